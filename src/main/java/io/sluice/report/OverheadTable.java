package io.sluice.report;

import io.sluice.experiment.Numbers;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.measure.Quartiles;
import io.sluice.run.OverheadRow;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The cells of what variants cost. */
final class OverheadTable {

  private OverheadTable() {}

  static Section section(Overhead overhead) {
    OverheadRow.Conditions conditions = overhead.conditions();
    return Section.of(
        "Overhead",
        List.of(times(overhead), sizes(overhead)),
        List.of(
            "learned: parameters beyond those of ReLU in the same form",
            "time: of a step over that of the step beside it, of %s and of ReLU in the same form; median of %s, and quartiles"
                .formatted(overhead.reference(), Numbers.count(overhead.steps(), "step")),
            "memory: the most that a process has resident which trains this variant alone, and how"
                + " much that is beyond ReLU's; 10 MB of it may be chance",
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

  private static ReportTable times(Overhead overhead) {
    return ReportTable.of(
        overhead.costs(),
        List.of(
            Column.words("variant", Overhead.Cost::variant),
            Column.numbers("step", cost -> Numbers.milliseconds(cost.stepS())),
            Column.numbers(
                "time / " + overhead.reference(),
                cost -> Numbers.ratio(cost.overReference().median())),
            Column.<Overhead.Cost>numbers("quartiles", cost -> quartiles(cost.overReference()))
                .detail(),
            overRelu("time / ReLU", relu -> Numbers.ratio(relu.step().median())),
            overRelu("quartiles", relu -> quartiles(relu.step())).detail()));
  }

  private static ReportTable sizes(Overhead overhead) {
    return ReportTable.of(
        overhead.costs(),
        List.of(
            Column.words("variant", Overhead.Cost::variant),
            Column.numbers("parameters", cost -> Numbers.count(cost.parameters())),
            overRelu("learned", relu -> Numbers.count(relu.parameters())),
            Column.numbers("memory", cost -> megabytes(cost.peakRssBytes())),
            overRelu("beyond ReLU", relu -> megabytes(relu.peakRssBytes()))));
  }

  private static Column<Overhead.Cost> overRelu(
      String heading, Function<Overhead.OverRelu, String> words) {
    return Column.numbers(heading, cost -> cost.overRelu().map(words).orElse(""));
  }

  private static String quartiles(Quartiles ratio) {
    return Numbers.ratio(ratio.lower()) + " to " + Numbers.ratio(ratio.upper());
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isPresent() ? Numbers.megabytes(bytes.getAsLong()) : "";
  }
}
