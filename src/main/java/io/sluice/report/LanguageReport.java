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
import io.sluice.experiment.TuningCurves;
import io.sluice.run.CurveRow;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.SiteRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Studies of feed-forward variants in language models. */
public final class LanguageReport {
  /** What is compared. */
  public static final String VARIANT = "variant";

  static final Metric LOSS = new Metric("loss_nats", "loss", "nats a token", Better.LOWER);
  static final Metric TRAINING_LOSS =
      new Metric("training_loss_nats", "training loss", "nats a token", Better.LOWER);
  static final Metric GAP =
      new Metric("gap_nats", "validation less training loss", "nats a token", Better.LOWER);
  static final Metric BITS = new Metric("bits_per_byte", "bits per byte", "", Better.LOWER);
  static final Metric ACCURACY = new Metric("accuracy", "top-1 accuracy", "", Better.HIGHER);
  static final Metric TEST_LOSS =
      new Metric("test_loss_nats", "test loss", "nats a token", Better.LOWER);
  static final Metric TEST_BITS =
      new Metric("test_bits_per_byte", "test bits per byte", "", Better.LOWER);
  static final Metric TEST_ACCURACY =
      new Metric("test_accuracy", "test top-1 accuracy", "", Better.HIGHER);
  static final Metric SPEED = Metric.description("tokens_per_s");
  static final Metric TOKENS = Metric.description("training_tokens");
  static final Metric HIDDEN = Metric.description("hidden");
  static final Metric FLOPS = Metric.description("flops_per_token");

  /** What arms are compared by where nothing is kept for a test. */
  public static final List<Metric> METRICS =
      List.of(LOSS, TRAINING_LOSS, GAP, BITS, ACCURACY, SPEED, TOKENS);

  private static final List<Metric> TESTED =
      List.of(
          TEST_LOSS,
          LOSS,
          TRAINING_LOSS,
          GAP,
          TEST_BITS,
          BITS,
          TEST_ACCURACY,
          ACCURACY,
          SPEED,
          TOKENS);

  private LanguageReport() {}

  /**
   * Makes the report.
   *
   * @param plan what was to be compared
   * @param rows the study's rows of {@code results.csv}; some may be missing
   * @param recorded the study's rows of {@code sites.csv}
   * @param overhead the study's rows of {@code overhead.csv}; none where nothing was timed
   * @param curves the study's rows of {@code curves.csv}; none of studies of earlier versions
   * @param tuned what was tried before; no rows where nothing was tuned
   * @param repeated the study's rows of {@code rounding.csv}; none where no run was repeated
   * @return the report
   * @throws IllegalArgumentException if there are no rows, or some do not belong to the plan or to
   *     one another
   */
  public static Report of(
      Plan plan,
      List<ResultRow> rows,
      List<SiteRow> recorded,
      List<OverheadRow> overhead,
      List<CurveRow> curves,
      TuningCurves tuned,
      List<ResultRow> repeated) {
    Analysis analysis = analysis(plan, rows);
    Metric loss = analysis.plan().metric();
    TuningPart tuning = new TuningPart(tuned);
    List<ReportPart> parts =
        new ArrayList<>(
            List.<ReportPart>of(
                new Conclusions(),
                tuning.warnings(),
                new RoundingNoise(pairs(rows, repeated, loss)),
                LanguageTables::results,
                new Comparisons(),
                new DifferencesPicture(),
                new MainEffects(loss, List.of(VARIANT)),
                LanguageTables::gap,
                tuning));
    Optional<Curves> courses = Curves.of(analysis, curves);
    Optional<SizeScaling> sizes = courses.map(each -> new SizeScaling(each, loss));
    courses.ifPresent(each -> parts.add(new LossCurves(each, CurveUnits.LANGUAGE)));
    sizes.ifPresent(parts::add);
    Optional<SiteSummary> sites = SiteSummary.of(plan.comparedLevels(), recorded);
    sites.ifPresent(summary -> parts.add(numbers -> Optional.of(SiteTable.section(summary))));
    Optional<Overhead> costs =
        overhead.isEmpty() ? Optional.empty() : Optional.of(Overhead.of(plan.baseline(), overhead));
    costs.ifPresent(each -> parts.add(numbers -> Optional.of(each.section())));
    courses.ifPresent(each -> parts.addAll(new LossPictures(each, CurveUnits.LANGUAGE).parts()));
    sizes.ifPresent(each -> parts.add(each::picture));
    parts.add(new FactorPicture(List.of(loss, GAP)));
    parts.add(
        loss.equals(TEST_LOSS)
            ? ScatterPicture.ofRuns(
                TEST_LOSS, TEST_LOSS.label(), TEST_ACCURACY, TEST_ACCURACY.words())
            : ScatterPicture.ofRuns(
                LOSS, "validation loss, nats a token", ACCURACY, ACCURACY.words()));
    sites.ifPresent(summary -> parts.addAll(SitePictures.parts(summary)));
    parts.add(new LanguageConditions(rows, tuning, costs));
    return Report.of(analysis, parts, "./sluice compare");
  }

