package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.experiment.TuningCurves;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Mark;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What was tried to choose a value for each arm, and what was chosen.
 *
 * @param curves of tuning; without rows nothing was tuned
 */
record TuningPart(TuningCurves curves) implements ReportPart {

  @Override
  public Optional<Section> of(Analysis analysis) {
    if (curves.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Column<String>> columns = new ArrayList<>();
    columns.add(Column.words("tuned", arm -> arm));
    columns.add(Column.numbers("chosen", arm -> curves.best(arm).orElse("none")));
    for (String value : curves.values()) {
      columns.add(Column.numbers(value, arm -> measured(curves.mean(arm, value))));
    }
    Section table = Section.of("Tuning", List.of(ReportTable.of(curves.arms(), columns)), notes());
    return Optional.of(
        new Section(
            table.heading(),
            table.tables(),
            table.notes(),
            picture()
                .<Map<String, Picture>>map(chart -> Map.of("tuning.png", Charts.one(chart)))
                .orElse(Map.of()),
            Map.of("tuning", curves.rows()),
            Map.of()));
  }

  /** What somebody should know who reads the first lines alone. */
  ReportPart warnings() {
    return analysis -> {
      List<String> warnings = edges();
      return warnings.isEmpty() ? Optional.empty() : Optional.of(Section.ofNotes(warnings));
    };
  }

  /** What was chosen for each arm; nothing if nothing was tuned. */
  Optional<String> words() {
    return curves.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s, tuned: %s"
                .formatted(
                    curves.key().orElseThrow(),
                    curves.chosen().entrySet().stream()
                        .map(chosen -> chosen.getKey() + " " + chosen.getValue())
                        .collect(Collectors.joining(", "))));
  }

  /** Whether a key of the recipe is what was tuned. */
  boolean isOf(String key) {
    return curves.key().equals(Optional.of(key));
  }

  /** What all runs have under a key of the recipe, or that it differs between them. */
  String unlessTuned(Plan plan, String key, String value) {
    return isOf(key) ? "(tuned)" : plan.unlessVaried(key, value);
  }

  private static String measured(OptionalDouble mean) {
    return mean.isPresent() ? Numbers.nats(mean.getAsDouble()) : "diverged";
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "%s of each is the one of these %s with the lowest %s at the end, mean over the seeds %s, which no other number of this report has"
            .formatted(
                curves.key().orElseThrow(),
                Numbers.count(curves.values().size(), "value"),
                curves.rows().get(0).metric(),
                curves.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    notes.addAll(edges());
    return notes;
  }

  private List<String> edges() {
    return curves.arms().stream()
        .flatMap(
            arm ->
                curves.edge(arm).stream()
                    .map(
                        edge ->
                            "Warning: what tuning chose for %s, %s, is the %s that was tried: a %s one may suit it better."
                                .formatted(
                                    arm,
                                    curves.best(arm).orElseThrow(),
                                    edge == TuningCurves.Edge.LOWEST ? "lowest" : "highest",
                                    edge == TuningCurves.Edge.LOWEST ? "lower" : "higher")))
        .toList();
  }

  /** None if nothing but divergence was measured. */
  private Optional<Chart> picture() {
    List<Series> series = new ArrayList<>();
    for (String arm : curves.arms()) {
      List<Point> points =
          curves.values().stream()
              .filter(value -> curves.mean(arm, value).isPresent())
              .map(
                  value ->
                      new Point(Double.parseDouble(value), curves.mean(arm, value).getAsDouble()))
              .toList();
      if (!points.isEmpty()) {
        series.add(new Series(arm, Mark.DOTTED_LINE, points));
      }
    }
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chart(
                "",
                new Axis(curves.key().orElseThrow(), Scale.LOGARITHMIC),
                Charts.errors(curves.rows().get(0).metric(), series),
                series));
  }
}
