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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accuracy by the strength of an attack: a chart a net, a line an activation. */
final class AttackPicture {

  static final String NAME = "fgsm.png";

  private static final int PERCENT = 100;

  private AttackPicture() {}

  /** None for a single strength, or for more nets than a picture has room for. */
  static Optional<Figure> of(VisionComparison numbers) {
    Map<String, Map<String, List<Point>>> nets = new LinkedHashMap<>();
    for (VisionComparison.Attack attack : numbers.attacks()) {
      nets.computeIfAbsent(attack.net(), net -> new LinkedHashMap<>())
          .computeIfAbsent(attack.activation(), activation -> new ArrayList<>())
          .add(new Point(attack.epsilon(), PERCENT * attack.attacked()));
    }
    long strengths =
        numbers.attacks().stream().map(VisionComparison.Attack::epsilon).distinct().count();
    if (strengths < 2 || nets.size() > VisionPictures.MOST_CHARTS) {
      return Optional.empty();
    }
    List<Chart> charts = new ArrayList<>();
    nets.forEach(
        (net, lines) -> {
          List<Series> series = new ArrayList<>();
          lines.forEach(
              (activation, points) -> series.add(new Series(activation, Mark.DOTTED_LINE, points)));
          charts.add(
              new Chart(
                  net,
                  Axis.of("epsilon, of full brightness"),
                  Axis.of("attacked accuracy in percent"),
                  series));
        });
    return Optional.of(
        new Figure(
            numbers.study() + ", attacked by the fast gradient sign method",
            Math.min(3, charts.size()),
            Ranges.SHARED,
            Palette.DISTINCT,
            charts));
  }
}
