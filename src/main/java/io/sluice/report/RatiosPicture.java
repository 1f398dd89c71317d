package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Section;
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
 * Test errors over the baseline's: a group of dots a data set, a dot a method. Ratios are those of
 * geometric means, with intervals of the logarithms, so that none reaches below zero and half and
 * twice as much lie equally far from one.
 */
final class RatiosPicture {
  private final Analysis analysis;
  private final Plan plan;

  private RatiosPicture(Analysis analysis) {
    this.analysis = analysis;
    plan = analysis.plan();
  }

  /** A chart a number of hidden units; none without a difference. */
  static Optional<Section> section(Analysis analysis) {
    return new RatiosPicture(analysis).figure().map(figure -> Section.of("tests.png", figure));
  }

  private Optional<Figure> figure() {
    List<Cell> all =
        analysis.cells(MlpReport.LOG_TEST).stream()
            .filter(cell -> cell.difference().isPresent())
            .toList();
    List<Long> sizes =
        all.stream()
            .map(cell -> Long.valueOf(cell.arm().get(MlpReport.HIDDEN)))
            .distinct()
            .sorted()
            .toList();
    if (sizes.isEmpty()) {
      return Optional.empty();
    }
    List<Chart> charts =
        sizes.stream()
            .limit(Charts.MOST)
            .map(
                size ->
                    chart(
                        sizes.size() == 1
                            ? plan.name()
                            : "%s, %s hidden".formatted(plan.name(), Numbers.count(size)),
                        all.stream()
                            .filter(
                                cell -> cell.arm().get(MlpReport.HIDDEN).equals(size.toString()))
                            .toList()))
            .toList();
    Figure figure =
        charts.size() == 1
            ? Figure.of(charts.get(0), Palette.DISTINCT)
            : new Figure("", 1, Ranges.SHARED, Palette.DISTINCT, charts);
    return Optional.of(
        figure.captioned(
            "Dots: geometric means over %s, n = %s. Upright lines: 95 %% intervals of the logarithms (Student's t), each for itself."
                .formatted(
                    plan.meanOver(),
                    Captions.count(
                        all.stream().mapToInt(cell -> cell.difference().orElseThrow().n())))));
  }

  private Chart chart(String title, List<Cell> cells) {
    List<String> sets =
        cells.stream().map(cell -> cell.arm().get(MlpReport.DATA)).distinct().toList();
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            plan.baseline(),
            Mark.REFERENCE,
            List.of(new Point(-0.5, 1), new Point(sets.size() - 0.5, 1))));
    for (String method : plan.comparedLevels()) {
      List<Point> points =
          cells.stream()
              .filter(cell -> cell.arm().get(MlpReport.METHOD).equals(method))
              .map(cell -> point(sets.indexOf(cell.arm().get(MlpReport.DATA)), cell))
              .toList();
      if (!points.isEmpty()) {
        series.add(new Series(method, Mark.DOTS, points));
      }
    }
    return new Chart(
        title,
        Axis.ofNames("data set", sets),
        new Axis("test error over that of " + plan.baseline(), Scale.LOGARITHMIC),
        series);
  }

  private static Point point(int set, Cell cell) {
    double mean = cell.difference().orElseThrow().mean();
    return cell.difference()
        .orElseThrow()
        .interval()
        .map(
            interval ->
                new Point(set, Math.exp(mean), Math.exp(interval.low()), Math.exp(interval.high())))
        .orElse(new Point(set, Math.exp(mean)));
  }
}
