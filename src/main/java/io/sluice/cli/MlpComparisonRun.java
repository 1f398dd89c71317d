package io.sluice.cli;

import io.sluice.experiment.Report;
import io.sluice.report.MlpReport;
import io.sluice.study.Divergence;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.mlp.MlpStudyListener;
import io.sluice.study.mlp.MlpStudyOutcome;
import io.sluice.study.mlp.MlpStudyRun;
import io.sluice.study.mlp.MlpStudyRunner;
import io.sluice.suite.mlp.MlpResult;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A study of small networks that a person waits for, with its report.
 *
 * @param invocation where to write
 * @param study what is compared
 * @param name the study's
 * @param evaluation the folder of its files
 */
record MlpComparisonRun(Invocation invocation, MlpStudy study, String name, Path evaluation) {

  Exit run() {
    int threads = invocation.get(Flags.THREADS).orElse(0);
    int lanes = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    MlpStudyOutcome outcome =
        new MlpStudyRunner(
                MlpFlags.dataDirectory(invocation),
                lanes,
                new Lines(),
                invocation.interruption().signal())
            .run(study, name, evaluation, invocation.home().checkpoints().resolve(name));
    if (!outcome.isComplete()) {
      return StudyEnd.stopped(invocation, outcome.finished(), outcome.count());
    }
    Report report = MlpReport.of(StudyPlans.of(study, name), outcome.rows());
    report.write(evaluation);
    return StudyEnd.reported(invocation, evaluation, report);
  }

  /** A line at most every five seconds: runs are short and many. */
  private final class Lines implements MlpStudyListener {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private long startedAt;
    private long printedAt;
    private int before;

    @Override
    public void onNotice(String sentence) {
      invocation.note(sentence);
    }

    @Override
    public void onStart(int finished, int count, int lanes) {
      invocation.interruption().arm("stopping after this iteration");
      startedAt = System.nanoTime();
      printedAt = startedAt;
      before = finished;
      invocation.say(
          "%,d runs, %,d of them finished before, %d side by side", count, finished, lanes);
    }

    @Override
    public void onRunDiverged(MlpStudyRun run, Divergence divergence) {
      invocation.say("%s diverged: %s", run.label(), divergence.reason());
    }

    @Override
    public void onRunDone(MlpStudyRun run, MlpResult result, int index, int count) {
      long now = System.nanoTime();
      if (now - printedAt < INTERVAL.toNanos()) {
        return;
      }
      printedAt = now;
      Duration left = Duration.ofNanos((now - startedAt) / (index - before) * (count - index));
      invocation.say(
          "run %,d of %,d: %s, test error %s; about %s left",
          index,
          count,
          run.label(),
          Text.decimal(result.testError().orElseThrow()),
          Text.time(left));
    }
  }
}
