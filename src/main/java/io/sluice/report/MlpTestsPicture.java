package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Test errors against the baseline's: a group of bars a data set, a bar a method. */
final class MlpTestsPicture {

  static final String NAME = "tests.png";

  private static final int PERCENT = 100;

  /** A bar that is longer would leave no room for the others. */
  private static final double LONGEST = 100;

  private MlpTestsPicture() {}

  /** A chart a number of hidden units; none without a difference. */
  static Optional<Figure> of(MlpComparison numbers) {
    List<Chart> charts =
        numbers.arms().stream()
            .map(MlpComparison.Arm::hidden)
            .distinct()
            .sorted()
            .map(hidden -> chart(numbers, hidden))
            .flatMap(Optional::stream)
            .limit(VisionPictures.MOST_CHARTS)
            .toList();
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            charts.size() == 1
                ? Figure.of(charts.get(0), Palette.DISTINCT)
                : new Figure("", 1, Ranges.OWN, Palette.DISTINCT, charts));
  }

  private static Optional<Chart> chart(MlpComparison numbers, long hidden) {
    List<MlpComparison.Arm> arms =
        numbers.arms().stream()
            .filter(arm -> arm.hidden() == hidden)
            .filter(arm -> isBaseline(numbers, arm) || bar(arm).isPresent())
            .toList();
    if (arms.stream().allMatch(arm -> isBaseline(numbers, arm))) {
      return Optional.empty();
    }
    List<String> sets = arms.stream().map(MlpComparison.Arm::data).distinct().toList();
    List<Series> series = new ArrayList<>();
    for (String method : arms.stream().map(MlpComparison.Arm::method).distinct().toList()) {
      series.add(
          new Series(
              method,
              Mark.BARS,
              arms.stream()
                  .filter(arm -> arm.method().equals(method))
                  .map(arm -> point(sets.indexOf(arm.data()), arm))
                  .toList()));
    }
    boolean cut = arms.stream().flatMap(arm -> bar(arm).stream()).anyMatch(bar -> bar > LONGEST);
    return Optional.of(
        new Chart(
            numbers.hasSizes()
                ? "%s, %s hidden".formatted(numbers.study(), Numbers.count(hidden))
                : numbers.study(),
            Axis.ofNames(
                "lines: 95 % intervals"
                    + (cut ? "; bars end at 100 %, their intervals are left out" : ""),
                sets),
            Axis.of(
                "test error over that of %s, less one, in percent".formatted(numbers.baseline())),
            series));
  }

  private static boolean isBaseline(MlpComparison numbers, MlpComparison.Arm arm) {
    return arm.method().equals(numbers.baseline());
  }

  /** In percent. */
  private static Optional<Double> bar(MlpComparison.Arm arm) {
    return arm.testDifference()
        .filter(difference -> difference.baseline() > 0)
        .map(difference -> PERCENT * difference.mean() / difference.baseline());
  }

  /** The baseline's own bar has no height, but its name is in the legend. */
  private static Point point(int set, MlpComparison.Arm arm) {
    double bar = bar(arm).orElse(0.0);
    if (bar > LONGEST) {
      return new Point(set, LONGEST);
    }
    double half =
        arm.testDifference()
            .filter(difference -> difference.high().isPresent())
            .map(
                difference ->
                    PERCENT
                        * (difference.high().getAsDouble() - difference.mean())
                        / difference.baseline())
            .orElse(0.0);
    return new Point(set, bar, half);
  }
}
