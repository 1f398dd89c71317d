package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.HeatMap;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Accuracy by depth and by net, curves by epoch and the areas under them. */
final class VisionPictures {

  private VisionPictures() {}

  private static String title(Plan plan) {
    return "%s after %s".formatted(plan.name(), Numbers.count(plan.end(), plan.clock()));
  }

  private static String net(Cell cell) {
    return cell.arm().get(VisionReport.NET);
  }

  private static String activation(Cell cell) {
    return cell.arm().get(VisionReport.ACTIVATION);
  }

  /** The arms that reached the end. */
  private static List<Cell> ended(Analysis analysis) {
    return analysis.cells(VisionReport.ACCURACY).stream().filter(cell -> cell.n() > 0).toList();
  }

  private static Figure captioned(Figure figure, Analysis analysis) {
    return Captions.ofMeans(
        figure, analysis.plan().meanOver(), ended(analysis).stream().mapToInt(Cell::n));
  }

  /** A line an activation over nets that differ in their depth; none for a single depth. */
  static Optional<Section> depths(Analysis analysis) {
    Plan plan = analysis.plan();
    Factor nets = plan.factor(VisionReport.NET);
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    for (String activation : plan.comparedLevels()) {
      for (Cell cell : ended(analysis)) {
        OptionalDouble depth = nets.level(net(cell)).number();
        if (activation(cell).equals(activation) && depth.isPresent()) {
          lines
              .computeIfAbsent(activation, each -> new ArrayList<>())
              .add(
                  new Point(
                      depth.getAsDouble(), cell.mean().orElseThrow(), cell.spread().orElse(0)));
        }
      }
    }
    List<Series> series = new ArrayList<>();
    lines.forEach((name, points) -> series.add(new Series(name, Mark.DOTTED_LINE, points)));
    return series.stream().noneMatch(line -> line.points().size() > 1)
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "depth.png",
                captioned(
                    Figure.of(
                        new Chart(
                            title(plan),
                            new Axis("hidden layers", Scale.WHOLE),
                            Axis.of("test accuracy in percent"),
                            series),
                        Palette.DISTINCT),
                    analysis)));
  }

  /**
   * Accuracy as a heat map: a row an activation, a column a net, or a depth where nets are those.
   * None for one net or one activation, or if all runs diverged.
   */
  static Optional<Section> grid(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Cell> arms = analysis.cells(VisionReport.ACCURACY);
    List<String> nets = arms.stream().map(VisionPictures::net).distinct().toList();
    List<String> activations = arms.stream().map(VisionPictures::activation).distinct().toList();
    if (nets.size() < 2 || activations.size() < 2 || ended(analysis).isEmpty()) {
      return Optional.empty();
    }
    Factor factor = plan.factor(VisionReport.NET);
    List<OptionalDouble> depths = nets.stream().map(net -> factor.level(net).number()).toList();
    if (depths.stream().anyMatch(OptionalDouble::isEmpty)
        || new HashSet<>(depths).size() < nets.size()) {
      return Optional.of(
          Section.of(
              "nets-by-activation.png",
              map(analysis, nets, Axis.ofNames("net", nets), activations)));
    }
    List<String> sorted =
        nets.stream()
            .sorted(Comparator.comparing(net -> factor.level(net).number().orElseThrow()))
            .toList();
    List<String> names =
        sorted.stream()
            .map(net -> Numbers.count(factor.level(net).number().orElseThrow()))
            .toList();
    return Optional.of(
        Section.of(
            "depth-by-activation.png",
            map(analysis, sorted, Axis.ofNames("hidden layers", names), activations)));
  }

  private static HeatMap map(
      Analysis analysis, List<String> nets, Axis columns, List<String> activations) {
    Plan plan = analysis.plan();
    // A mean over those that went well says less.
    long some =
        ended(analysis).stream()
            .filter(
                cell ->
                    analysis.at(cell.arm(), plan.end()).stream()
                        .map(Observation::diverged)
                        .anyMatch(step -> step.isPresent()))
            .count();
    return new HeatMap(
        title(plan),
        columns,
        Axis.ofNames("activation", activations),
        "mean test accuracy in percent, n = "
            + Captions.count(ended(analysis).stream().mapToInt(Cell::n))
            + (some == 0 ? "" : "; in %d cells some runs diverged".formatted(some)),
        activations.stream()
            .map(
                activation ->
                    nets.stream()
                        .map(
                            net ->
                                analysis
                                    .cell(
                                        Map.of(
                                            VisionReport.NET,
                                            net,
                                            VisionReport.ACTIVATION,
                                            activation),
                                        plan.end(),
                                        VisionReport.ACCURACY)
                                    .mean())
                        .toList())
            .toList());
  }

  /** A chart a net, a line an activation. */
  static Optional<Section> curves(Analysis analysis) {
    Plan plan = analysis.plan();
    Map<String, List<Series>> nets = new LinkedHashMap<>();
    for (Map<String, String> arm : analysis.arms()) {
      List<Point> points =
          analysis.checkpoints(arm).stream()
              .map(epoch -> analysis.cell(arm, epoch, VisionReport.ERROR))
              .filter(cell -> cell.n() > 0)
              .map(VisionPictures::ofError)
              .toList();
      if (!points.isEmpty()) {
        nets.computeIfAbsent(arm.get(VisionReport.NET), net -> new ArrayList<>())
            .add(new Series(arm.get(VisionReport.ACTIVATION), Mark.DOTTED_LINE, points));
      }
    }
    Axis errors =
        Charts.errors(
            "test error in percent", nets.values().stream().flatMap(List::stream).toList());
    List<Chart> charts =
        nets.entrySet().stream()
            .map(
                net ->
                    new Chart(net.getKey(), new Axis("epoch", Scale.WHOLE), errors, net.getValue()))
            .toList();
    return plan.end() < 2 || charts.size() > Charts.MOST || charts.isEmpty()
        ? Optional.empty()
        : Charts.grid(plan.name(), Ranges.SHARED, charts)
            .map(figure -> Section.of("curves.png", captioned(figure, analysis)));
  }

  /** No error lies below zero. */
  private static Point ofError(Cell cell) {
    double mean = cell.mean().orElseThrow();
    double spread = cell.spread().orElse(0);
    return new Point(cell.checkpoint(), mean, Math.max(0, mean - spread), mean + spread);
  }

  /** A group of bars a net, a bar an activation; none for less than two. */
  static Optional<Section> areas(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Learning> all =
        analysis.arms().stream().flatMap(arm -> Learning.of(analysis, arm).stream()).toList();
    if (plan.end() < 2 || all.size() < 2) {
      return Optional.empty();
    }
    List<String> nets =
        all.stream().map(each -> each.arm().get(VisionReport.NET)).distinct().toList();
    List<Series> series = new ArrayList<>();
    for (String activation :
        all.stream().map(each -> each.arm().get(VisionReport.ACTIVATION)).distinct().toList()) {
      series.add(
          new Series(
              activation,
              Mark.BARS,
              all.stream()
                  .filter(each -> each.arm().get(VisionReport.ACTIVATION).equals(activation))
                  .map(
                      each ->
                          new Point(
                              nets.indexOf(each.arm().get(VisionReport.NET)),
                              each.error().area(),
                              each.spread().orElse(0)))
                  .toList()));
    }
    return Optional.of(
        Section.of(
            "areas.png",
            captioned(
                Charts.one(
                    new Chart(
                        "%s, epochs 1 to %s".formatted(plan.name(), Numbers.count(plan.end())),
                        Axis.ofNames("net", nets),
                        Axis.of("area under the test error in percent"),
                        series)),
                analysis)));
  }
}
