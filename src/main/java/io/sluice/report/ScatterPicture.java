package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Accuracy against loss at the end: a colour for each level that is compared.
 *
 * @param x the loss
 * @param xLabel its axis
 * @param y the accuracy
 * @param yLabel its axis
 * @param dots what is a dot
 * @param caption the same in words, of how many runs an arm has
 */
record ScatterPicture(
    Metric x, String xLabel, Metric y, String yLabel, Dots dots, UnaryOperator<String> caption)
    implements ReportPart {

  /** What is a dot. */
  private interface Dots {
    Stream<Optional<Point>> of(Analysis analysis, Map<String, String> arm);
  }

  /** A dot a run. */
  static ScatterPicture ofRuns(Metric x, String xLabel, Metric y, String yLabel) {
    return new ScatterPicture(
        x,
        xLabel,
        y,
        yLabel,
        (analysis, arm) ->
            analysis.at(arm, analysis.plan().end()).stream()
                .map(run -> point(run.value(x), run.value(y))),
        count -> "Dots: single runs, n = %s an arm.".formatted(count));
  }

  /** A dot an arm, the means of its runs. */
  static ScatterPicture ofArms(Metric x, String xLabel, Metric y, String yLabel) {
    return new ScatterPicture(
        x,
        xLabel,
        y,
        yLabel,
        (analysis, arm) -> {
          long end = analysis.plan().end();
          return Stream.of(
              point(analysis.cell(arm, end, x).mean(), analysis.cell(arm, end, y).mean()));
        },
        count -> "Dots: means over the runs of an arm, n = %s.".formatted(count));
  }

  private static Optional<Point> point(OptionalDouble x, OptionalDouble y) {
    return x.isPresent() && y.isPresent()
        ? Optional.of(new Point(x.getAsDouble(), y.getAsDouble()))
        : Optional.empty();
  }

  /** None if accuracies were not counted, or one dot alone has one. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Series> series = new ArrayList<>();
    for (String level : plan.comparedLevels()) {
      List<Point> points =
          analysis.arms().stream()
              .filter(arm -> arm.get(plan.compared()).equals(level))
              .flatMap(arm -> dots.of(analysis, arm))
              .flatMap(Optional::stream)
              .toList();
      if (!points.isEmpty()) {
        series.add(new Series(level, Mark.DOTS, points));
      }
    }
    if (series.stream().mapToInt(each -> each.points().size()).sum() < 2) {
      return Optional.empty();
    }
    String count =
        Captions.count(analysis.cells(y, plan.end()).stream().mapToInt(Cell::n).filter(n -> n > 0));
    String title = "%s after %s".formatted(plan.name(), Numbers.count(plan.end(), plan.clock()));
    return Optional.of(
        Section.of(
            "accuracy.png",
            Charts.one(new Chart(title, Axis.of(xLabel), Axis.of(yLabel), series))
                .captioned(caption.apply(count))));
  }
}
