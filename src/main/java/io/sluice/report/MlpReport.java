package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Curves;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Metric.Better;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Trial;
import io.sluice.run.CurveRow;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Studies of small networks on tables. */
public final class MlpReport {
  /** The factors of a study. */
  public static final String DATA = "data";

  /** Units of the hidden layer. */
  public static final String HIDDEN = "hidden";

  /** What is compared. */
  public static final String METHOD = "method";

  static final Metric TEST = new Metric("test_error", "test error", "", Better.LOWER);
  static final Metric TRAINING = new Metric("training_error", "training error", "", Better.LOWER);

  /** What data sets of unlike errors have means of. */
  static final Metric LOG_TEST = new Metric("ln_test_error", "ln test error", "", Better.LOWER);

  static final Metric MULTIPLIES = Metric.description("multiplies");
  static final Metric DEPENDENT = Metric.description("dependent");

  /** What arms are compared by. */
  public static final List<Metric> METRICS = List.of(TEST, TRAINING);

  private MlpReport() {}

  /**
   * Makes the report.
   *
   * @param plan what was to be compared
   * @param rows the study's rows of {@code results.csv}; whole runs may be missing
   * @param curves the study's rows of {@code curves.csv}; none of studies of earlier versions
   * @return the report
   * @throws IllegalArgumentException if there are no rows, or some do not belong to the plan or to
   *     one another
   */
  public static Report of(Plan plan, List<MlpRow> rows, List<CurveRow> curves) {
    Analysis analysis = analysis(plan, rows);
    MlpData data = MlpData.of(plan, rows);
    List<ReportPart> parts =
        new ArrayList<>(
            List.<ReportPart>of(
                new Conclusions(),
                data::results,
                new Comparisons(),
                new DifferencesPicture(),
                Rankings::section,
                new MainEffects(LOG_TEST, List.of(DATA)),
                MlpCosts::section));
    Optional<Curves> courses = Curves.of(analysis, curves);
    courses.ifPresent(
        each -> {
          SizeScaling sizes = new SizeScaling(each, TEST);
          parts.add(new LossCurves(each, CurveUnits.MLP));
          parts.add(sizes);
          parts.addAll(new LossPictures(each, CurveUnits.MLP).parts());
          parts.add(sizes::picture);
        });
    parts.addAll(
        List.<ReportPart>of(
            new MlpCurves(data, "iterations.png", MlpCurves.ITERATIONS, "training"),
            new MlpCurves(data, "test-iterations.png", MlpCurves.ITERATIONS, "test"),
            new MlpCurves(data, "multiplies.png", MlpCurves.MULTIPLIES, "training"),
            new MlpCurves(data, "time.png", MlpCurves.SECONDS, "training"),
            RatiosPicture::section,
            new LevelsPicture(data::words),
            new FactorPicture(List.of(LOG_TEST)),
            data::patterns,
            new MlpConditions(
                data,
                new Machines(rows.stream().map(row -> row.conditions().machine()).toList()))));
    return Report.of(analysis, parts, "./sluice mlp compare");
  }

  /** Conditions that follow from a factor; of early stopping follows how many are trained on. */
  private static final Map<String, List<String>> VARYING =
      Map.of(
          "scaling", List.of("scaling"),
          "loss", List.of("loss"),
          "output_reset", List.of("loss"),
          "ridge", List.of("ridge"),
          "source", List.of("source"),
          "bypass", List.of("bypass"),
          "early_stopping", List.of("early_stopping", "training_patterns"));

  static Analysis analysis(Plan plan, List<MlpRow> rows) {
    Analysis analysis = new Analysis(plan, observations(plan, rows));
    analysis.requireAlike(
        rows,
        row -> List.of(row.data(), row.fold()),
        row -> List.of(row.study(), plan.common(row.conditions(), VARYING, List.of("machine"))));
    analysis.requireAlike(
        rows,
        MlpRow::data,
        row ->
            List.of(
                plan.common(
                    row.conditions(),
                    VARYING,
                    List.of("training_patterns", "test_patterns", "machine")),
                row.testErrorRate().isPresent()));
    analysis.requireWhole();
    return analysis;
  }

  static List<Observation> observations(Plan plan, List<MlpRow> rows) {
    Map<String, Double> shared = testOverTraining(plan, rows);
    return rows.stream().map(row -> observation(row, shared.get(row.data()))).toList();
  }

  /**
   * Patterns of a fold over those of all others, by data set; 0 where runs share none by design.
   */
  private static Map<String, Double> testOverTraining(Plan plan, List<MlpRow> rows) {
    Map<String, long[]> sums = new HashMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (MlpRow row : rows) {
      long[] sum = sums.computeIfAbsent(row.data(), data -> new long[2]);
      if (seen.add(List.of(row.data(), row.fold()))) {
        sum[0] += row.conditions().testPatterns();
        sum[1] += row.conditions().trainingPatterns();
      }
    }
    Map<String, Double> ratios = new HashMap<>();
    sums.forEach((data, sum) -> ratios.put(data, plan.folds() == 0 ? 0 : (double) sum[0] / sum[1]));
    return ratios;
  }

  /** The rate of errors where there are classes. */
  private static Observation observation(MlpRow row, double testOverTraining) {
    double test = row.testErrorRate().orElse(row.testError());
    Map<Metric, Double> values = new HashMap<>();
    values.put(TEST, test);
    values.put(TRAINING, row.trainingErrorRate().orElse(row.trainingError()));
    values.put(MULTIPLIES, (double) row.multiplies());
    values.put(Metric.ELAPSED, row.elapsedS());
    values.put(DEPENDENT, (double) row.dependent());
    values.put(Metric.PARAMETERS, (double) row.parameters());
    if (test > 0) {
      values.put(LOG_TEST, Math.log(test));
    }
    return new Observation(
        Map.of(DATA, row.data(), HIDDEN, Long.toString(row.hidden()), METHOD, row.method()),
        new Trial(row.seed(), row.fold()),
        row.iteration(),
        values,
        OptionalLong.empty(),
        testOverTraining);
  }
}
