package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Metric.Better;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.experiment.Trial;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.AttackRow;
import io.sluice.run.ShortestDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What attacks did to trained classifiers: the statistics of another experiment, whose arms are
 * attacked with several strengths.
 *
 * @param analysis by net, then by strength, then by activation
 */
record Attacks(Analysis analysis) {
  private static final int PERCENT = 100;
  private static final String EPSILON = "epsilon";
  private static final Metric DROP = new Metric("drop", "drop", "points", Better.LOWER);
  private static final Metric CLEAN = Metric.description("clean");
  private static final Metric ATTACKED = Metric.description("attacked");

  /** None if nothing was attacked. */
  static Optional<Attacks> of(Plan study, List<AttackRow> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> strengths =
        rows.stream().map(AttackRow::epsilon).distinct().sorted().map(ShortestDecimal::of).toList();
    Plan plan =
        new Plan(
            study.name(),
            Optional.empty(),
            List.of(
                study.factor(VisionReport.NET),
                Factor.of(EPSILON, strengths),
                study.factor(VisionReport.ACTIVATION)),
            study.compared(),
            study.baseline(),
            study.trials(),
            OptionalDouble.empty(),
            study.seedsUntil(),
            Pairing.SEED,
            study.clock(),
            List.of(study.end()),
            List.of(DROP, CLEAN, ATTACKED),
            Optional.empty());
    try {
      Analysis analysis =
          new Analysis(plan, rows.stream().map(row -> observation(row, study.end())).toList());
      analysis.requireAlike(rows, row -> "all", row -> List.of(row.study(), row.images()));
      return Optional.of(new Attacks(analysis));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "attacks: %s: delete attacks.json in the folders of its runs to attack again"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static Observation observation(AttackRow row, long end) {
    Map<Metric, Double> values = new HashMap<>();
    values.put(CLEAN, PERCENT * row.clean());
    values.put(ATTACKED, PERCENT * row.attacked());
    if (row.epsilon() > 0) { // without an attack nothing drops, which is no comparison
      values.put(DROP, PERCENT * (row.clean() - row.attacked()));
    }
    return new Observation(
        Map.of(
            VisionReport.NET,
            row.net(),
            EPSILON,
            ShortestDecimal.of(row.epsilon()),
            VisionReport.ACTIVATION,
            row.activation()),
        new Trial(row.seed(), 0),
        end,
        values,
        OptionalLong.empty(),
        0);
  }

  /** Drops of those that were changed at all: the others are the clean accuracy once more. */
  Stream<Cell> attacked() {
    return analysis.cells(DROP).stream().filter(cell -> epsilon(cell) > 0);
  }

  private static double epsilon(Cell cell) {
    return Double.parseDouble(cell.arm().get(EPSILON));
  }

  Optional<Section> section() {
    Plan plan = analysis.plan();
    List<Cell> drops = attacked().toList();
    Columns columns = new Columns(analysis, (cell, value) -> Numbers.points(value));
    ReportTable table =
        ReportTable.of(
            drops,
            List.of(
                Column.words("net", cell -> cell.arm().get(VisionReport.NET)),
                Column.numbers("epsilon", cell -> cell.arm().get(EPSILON)),
                Column.words("activation", cell -> cell.arm().get(VisionReport.ACTIVATION)),
                columns.mean("clean", CLEAN, columns.digits()),
                columns.mean("attacked", ATTACKED, columns.digits()),
                columns.mean("drop"),
                columns.spread(),
                columns.difference("vs " + plan.baseline()),
                columns.interval(),
                columns.verdict(),
                Columns.n()));
    return drops.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                    "Attacks",
                    List.of(table),
                    List.of(
                        "clean, attacked: accuracy before and after every pixel moved by epsilon of"
                            + " full brightness, one step up the loss's gradient; in percent, mean"
                            + " over seeds",
                        "drop: clean less attacked in points, and spread its standard deviation"
                            + " over seeds",
                        "vs %s: difference of the drops in points within the same net, seed by seed, with Student's t for itself; a negative one is a smaller drop, and verdicts are of these drops together (Holm)"
                            .formatted(plan.baseline()),
                        "a drop alone flatters weak nets, which have less to lose: read it beside"
                            + " both accuracies"))
                .with(
                    "attacks",
                    plan.metrics().stream().flatMap(m -> analysis.cells(m).stream()).toList()));
  }

  /**
   * Accuracy by the strength of an attack: a chart a net, a line an activation. None for a single
   * strength, or for more nets than a picture has room for.
   */
  Optional<Section> picture() {
    Map<String, Map<String, List<Point>>> nets = new LinkedHashMap<>();
    for (Cell cell : analysis.cells(ATTACKED)) {
      nets.computeIfAbsent(cell.arm().get(VisionReport.NET), net -> new LinkedHashMap<>())
          .computeIfAbsent(cell.arm().get(VisionReport.ACTIVATION), a -> new ArrayList<>())
          .add(new Point(epsilon(cell), cell.mean().orElseThrow(), cell.spread().orElse(0)));
    }
    if (analysis.plan().factor(EPSILON).levels().size() < 2 || nets.size() > Charts.MOST) {
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
        Section.of(
            "fgsm.png",
            Captions.ofMeans(
                new Figure(
                    analysis.plan().name() + ", attacked by the fast gradient sign method",
                    Math.min(3, charts.size()),
                    Ranges.SHARED,
                    Palette.DISTINCT,
                    charts),
                analysis.plan().meanOver(),
                analysis.cells(ATTACKED).stream().mapToInt(Cell::n))));
  }
}
