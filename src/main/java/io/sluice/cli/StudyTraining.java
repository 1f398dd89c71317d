package io.sluice.cli;

import io.sluice.engine.EngineSettings;
import io.sluice.experiment.Executor;
import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.InWorkerProcesses;
import io.sluice.experiment.Report;
import io.sluice.experiment.Run;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.StudyRunner;
import io.sluice.experiment.Suite;
import io.sluice.run.RunSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The runs of a study that a person waits for, whatever they train.
 *
 * @param invocation where to write
 * @param name the study's
 * @param evaluation the folder of its files
 */
record StudyTraining(Invocation invocation, String name, Path evaluation) {

  static final Flag<Integer> WORKERS =
      Flag.of(
          "workers",
          "N",
          "train N runs side by side, each in a process of its own with its share of the threads"
              + " (default: one after the other, in this process)",
          Values.integer(1, 256));

  /** Where and how a run computes: of several workers each has its share of the threads. */
  static EngineSettings engine(Invocation invocation) {
    EngineSettings asked = invocation.engine();
    Optional<Integer> workers = invocation.get(WORKERS);
    if (workers.isEmpty() || asked.threads() > 0) {
      return asked;
    }
    int share = Math.max(1, Runtime.getRuntime().availableProcessors() / workers.get());
    return new EngineSettings(asked.device(), asked.precision(), share);
  }

  static StudyTraining of(Invocation invocation, StudyFlags.Asked<?> asked) {
    return new StudyTraining(invocation, asked.name(), asked.evaluation());
  }

  /**
   * Trains, or says what is left to train if that is all that was asked for.
   *
   * @param kind of the suite, for workers
   * @param data what workers read data from
   * @param lanes how many runs may go on side by side in this process, where they can
   * @param units what speed is counted in; nothing for runs that are too short to show their steps
   * @param end of a study whose runs are all there
   */
  <S, U extends Run, R extends Record> Exit compare(
      Suite<S, U, R> suite,
      RunSuite kind,
      S study,
      Path data,
      int lanes,
      Optional<String> units,
      Function<StudyOutcome<U, R>, Exit> end) {
    if (invocation.arguments().has(StudyPreview.DRY_RUN)) {
      int atOnce = invocation.get(WORKERS).orElse(lanes);
      return new StudyPreview(invocation, name, evaluation, atOnce)
          .print(suite, study, units.orElse("patterns"));
    }
    StudyOutcome<U, R> outcome = run(suite, kind, study, data, lanes, units);
    return outcome.isComplete() ? end.apply(outcome) : incomplete(outcome);
  }

  /** Writes the report, and shows it. */
  Exit report(Report report) {
    report.write(evaluation);
    return StudyEnd.reported(invocation, evaluation, report);
  }

  private <S, U extends Run, R extends Record> StudyOutcome<U, R> run(
      Suite<S, U, R> suite, RunSuite kind, S study, Path data, int lanes, Optional<String> units) {
    Path checkpoints = invocation.home().checkpoints().resolve(name);
    Executor executor =
        invocation
            .get(WORKERS)
            .<Executor>map(
                workers ->
                    new InWorkerProcesses(
                        workers,
                        run ->
                            new StudyWorker.Job(
                                    kind,
                                    evaluation.toAbsolutePath().toString(),
                                    name,
                                    run.toAbsolutePath().toString(),
                                    engine(invocation),
                                    data.toAbsolutePath().toString(),
                                    invocation.home().folder().toString())
                                .command()))
            .orElseGet(() -> new InThisProcess(lanes));
    try (StudyProgress progress = new StudyProgress(invocation, units)) {
      return new StudyRunner(executor, progress, invocation.interruption().signal())
          .run(suite, study, name, evaluation, checkpoints);
    }
  }

  /** How a study ends that has no report yet. */
  private Exit incomplete(StudyOutcome<?, ?> outcome) {
    int finished = outcome.finished().size();
    int count = finished + outcome.unfinished().size();
    List<String> failures = outcome.failures();
    if (failures.isEmpty()) {
      return StudyEnd.stopped(invocation, finished, count);
    }
    failures.forEach(failure -> invocation.say("failed: %s", failure));
    invocation.say(
        "%d of %d runs failed, %d are finished; the same command tries them again",
        failures.size(), count, finished);
    return Exit.FAILED;
  }
}
