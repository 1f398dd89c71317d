package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Level;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Errors by the number of hinges, of methods that differ in nothing else.
 *
 * @param words what an arm is measured by
 */
record LevelsPicture(Function<Map<String, String>, String> words) implements ReportPart {

  /** A chart a data set; none if no two methods differ in their number alone. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    Map<String, List<Map<String, String>>> charts = new LinkedHashMap<>();
    for (Map<String, String> arm : analysis.arms()) {
      charts.computeIfAbsent(analysis.context(arm), name -> new ArrayList<>()).add(arm);
    }
    return Charts.grid(
            "%s, means over %s".formatted(plan.name(), plan.meanOver()),
            Ranges.SHARED_X,
            charts.entrySet().stream()
                .flatMap(chart -> chart(analysis, chart.getKey(), chart.getValue()).stream())
                .toList())
        .map(
            figure ->
                Section.of(
                    "hinges.png",
                    figure.captioned(
                        "Dots: means over %s, n = %s; their spread is in the table."
                            .formatted(
                                plan.meanOver(),
                                Captions.count(
                                    analysis.cells(MlpReport.TEST).stream().mapToInt(Cell::n))))));
  }

  private Optional<Chart> chart(Analysis analysis, String title, List<Map<String, String>> arms) {
    Plan plan = analysis.plan();
    Factor compared = plan.factor(plan.compared());
    Map<String, List<Map<String, String>>> families = new LinkedHashMap<>();
    for (Map<String, String> arm : arms) {
      Level level = compared.level(arm.get(compared.name()));
      if (level.number().isPresent()) {
        families.computeIfAbsent(level.family(), name -> new ArrayList<>()).add(arm);
      }
    }
    families.values().removeIf(family -> family.size() < 2);
    if (families.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    families.forEach(
        (family, members) -> {
          series.add(line(analysis, family, ", test", members, MlpReport.TEST));
          series.add(line(analysis, family, ", training", members, MlpReport.TRAINING));
        });
    double[] places =
        series.stream().flatMap(s -> s.points().stream()).mapToDouble(Point::x).sorted().toArray();
    double most = places[places.length - 1];
    Level baseline = compared.level(plan.baseline());
    if (baseline.number().isEmpty() || !families.containsKey(baseline.family())) {
      arms.stream()
          .filter(plan::isBaseline)
          .mapToDouble(arm -> mean(analysis, arm, MlpReport.TEST))
          .forEach(
              mean ->
                  series.add(
                      new Series(
                          plan.baseline() + ", test",
                          Mark.REFERENCE,
                          List.of(new Point(places[0], mean), new Point(most, mean)))));
    }
    return Optional.of(
        new Chart(
            title,
            Charts.levels("hinges", places[0], most, Scale.WHOLE),
            Charts.errors(words.apply(arms.get(0)), series),
            series));
  }

  private static double mean(Analysis analysis, Map<String, String> arm, Metric metric) {
    return analysis.cell(arm, analysis.plan().end(), metric).mean().orElseThrow();
  }

  private static Series line(
      Analysis analysis,
      String family,
      String patterns,
      List<Map<String, String>> members,
      Metric metric) {
    Factor compared = analysis.plan().factor(analysis.plan().compared());
    return new Series(
        family + patterns,
        Mark.DOTTED_LINE,
        members.stream()
            .map(
                arm ->
                    new Point(
                        compared.level(arm.get(compared.name())).number().orElseThrow(),
                        mean(analysis, arm, metric)))
            .sorted(Comparator.comparingDouble(Point::x))
            .toList(),
        family);
  }
}
