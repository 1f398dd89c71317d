package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Section;
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
final class RatiosPicture {
  private static final int PERCENT = 100;

  /** A bar that is longer would leave no room for the others. */
  private static final double LONGEST = 100;

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
    List<Cell> all = analysis.cells(MlpReport.TEST);
    List<Long> sizes =
        all.stream()
            .map(cell -> Long.valueOf(cell.arm().get(MlpReport.HIDDEN)))
            .distinct()
            .sorted()
            .toList();
    List<Chart> charts =
        sizes.stream()
            .flatMap(
                size ->
                    chart(
                        sizes.size() == 1
                            ? plan.name()
                            : "%s, %s hidden".formatted(plan.name(), Numbers.count(size)),
                        all.stream()
                            .filter(
                                cell -> cell.arm().get(MlpReport.HIDDEN).equals(size.toString()))
                            .filter(cell -> plan.isBaseline(cell.arm()) || bar(cell).isPresent())
                            .toList())
                        .stream())
            .limit(Charts.MOST)
            .toList();
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            charts.size() == 1
                ? Figure.of(charts.get(0), Palette.DISTINCT)
                : new Figure("", 1, Ranges.OWN, Palette.DISTINCT, charts));
  }

  private Optional<Chart> chart(String title, List<Cell> cells) {
    if (cells.stream().allMatch(cell -> plan.isBaseline(cell.arm()))) {
      return Optional.empty();
    }
    List<String> sets =
        cells.stream().map(cell -> cell.arm().get(MlpReport.DATA)).distinct().toList();
    List<Series> series = new ArrayList<>();
    for (String method : plan.comparedLevels()) {
      List<Point> points =
          cells.stream()
              .filter(cell -> cell.arm().get(MlpReport.METHOD).equals(method))
              .map(cell -> point(sets.indexOf(cell.arm().get(MlpReport.DATA)), cell))
              .toList();
      if (!points.isEmpty()) {
        series.add(new Series(method, Mark.BARS, points));
      }
    }
    boolean cut = cells.stream().flatMap(cell -> bar(cell).stream()).anyMatch(b -> b > LONGEST);
    return Optional.of(
        new Chart(
            title,
            Axis.ofNames(
                "lines: 95 % intervals"
                    + (cut ? "; bars end at 100 %, their intervals are left out" : ""),
                sets),
            Axis.of("test error over that of %s, less one, in percent".formatted(plan.baseline())),
            series));
  }

  /** In percent. */
  private static Optional<Double> bar(Cell cell) {
    return cell.difference()
        .filter(difference -> difference.baseline() > 0)
        .map(difference -> PERCENT * difference.mean() / difference.baseline());
  }

  /** The baseline's own bar has no height, but its name is in the legend. */
  private static Point point(int set, Cell cell) {
    double bar = bar(cell).orElse(0.0);
    return bar > LONGEST
        ? new Point(set, LONGEST)
        : new Point(set, bar, cell.difference().map(RatiosPicture::half).orElse(0.0));
  }

  private static double half(Difference difference) {
    return difference
        .interval()
        .map(i -> PERCENT * (i.high() - difference.mean()) / difference.baseline())
        .orElse(0.0);
  }
}
