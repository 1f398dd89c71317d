package io.sluice.cli;

import io.sluice.experiment.Report;
import io.sluice.report.VisionReport;
import io.sluice.study.vision.VisionStudy;
import io.sluice.study.vision.VisionStudyOutcome;
import io.sluice.study.vision.VisionStudyRunner;
import java.nio.file.Path;

/**
 * A study of classifiers that a person waits for, with its report.
 *
 * @param invocation where to write
 * @param study what is compared
 * @param name the study's
 * @param evaluation the folder of its files
 */
record VisionComparisonRun(Invocation invocation, VisionStudy study, String name, Path evaluation) {

  Exit run() {
    VisionStudyOutcome outcome;
    try (VisionStudyProgress progress = new VisionStudyProgress(invocation)) {
      outcome =
          new VisionStudyRunner(
                  invocation.sources().dataDirectory(),
                  invocation.engine(),
                  progress,
                  invocation.interruption().signal(),
                  invocation.home()::run)
              .run(study, name, evaluation, invocation.home().checkpoints().resolve(name));
    }
    if (!outcome.isComplete()) {
      return StudyEnd.stopped(
          invocation,
          outcome.finished().size(),
          outcome.finished().size() + outcome.unfinished().size());
    }
    Report report =
        VisionReport.of(
            StudyPlans.of(study, name), outcome.rows(), outcome.sites(), outcome.attacks());
    report.write(evaluation);
    return StudyEnd.reported(invocation, evaluation, report);
  }
}
