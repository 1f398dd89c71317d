package io.sluice.cli;

import io.sluice.experiment.Report;
import io.sluice.experiment.StudyOutcome;
import io.sluice.report.MlpReport;
import io.sluice.run.MlpRow;
import io.sluice.run.RunSuite;
import io.sluice.study.mlp.MlpStudies;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.mlp.MlpStudyRun;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A study of small networks that a person waits for, with its report.
 *
 * @param invocation where to write
 * @param study what is compared
 * @param name the study's
 * @param evaluation the folder of its files
 */
record MlpComparisonRun(Invocation invocation, MlpStudy study, String name, Path evaluation) {

  static MlpComparisonRun of(Invocation invocation, StudyFlags.Asked<MlpStudy> asked) {
    return new MlpComparisonRun(invocation, asked.study(), asked.name(), asked.evaluation());
  }

  Exit run() {
    StudyFlags.sayLeftOut(invocation, study.crossing());
    int threads = invocation.get(Flags.THREADS).orElse(0);
    int lanes = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    StudyTraining training = new StudyTraining(invocation, name, evaluation);
    Path data = MlpFlags.dataDirectory(invocation);
    MlpStudies suite = new MlpStudies(data);
    Optional<Exit> preview = training.preview(suite, study, lanes, "patterns");
    if (preview.isPresent()) {
      return preview.get();
    }
    StudyOutcome<MlpStudyRun, MlpRow> outcome =
        training.run(suite, RunSuite.MLP, study, data, lanes, Optional.empty());
    Optional<Exit> incomplete = training.incomplete(outcome);
    if (incomplete.isPresent()) {
      return incomplete.get();
    }
    Report report = MlpReport.of(StudyPlans.of(study, name), outcome.rows());
    report.write(evaluation);
    return StudyEnd.reported(invocation, evaluation, report);
  }
}
