package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.measure.Quartiles;
import io.sluice.report.Table.Column;
import io.sluice.run.OverheadRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The cells of what variants cost. */
final class OverheadTable {

  private OverheadTable() {}

  static Section section(Overhead overhead) {
    OverheadRow.Conditions conditions = overhead.conditions();
    return new Section(
        "Overhead",
        List.of(times(overhead), sizes(overhead)),
        List.of(
            "learned: parameters beyond those of ReLU in the same form",
            "time: of a step over that of the step beside it, of %s and of ReLU in the same form; median of %s, and quartiles"
                .formatted(overhead.reference(), Numbers.count(overhead.steps(), "step")),
            "memory: the most that a process has resident which trains this variant alone, and how much that is beyond"
                + " ReLU's; 10 MB of it may be chance",
            "measured on: batches of %s x %s random ids of %s, %s, %s, %d %s, sluice %s"
                .formatted(
                    Numbers.count(conditions.batch()),
                    Numbers.count(conditions.context()),
                    Numbers.count(conditions.vocabulary()),
                    conditions.device(),
                    conditions.precision(),
                    conditions.threads(),
                    conditions.threads() == 1 ? "thread" : "threads",
                    conditions.sluice())));
  }

  private static Table times(Overhead overhead) {
    return new Table(
        List.of(
            new Column("variant", LEFT),
            new Column("step", RIGHT),
            new Column("time / " + overhead.reference(), RIGHT),
            new Column("quartiles", RIGHT),
            new Column("time / ReLU", RIGHT),
            new Column("quartiles", RIGHT)),
        overhead.costs().stream().map(OverheadTable::times).toList());
  }

  private static List<String> times(Overhead.Cost cost) {
    Optional<Quartiles> relu = cost.overRelu().map(Overhead.OverRelu::step);
    return List.of(
        cost.variant(),
        Numbers.milliseconds(cost.stepS()),
        Numbers.ratio(cost.overReference().median()),
        quartiles(cost.overReference()),
        relu.map(r -> Numbers.ratio(r.median())).orElse(""),
        relu.map(OverheadTable::quartiles).orElse(""));
  }

  private static Table sizes(Overhead overhead) {
    return new Table(
        List.of(
            new Column("variant", LEFT),
            new Column("parameters", RIGHT),
            new Column("learned", RIGHT),
            new Column("memory", RIGHT),
            new Column("beyond ReLU", RIGHT)),
        overhead.costs().stream().map(OverheadTable::sizes).toList());
  }

  private static List<String> sizes(Overhead.Cost cost) {
    Optional<Overhead.OverRelu> relu = cost.overRelu();
    return List.of(
        cost.variant(),
        Numbers.count(cost.parameters()),
        relu.map(r -> Numbers.count(r.parameters())).orElse(""),
        megabytes(cost.peakRssBytes()),
        relu.map(r -> megabytes(r.peakRssBytes())).orElse(""));
  }

  private static String quartiles(Quartiles ratio) {
    return Numbers.ratio(ratio.lower()) + " to " + Numbers.ratio(ratio.upper());
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isPresent() ? Numbers.megabytes(bytes.getAsLong()) : "";
  }
}
