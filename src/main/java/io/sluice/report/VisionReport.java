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
import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Studies of image classifiers. */
public final class VisionReport {
  /** Its layers. */
  public static final String NET = "net";

  /** What is compared. */
  public static final String ACTIVATION = "activation";

  static final Metric ACCURACY = new Metric("accuracy", "accuracy", "points", Better.HIGHER);
  static final Metric ERROR = new Metric("error", "test error", "percent", Better.LOWER);
  static final Metric LOSS = new Metric("loss_nats", "test loss", "nats an image", Better.LOWER);
  static final Metric TRAINING_LOSS =
      new Metric("training_loss_nats", "training loss", "nats an image", Better.LOWER);
  static final Metric SPEED = Metric.description("images_per_s");

  /** What arms are compared by. */
  public static final List<Metric> METRICS = List.of(ACCURACY, LOSS, TRAINING_LOSS, SPEED);

  private static final int PERCENT = 100;

  private VisionReport() {}

  /**
   * Makes the report.
   *
   * @param plan what was to be compared
   * @param rows the study's rows of {@code results.csv}; some may be missing
   * @param recorded the study's rows of {@code sites.csv}
   * @param attacked the study's rows of {@code attacks.csv}; none where nothing was attacked
   * @param curves the study's rows of {@code curves.csv}; none of studies of earlier versions
   * @param tuned what was tried before; no rows where nothing was tuned
   * @return the report
   * @throws IllegalArgumentException if there are no rows, or some do not belong to the plan or to
   *     one another
   */
  public static Report of(
      Plan plan,
      List<VisionRow> rows,
      List<SiteRow> recorded,
      List<AttackRow> attacked,
      List<CurveRow> curves,
      TuningCurves tuned) {
    Analysis analysis = analysis(plan, rows, tuned);
    TuningPart tuning = new TuningPart(tuned);
    Optional<Attacks> attacks = Attacks.of(plan, attacked);
    Optional<SiteSummary> sites =
        SiteSummary.of(recorded.stream().map(SiteRow::variant).distinct().toList(), recorded);
    List<ReportPart> parts =
        new ArrayList<>(
            List.<ReportPart>of(
                new Conclusions(),
                tuning.warnings(),
                VisionResults::section,
                new Comparisons(),
                new DifferencesPicture(),
                new MainEffects(ACCURACY, List.of()),
                Learning::section,
                tuning));
    Optional<Curves> courses = Curves.of(analysis, curves);
    Optional<SizeScaling> sizes = courses.map(each -> new SizeScaling(each, LOSS));
    courses.ifPresent(each -> parts.add(new LossCurves(each, CurveUnits.VISION)));
    sizes.ifPresent(parts::add);
    attacks.ifPresent(each -> parts.add(numbers -> each.section()));
    parts.add(VisionCosts::section);
    sites.ifPresent(summary -> parts.add(numbers -> Optional.of(SiteTable.section(summary))));
    courses.ifPresent(each -> parts.addAll(new LossPictures(each, CurveUnits.VISION).parts()));
    sizes.ifPresent(each -> parts.add(each::picture));
    parts.addAll(
        List.<ReportPart>of(
            VisionPictures::depths,
            VisionPictures::grid,
            VisionPictures::curves,
            VisionPictures::areas,
            new FactorPicture(List.of(ACCURACY)),
            ScatterPicture.ofArms(
                LOSS,
                "test loss, nats an image",
                ACCURACY,
                "test accuracy in percent, a dot a net")));
    attacks.ifPresent(each -> parts.add(numbers -> each.picture()));
    sites.ifPresent(summary -> parts.addAll(SitePictures.parts(summary.ofTheDeepest())));
    parts.add(
        new VisionConditions(
            rows.get(0).conditions(),
            new Machines(rows.stream().map(row -> row.conditions().machine()).toList()),
            sites.isPresent(),
            tuning));
    return Report.of(analysis, parts, "./sluice vision compare");
  }

  /** Conditions that follow from a factor. */
  private static final Map<String, List<String>> VARYING =
      Map.of(
          "initialization", List.of("initialization"),
          "training.peak", List.of("learning_rate"),
          "batch", List.of("batch"));

  static Analysis analysis(Plan plan, List<VisionRow> rows, TuningCurves tuned) {
    List<String> beside = new ArrayList<>(List.of("machine"));
    tuned.key().map(VARYING::get).ifPresent(beside::addAll);
    Analysis analysis = new Analysis(plan, rows.stream().map(VisionReport::observation).toList());
    analysis.requireAlike(
        rows, VisionRow::fold, row -> plan.common(row.conditions(), VARYING, beside));
    List<String> images = new ArrayList<>(beside);
    images.addAll(List.of("training_images", "test_images", "images_fingerprint"));
    analysis.requireAlike(
        rows,
        row -> "all",
        row -> List.of(row.study(), row.epochs(), plan.common(row.conditions(), VARYING, images)));
    analysis.requireWhole();
    return analysis;
  }

  private static Observation observation(VisionRow row) {
    Map<Metric, Double> values = new HashMap<>();
    values.put(Metric.PARAMETERS, (double) row.parameters());
    row.score()
        .ifPresent(
            score -> {
              values.put(ACCURACY, PERCENT * score.accuracy());
              values.put(ERROR, PERCENT * (1 - score.accuracy()));
              values.put(LOSS, score.lossNats());
              values.put(TRAINING_LOSS, score.trainingLossNats());
              values.put(SPEED, score.imagesPerS());
              values.put(Metric.ELAPSED, score.elapsedS());
              row.processorTime()
                  .ifPresent(
                      time ->
                          values.putAll(
                              OtherWork.values(
                                  time, score.elapsedS(), row.conditions().threads())));
            });
    VisionRow.Conditions all = row.conditions();
    return new Observation(
        Map.of(NET, row.net(), ACTIVATION, row.activation()),
        new Trial(row.seed(), row.fold().orElse(0)),
        row.epoch(),
        values,
        row.score().isPresent() ? OptionalLong.empty() : row.divergedStep(),
        row.fold().isPresent() ? (double) all.testImages() / all.trainingImages() : 0);
  }
}
