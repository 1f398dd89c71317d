package io.sluice.cli;

import io.sluice.report.MlpReport;
import io.sluice.run.RunSuite;
import io.sluice.study.mlp.MlpStudies;
import io.sluice.study.mlp.MlpStudy;
import java.nio.file.Path;
import java.util.Optional;

/** A study of small networks that a person waits for, with its report. */
final class MlpComparisonRun {

  private MlpComparisonRun() {}

  static Exit run(Invocation invocation, StudyFlags.Asked<MlpStudy> asked) {
    StudyFlags.sayLeftOut(invocation, asked.study().crossing());
    int threads = invocation.get(Flags.THREADS).orElse(0);
    int lanes = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    Path data = MlpFlags.dataDirectory(invocation);
    StudyTraining training = StudyTraining.of(invocation, asked, asked.study().reproducible());
    return training.compare(
        new MlpStudies(data),
        RunSuite.MLP,
        asked.study(),
        Optional.empty(),
        data,
        lanes,
        Optional.empty(),
        outcome ->
            training.report(
                MlpReport.of(
                    StudyPlans.of(asked.study(), asked.name()), outcome.rows(), outcome.curves())));
  }
}
