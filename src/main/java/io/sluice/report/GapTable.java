package io.sluice.report;

import static io.sluice.report.Numbers.nats;
import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of what was learned of the training text alone. */
final class GapTable {

  private GapTable() {}

  /** None if no run has kept its training loss. */
  static Optional<Section> section(Comparison numbers) {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.Variant variant : numbers.variants()) {
      Comparison.Mark last = variant.last();
      last.gap().ifPresent(gap -> rows.add(cells(variant, last, gap)));
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table(
            List.of(
                new Column("variant", LEFT),
                new Column("training", RIGHT),
                new Column("validation", RIGHT),
                new Column("gap", RIGHT),
                new Column("spread", RIGHT),
                new Column("vs " + numbers.baseline(), RIGHT),
                new Column("95 % interval", RIGHT)),
            rows);
    return Optional.of(
        new Section(
            "Training and validation",
            List.of(table),
            List.of(
                "training: mean loss of the batches of the 100 steps up to the last mark, each before its update;"
                    + " gap: validation less training, which grows where a model learns its training text by heart;"
                    + " differences: seed by seed, Student's t")));
  }

  private static List<String> cells(
      Comparison.Variant variant, Comparison.Mark last, Comparison.Gap gap) {
    return List.of(
        variant.variant(),
        nats(gap.trainingNats()),
        last.loss().map(loss -> nats(loss.meanNats())).orElse(""),
        nats(gap.meanNats()),
        nats(gap.standardDeviation()),
        gap.difference().map(difference -> nats(difference.meanNats())).orElse(""),
        gap.difference()
            .flatMap(Comparison.Difference::interval)
            .map(ComparisonTable::words)
            .orElse(""));
  }
}
