package io.sluice.cli;

import io.sluice.experiment.Report;
import io.sluice.experiment.StudyOutcome;
import io.sluice.report.VisionReport;
import io.sluice.run.RunSuite;
import io.sluice.run.VisionRow;
import io.sluice.study.vision.VisionStudies;
import io.sluice.study.vision.VisionStudy;
import io.sluice.study.vision.VisionStudyRun;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A study of classifiers that a person waits for, with its report.
 *
 * @param invocation where to write
 * @param study what is compared
 * @param name the study's
 * @param evaluation the folder of its files
 */
record VisionComparisonRun(Invocation invocation, VisionStudy study, String name, Path evaluation) {

  static VisionComparisonRun of(Invocation invocation, StudyFlags.Asked<VisionStudy> asked) {
    return new VisionComparisonRun(invocation, asked.study(), asked.name(), asked.evaluation());
  }

  Exit run() {
    StudyFlags.sayLeftOut(invocation, study.crossing());
    StudyTraining training = new StudyTraining(invocation, name, evaluation);
    Path data = invocation.sources().dataDirectory();
    VisionStudies suite =
        new VisionStudies(data, StudyTraining.engine(invocation), invocation.home()::run);
    Optional<Exit> preview = training.preview(suite, study, 1, "images");
    if (preview.isPresent()) {
      return preview.get();
    }
    StudyOutcome<VisionStudyRun, VisionRow> outcome =
        training.run(suite, RunSuite.VISION, study, data, 1, Optional.of("images"));
    Optional<Exit> incomplete = training.incomplete(outcome);
    if (incomplete.isPresent()) {
      return incomplete.get();
    }
    Report report =
        VisionReport.of(
            StudyPlans.of(study, name), outcome.rows(), outcome.sites(), outcome.attacks());
    report.write(evaluation);
    return StudyEnd.reported(invocation, evaluation, report);
  }
}
