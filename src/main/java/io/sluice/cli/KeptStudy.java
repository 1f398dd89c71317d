package io.sluice.cli;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.Report;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.TuningCurves;
import io.sluice.report.LanguageReport;
import io.sluice.report.MlpReport;
import io.sluice.report.SineReport;
import io.sluice.report.VisionReport;
import io.sluice.report.html.ReportPage;
import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.Json;
import io.sluice.run.MlpRow;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.SineCurveRow;
import io.sluice.run.SineRow;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionRow;
import io.sluice.study.Rounding;
import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.vision.VisionStudy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study as {@code eval} keeps it: its plan and its results, without its runs.
 *
 * @param folder {@code eval/NAME}
 */
record KeptStudy(Path folder) {
  private static final String PLAN = "study.yaml";

  /**
   * A study that somebody named.
   *
   * @param given its plan, its folder, or that folder's name in {@code eval}
   */
  static KeptStudy of(Home home, String given) {
    Path path = Path.of(given);
    if (path.endsWith(PLAN)) {
      return new KeptStudy(path.toAbsolutePath().getParent());
    }
    return new KeptStudy(Files.isDirectory(path) ? path : home.evaluation().resolve(given));
  }

  boolean hasResults() {
    return Files.exists(folder.resolve(StudyFolder.RESULTS));
  }

  /**
   * Its name.
   *
   * @return that of the folder
   */
  String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /**
   * The report of its results.
   *
   * @return what all commands that end a study print and write
   * @throws IllegalArgumentException if there are no results, or some do not fit the plan
   */
  Report report() {
    if (!hasResults()) {
      throw new IllegalArgumentException(
          "%s has no results.csv: name the folder of a study that has begun, or its name in eval"
              .formatted(Home.shown(folder)));
    }
    Path plan = folder.resolve(PLAN);
    if (!Files.exists(plan)) {
      // What has no plan is a demonstration, whose results say all themselves.
      return SineReport.of(
          rows(StudyFolder.RESULTS, SineRow.class), rows(StudyFolder.CURVES, SineCurveRow.class));
    }
    Map<?, ?> keys = Json.readYaml(plan, Map.class);
    if (keys.containsKey("algorithms")) {
      return MlpReport.of(
          StudyPlans.of(MlpStudy.read(plan), name()),
          rows(StudyFolder.RESULTS, MlpRow.class),
          rows(StudyFolder.CURVES, CurveRow.class));
    }
    if (keys.containsKey("activations")) {
      VisionStudy study = VisionStudy.read(plan);
      return VisionReport.of(
          StudyPlans.of(study, name()),
          rows(StudyFolder.RESULTS, VisionRow.class),
          rows(StudyFolder.SITES, SiteRow.class),
          rows(StudyFolder.ATTACKS, AttackRow.class),
          rows(StudyFolder.CURVES, CurveRow.class),
          tuning(study.tune().isPresent()));
    }
    Study study = Study.read(plan);
    return LanguageReport.of(
        StudyPlans.of(study, name()),
        rows(StudyFolder.RESULTS, ResultRow.class),
        rows(StudyFolder.SITES, SiteRow.class),
        rows(StudyFolder.OVERHEAD, OverheadRow.class),
        rows(StudyFolder.CURVES, CurveRow.class),
        tuning(study.tune().isPresent()),
        study.rounding().equals(Optional.of(Rounding.REPEAT))
            ? rows(StudyFolder.ROUNDING, ResultRow.class)
            : List.of());
  }

  /**
   * Writes the report and its page.
   *
   * @param home where the folders of runs are
   * @param report what the study came to
   */
  void write(Home home, Report report) {
    report.write(folder);
    Path plan = folder.resolve(PLAN);
    WholePlan whole = Files.exists(plan) ? WholePlan.of(plan, name()) : WholePlan.NONE;
    new ReportPage(
            report,
            whole.levels(),
            whole.examples(),
            whole.files(),
            folder,
            home.checkpoints().resolve(name()))
        .write();
  }

  /** Without what was tried a report could not say in what runs differ. */
  private TuningCurves tuning(boolean isTuned) {
    TuningCurves curves = TuningCurves.of(folder, isTuned);
    if (isTuned && curves.rows().isEmpty()) {
      throw new IllegalArgumentException(
          "%s is missing, which says what was chosen for each arm: restore it, or compare again"
              .formatted(Home.shown(TuningCurves.folder(folder).resolve("tuning.csv"))));
    }
    return curves;
  }

  private <R extends Record> List<R> rows(String name, Class<R> type) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? new RecordCsv<>(type).read(file) : List.of();
  }
}
