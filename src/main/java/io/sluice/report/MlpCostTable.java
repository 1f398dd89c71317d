package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The cells of what training small networks costs. */
final class MlpCostTable {

  private static final double MILLION = 1e6;

  private MlpCostTable() {}

  static Section section(MlpComparison numbers) {
    Table table =
        new Table(
            List.of(
                new Column("data", LEFT),
                new Column("hidden", RIGHT),
                new Column("method", LEFT),
                new Column("millions of multiplies", RIGHT),
                new Column("ratio", RIGHT),
                new Column("seconds", RIGHT),
                new Column("ratio of seconds", RIGHT),
                new Column("iterations to baseline", RIGHT),
                new Column("millions to baseline", RIGHT),
                new Column("seconds to baseline", RIGHT)),
            numbers.arms().stream().map(MlpCostTable::cells).toList());
    return new Section(
        "Cost",
        List.of(table),
        List.of(
            "multiplies: counted in the whole training; seconds: of the whole training; both means over the runs; ratios: to %s on the same data set with as many hidden units"
                .formatted(numbers.baseline()),
            "to baseline: until the mean training error first is as low as that of %s at its end, with errors that fall by equal factors between recorded iterations; never where it is empty"
                .formatted(numbers.baseline()),
            "seconds hold only as far as the machine was equally busy; multiplies do not depend on it"));
  }

  private static List<String> cells(MlpComparison.Arm arm) {
    MlpComparison.Cost cost = arm.cost();
    return List.of(
        arm.data(),
        Numbers.count(arm.hidden()),
        arm.method(),
        Numbers.points(cost.multiplies() / MILLION),
        ratio(cost.multipliesRatio()),
        Numbers.ratio(cost.elapsedS()),
        ratio(cost.elapsedRatio()),
        reached(cost, reached -> Numbers.decimal(reached.iterations(), 1)),
        reached(cost, reached -> Numbers.points(reached.multiplies() / MILLION)),
        reached(cost, reached -> Numbers.ratio(reached.elapsedS())));
  }

  private static String ratio(OptionalDouble ratio) {
    return Numbers.points(ratio, 1);
  }

  private static String reached(
      MlpComparison.Cost cost, Function<MlpComparison.Reached, String> words) {
    return cost.toBaseline().map(words).orElse("");
  }
}
