package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import java.util.List;
import java.util.Optional;

/** The cells of what activations cost, in parameters and in speed. */
final class CostTable {

  private CostTable() {}

  /** None if no run reached its end. */
  static Optional<Section> section(VisionComparison numbers) {
    List<List<String>> rows =
        numbers.arms().stream()
            .filter(arm -> arm.cost().isPresent())
            .map(arm -> cells(numbers, arm))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        new Table(
            List.of(
                new Column("net", LEFT),
                new Column("activation", LEFT),
                new Column("more parameters", RIGHT),
                new Column("images / s", RIGHT),
                new Column("speed / " + numbers.baseline(), RIGHT)),
            rows);
    return Optional.of(
        new Section(
            "Cost",
            List.of(table),
            List.of(
                "more parameters: than %s in the same net".formatted(numbers.baseline()),
                "images / s: trained on in a second, median over %2$s; speed / %1$s: its ratio to that of %1$s in the same net"
                    .formatted(numbers.baseline(), numbers.trials()),
                "runs were trained one after the other, so a ratio holds only as far as the machine was equally busy")));
  }

  private static List<String> cells(VisionComparison numbers, VisionComparison.Arm arm) {
    VisionComparison.Cost cost = arm.cost().orElseThrow();
    Optional<Long> more =
        numbers.arms().stream()
            .filter(other -> other.net().equals(arm.net()))
            .filter(other -> other.activation().equals(numbers.baseline()))
            .map(baseline -> arm.parameters() - baseline.parameters())
            .findFirst();
    return List.of(
        arm.net(),
        arm.activation(),
        more.map(Numbers::count).orElse(""),
        Numbers.count(cost.imagesPerS()),
        cost.ratioToBaseline().isPresent()
            ? Numbers.ratio(cost.ratioToBaseline().getAsDouble())
            : "");
  }
}
