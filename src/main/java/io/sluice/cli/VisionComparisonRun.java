package io.sluice.cli;

import io.sluice.experiment.TuningCurves;
import io.sluice.report.VisionReport;
import io.sluice.run.RunSuite;
import io.sluice.study.vision.VisionStudies;
import io.sluice.study.vision.VisionStudy;
import java.nio.file.Path;
import java.util.Optional;

/** A study of classifiers that a person waits for, with its report. */
final class VisionComparisonRun {

  private VisionComparisonRun() {}

  static Exit run(Invocation invocation, StudyFlags.Asked<VisionStudy> asked) {
    StudyFlags.sayLeftOut(invocation, asked.study().crossing());
    StudyFlags.sayUntil(invocation, asked.study().seedsUntil());
    return trained(invocation, asked);
  }

  private static Exit trained(Invocation invocation, StudyFlags.Asked<VisionStudy> asked) {
    Path data = invocation.sources().dataDirectory();
    StudyTraining training = StudyTraining.of(invocation, asked, asked.study().reproducible());
    return training.compare(
        new VisionStudies(data, training.engine(), invocation.home()::run),
        RunSuite.VISION,
        asked.study(),
        asked.study().tunable(),
        data,
        1,
        Optional.of("images"),
        outcome ->
            training.report(
                VisionReport.of(
                    StudyPlans.of(asked.study(), asked.name()),
                    outcome.rows(),
                    outcome.sites(),
                    outcome.attacks(),
                    outcome.curves(),
                    TuningCurves.of(asked.evaluation(), asked.study().tune().isPresent())),
                () -> trained(invocation, asked.with(asked.study().withAnotherSeed()))));
  }
}
