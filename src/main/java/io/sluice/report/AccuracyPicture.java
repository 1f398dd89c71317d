package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Accuracy against loss: a dot a run at the last mark, a colour a variant. */
final class AccuracyPicture {

  static final String NAME = "accuracy.png";

  private AccuracyPicture() {}

  /** None if accuracies were not counted, or one run alone has one. */
  static Optional<Figure> of(Comparison numbers, List<ResultRow> rows) {
    long mark = rows.stream().mapToLong(ResultRow::mark).max().orElseThrow();
    Map<String, List<Point>> points = new LinkedHashMap<>();
    numbers.variants().forEach(variant -> points.put(variant.variant(), new ArrayList<>()));
    for (ResultRow row : rows) {
      OptionalDouble accuracy =
          row.score().map(ResultRow.Score::accuracy).orElse(OptionalDouble.empty());
      if (row.mark() == mark && accuracy.isPresent()) {
        points
            .get(row.variant())
            .add(new Point(row.score().orElseThrow().lossNats(), accuracy.getAsDouble()));
      }
    }
    points.values().removeIf(List::isEmpty);
    if (points.values().stream().mapToInt(List::size).sum() < 2) {
      return Optional.empty();
    }
    List<Series> series =
        points.entrySet().stream()
            .map(variant -> new Series(variant.getKey(), Mark.DOTS, variant.getValue()))
            .toList();
    String title = "%s after %s".formatted(numbers.study(), Numbers.count(mark, "step"));
    return Optional.of(
        Figure.of(
            new Chart(
                title,
                Axis.of("validation loss, nats a token"),
                Axis.of("share of tokens that were the likeliest"),
                series),
            series.size() <= Palette.MOST_DISTINCT ? Palette.DISTINCT : Palette.ORDERED));
  }
}
