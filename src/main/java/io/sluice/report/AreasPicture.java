package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Areas under the test error: a group of bars a net, a bar an activation. */
final class AreasPicture {

  static final String NAME = "areas.png";

  private AreasPicture() {}

  /** None after a single epoch, or for less than two bars. */
  static Optional<Figure> of(VisionComparison numbers) {
    List<VisionComparison.Arm> arms =
        numbers.arms().stream().filter(arm -> arm.convergence().isPresent()).toList();
    if (numbers.epochs() < 2 || arms.size() < 2) {
      return Optional.empty();
    }
    List<String> nets = arms.stream().map(VisionComparison.Arm::net).distinct().toList();
    List<Series> series = new ArrayList<>();
    for (String activation :
        arms.stream().map(VisionComparison.Arm::activation).distinct().toList()) {
      List<Point> points =
          arms.stream()
              .filter(arm -> arm.activation().equals(activation))
              .map(arm -> point(nets.indexOf(arm.net()), arm.convergence().orElseThrow()))
              .toList();
      series.add(new Series(activation, Mark.BARS, points));
    }
    String title = "%s, epochs 1 to %s".formatted(numbers.study(), Numbers.count(numbers.epochs()));
    return Optional.of(
        Figure.of(
            new Chart(
                title,
                Axis.ofNames("net", nets),
                Axis.of(
                    "area under the test error in percent, lines: spread over " + numbers.trials()),
                series),
            series.size() <= Palette.MOST_DISTINCT ? Palette.DISTINCT : Palette.ORDERED));
  }

  private static Point point(int net, VisionComparison.Curve curve) {
    return new Point(net, curve.errorArea(), curve.errorAreaStandardDeviation().orElse(0));
  }
}