  /** A run and the same run again, mark by mark. */
  private static List<RoundingNoise.Pair> pairs(
      List<ResultRow> rows, List<ResultRow> repeated, Metric loss) {
    List<RoundingNoise.Pair> pairs = new ArrayList<>();
    for (ResultRow again : repeated) {
      for (ResultRow own : rows) {
        boolean isSame =
            own.variant().equals(again.variant())
                && own.seed() == again.seed()
                && own.mark() == again.mark();
        Double first = observation(own).values().get(loss);
        Double second = observation(again).values().get(loss);
        if (isSame && first != null && second != null) {
          pairs.add(
              new RoundingNoise.Pair(
                  "%s, seed %d".formatted(own.variant(), own.seed()),
                  own.mark(),
                  first,
                  own.conditions().threads(),
                  second,
                  again.conditions().threads()));
        }
      }
    }
    return pairs;
  }

  /** Conditions that follow from a factor. */
  private static final Map<String, List<String>> VARYING =
      Map.of("model.hidden_width.policy", List.of("hidden_policy"));

  static Analysis analysis(Plan plan, List<ResultRow> rows) {
    Analysis analysis =
        new Analysis(measured(plan, rows), rows.stream().map(LanguageReport::observation).toList());
    analysis.requireAlike(
        rows,
        row -> "all",
        row ->
            List.of(
                row.study(),
                plan.common(row.conditions(), VARYING, List.of("sluice", "machine")),
                row.schedule()));
    return analysis;
  }

  /** Compared is what no choice has seen, where all runs were measured on that. */
  private static Plan measured(Plan plan, List<ResultRow> rows) {
    List<ResultRow> scored = rows.stream().filter(row -> row.score().isPresent()).toList();
    boolean isTested = !scored.isEmpty() && scored.stream().allMatch(row -> row.test().isPresent());
    return isTested ? plan.withMetrics(TESTED) : plan;
  }

  /** Whether a difference of this is one of the logarithm of perplexities. */
  static boolean isLoss(Metric metric) {
    return metric.equals(LOSS) || metric.equals(TEST_LOSS);
  }

  private static Observation observation(ResultRow row) {
    Map<Metric, Double> values = new HashMap<>();
    values.put(Metric.PARAMETERS, (double) row.model().parameters());
    values.put(HIDDEN, (double) row.model().hidden());
    values.put(FLOPS, (double) row.model().flopsPerToken());
    values.put(TOKENS, (double) row.trainingTokens());
    values.put(Metric.SCHEDULE, (double) row.steps());
    row.score()
        .ifPresent(
            score -> {
              values.put(LOSS, score.lossNats());
              values.put(SPEED, score.tokensPerS());
              values.put(Metric.ELAPSED, score.elapsedS());
              row.processorTime()
                  .ifPresent(
                      time ->
                          values.putAll(
                              OtherWork.values(
                                  time, score.elapsedS(), row.conditions().threads())));
              score.bitsPerByte().ifPresent(bits -> values.put(BITS, bits));
              score.accuracy().ifPresent(accuracy -> values.put(ACCURACY, accuracy));
              score
                  .trainingLossNats()
                  .ifPresent(
                      training -> {
                        values.put(TRAINING_LOSS, training);
                        values.put(GAP, score.lossNats() - training);
                      });
            });
    row.test()
        .ifPresent(
            test -> {
              values.put(TEST_LOSS, test.testLossNats());
              test.testBitsPerByte().ifPresent(bits -> values.put(TEST_BITS, bits));
              test.testAccuracy().ifPresent(accuracy -> values.put(TEST_ACCURACY, accuracy));
            });
    return new Observation(
        Map.of(VARIANT, row.variant()),
        new Trial(row.seed(), 0),
        row.mark(),
        values,
        row.score().isPresent() ? OptionalLong.empty() : row.divergedStep(),
        0);
  }
}
