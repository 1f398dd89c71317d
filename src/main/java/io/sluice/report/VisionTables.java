package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.measure.Verdict;
import io.sluice.report.Table.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The cells of a comparison of image classifiers. */
record VisionTables(VisionComparison numbers) {

  Section results() {
    Table table =
        new Table(
            List.of(
                new Column("net", LEFT),
                new Column("activation", LEFT),
                new Column("parameters", RIGHT),
                new Column("accuracy", RIGHT),
                new Column("spread", RIGHT),
                new Column("loss", RIGHT),
                new Column("vs " + numbers.baseline(), RIGHT),
                new Column("95 % interval", RIGHT),
                new Column("verdict", LEFT),
                new Column("n", RIGHT)),
            numbers.arms().stream().map(this::result).toList());
    return new Section(
        "Results",
        List.of(table),
        List.of(
            "accuracy: of the %s after %s, in percent; mean over %s, and spread its standard deviation"
                .formatted(
                    numbers.measured(), Numbers.count(numbers.epochs(), "epoch"), numbers.trials()),
            "loss: mean cross-entropy of the same images, nats",
            "vs %s: difference of accuracies in points within the same net, %s; its interval is Student's t"
                .formatted(
                    numbers.baseline(), numbers.folds() == 0 ? "seed by seed" : "fold by fold")));
  }

  private List<String> result(VisionComparison.Arm arm) {
    Optional<VisionComparison.End> end = arm.end();
    Optional<VisionComparison.Difference> difference = arm.difference();
    return List.of(
        arm.net(),
        arm.activation(),
        Numbers.count(arm.parameters()),
        end.map(e -> Numbers.points(100 * e.accuracy())).orElse("diverged"),
        end.map(e -> Numbers.points(e.standardDeviation(), 100)).orElse(""),
        end.map(e -> Numbers.nats(e.lossNats())).orElse(""),
        difference.map(d -> Numbers.points(d.points())).orElse(""),
        difference
            .filter(d -> d.lowPoints().isPresent())
            .map(d -> Numbers.points(d.lowPoints(), 1) + " to " + Numbers.points(d.highPoints(), 1))
            .orElse(""),
        verdict(arm),
        Integer.toString(arm.n()));
  }

  private String verdict(VisionComparison.Arm arm) {
    if (arm.activation().equals(numbers.baseline())) {
      return "baseline";
    }
    return arm.difference().map(difference -> words(difference.verdict())).orElse("no pair");
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case LOWER -> "less accurate";
      case HIGHER -> "more accurate";
      case WITHIN_NOISE -> "within noise";
      case UNKNOWN -> "one pair";
    };
  }

  /** None after a single epoch, which is no curve. */
  Optional<Section> convergence() {
    if (numbers.epochs() < 2) {
      return Optional.empty();
    }
    Table table =
        new Table(
            List.of(
                new Column("net", LEFT),
                new Column("activation", LEFT),
                new Column("error area (mean)", RIGHT),
                new Column("spread", RIGHT),
                new Column("vs " + numbers.baseline(), RIGHT),
                new Column("epochs to " + numbers.baseline(), RIGHT),
                new Column("efficiency", RIGHT),
                new Column("loss area", RIGHT),
                new Column("training", RIGHT)),
            numbers.arms().stream()
                .filter(arm -> arm.convergence().isPresent())
                .map(this::curve)
                .toList());
    return Optional.of(
        new Section(
            "Convergence",
            List.of(table),
            List.of(
                "error area: trapezoids under the test error in percent, epoch 1 to %s, mean over %s; in brackets the same over the distance; spread: standard deviation over %2$s"
                    .formatted(Numbers.count(numbers.epochs()), numbers.trials()),
                "vs %s: error area over that of %1$s in the same net, less one; less is better"
                    .formatted(numbers.baseline()),
                "epochs to %s: when the mean test error first is as low as that of %1$s in the same net at the end, never where it is empty; efficiency: those of %1$s over these, less one; more is better"
                    .formatted(numbers.baseline()),
                "loss area, training: areas under the test loss and under the mean loss of each epoch's batches, nats")));
  }

  private List<String> curve(VisionComparison.Arm arm) {
    VisionComparison.Curve curve = arm.convergence().orElseThrow();
    return List.of(
        arm.net(),
        arm.activation(),
        "%s (%s)".formatted(Numbers.points(curve.errorArea()), Numbers.points(curve.errorMean())),
        Numbers.points(curve.errorAreaStandardDeviation(), 1),
        percent(curve.areaChangePercent()),
        Numbers.points(curve.epochsToBaseline(), 1),
        percent(curve.epochEfficiencyPercent()),
        Numbers.ratio(curve.lossArea()),
        Numbers.ratio(curve.trainingLossArea()));
  }

  private static String percent(OptionalDouble value) {
    return value.isPresent() ? Numbers.percent(value.getAsDouble() / 100) : "";
  }
}
