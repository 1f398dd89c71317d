package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
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

/**
 * The loss, and its gap to the training loss, by each factor whose values are numbers, such as a
 * count of hinges.
 */
final class FactorPicture {

  static final String NAME = "factors.png";

  /** From here on a few large values would push the small ones together. */
  private static final double WIDE = 8;

  private final Comparison numbers;
  private final Ablation ablation;

  private FactorPicture(Comparison numbers, Ablation ablation) {
    this.numbers = numbers;
    this.ablation = ablation;
  }

  /** A chart a factor; none if no factor has two numbers with a loss. */
  static Optional<Figure> of(Comparison numbers) {
    return numbers.factors().flatMap(ablation -> new FactorPicture(numbers, ablation).figure());
  }

  private Optional<Figure> figure() {
    List<Chart> charts = new ArrayList<>();
    for (Design.Factor factor : ablation.design().factors()) {
      for (Measure measure : Measure.values()) {
        chart(factor.name(), measure).ifPresent(charts::add);
      }
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "%s after %s".formatted(numbers.study(), Numbers.count(ablation.mark(), "step")),
                Math.min(2, charts.size()),
                Ranges.OWN,
                Palette.DISTINCT,
                charts));
  }

  private Optional<Chart> chart(String factor, Measure measure) {
    List<Point> points = new ArrayList<>();
    for (Ablation.Effect effect : ablation.effects(measure)) {
      if (effect.factor().equals(factor)) {
        Optional<Double> value = number(effect.value());
        if (value.isEmpty()) {
          return Optional.empty();
        }
        effect
            .meanNats()
            .ifPresent(
                mean ->
                    points.add(new Point(value.get(), mean, effect.standardDeviation().orElse(0))));
      }
    }
    if (points.size() < 2) {
      return Optional.empty();
    }
    double least = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double most = points.stream().mapToDouble(Point::x).max().orElseThrow();
    List<Series> series = new ArrayList<>();
    series.add(new Series(measure.words() + ", bars: spread over seeds", Mark.DOTTED_LINE, points));
    baseline(measure)
        .ifPresent(
            level ->
                series.add(
                    new Series(
                        numbers.baseline(),
                        Mark.REFERENCE,
                        List.of(new Point(least, level), new Point(most, level)))));
    Scale scale = least > 0 && most / least >= WIDE ? Scale.LOGARITHMIC : Scale.LINEAR;
    return Optional.of(
        new Chart(
            factor, new Axis(factor, scale), Axis.of(measure.words() + ", nats a token"), series));
  }

  private Optional<Double> baseline(Measure measure) {
    return numbers.variants().stream()
        .filter(variant -> variant.variant().equals(numbers.baseline()))
        .findFirst()
        .flatMap(variant -> ComparisonTable.at(variant, ablation.mark()))
        .flatMap(measure::of);
  }

  private static Optional<Double> number(String value) {
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      // A word: its table says what a curve could not.
      return Optional.empty();
    }
  }
}
