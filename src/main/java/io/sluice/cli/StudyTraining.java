package io.sluice.cli;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.Reproducibility;
import io.sluice.experiment.Executor;
import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.InWorkerProcesses;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Report;
import io.sluice.experiment.Run;
import io.sluice.experiment.SameConfiguration;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.StudyRunner;
import io.sluice.experiment.Suite;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.RunSuite;
import io.sluice.study.TunableStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The runs of a study that a person waits for, whatever they train.
 *
 * @param invocation where to write
 * @param name the study's
 * @param evaluation the folder of its files
 * @param checkpoints the folder of its runs
 * @param engine where and how its runs compute
 */
record StudyTraining(
    Invocation invocation, String name, Path evaluation, Path checkpoints, EngineSettings engine) {

  static final Flag<Integer> WORKERS =
      Flag.of(
          "workers",
          "N",
          "train N runs side by side, each in a process of its own with its share of the threads, or"
              + " with as many as the study's runs began with (default: one after the other, in this"
              + " process)",
          Values.integer(1, 256));

  /** Of small networks, which go on side by side anyway. */
  static final Flag<Integer> MLP_WORKERS =
      WORKERS.described(
          "train N runs side by side, each in a process of its own, whose start takes longer than"
              + " most runs: worth it for runs of minutes (default: side by side in this process,"
              + " --threads of them; those of adam one after the other)");

  static StudyTraining of(
      Invocation invocation, StudyFlags.Asked<?> asked, Optional<Reproducibility> reproducible) {
    return new StudyTraining(
        invocation,
        asked.name(),
        asked.evaluation(),
        invocation.home().checkpoints().resolve(asked.name()),
        engine(invocation, asked.name(), reproducible));
  }

  /** Of the study that chooses what this one's runs are trained with. */
  private StudyTraining tuning() {
    return new StudyTraining(
        invocation,
        name + "-tuning",
        TuningCurves.folder(evaluation),
        TuningCurves.folder(checkpoints),
        engine);
  }

  /**
   * As the runs that are there; else of several workers each has its share of the threads, unless
   * the plan says that their number is the same everywhere.
   */
  private static EngineSettings engine(
      Invocation invocation, String name, Optional<Reproducibility> reproducible) {
    EngineSettings asked = invocation.engine();
    int threads = asked.threads();
    if (!invocation.arguments().has(Flags.THREADS)) {
      threads = SameConfiguration.threads(invocation.home().checkpoints().resolve(name)).orElse(0);
    }
    Optional<Integer> workers = invocation.get(WORKERS);
    if (threads == 0 && workers.isPresent() && reproducible.isEmpty()) {
      threads = Math.max(1, Runtime.getRuntime().availableProcessors() / workers.get());
    }
    return asked.with(asked.precision(), reproducible).withThreads(threads);
  }

  /**
   * Trains, or says what is left to train if that is all that was asked for.
   *
   * @param kind of the suite, for workers
   * @param tunable what is chosen before, if something is
   * @param data what workers read data from
   * @param lanes how many runs may go on side by side in this process, where they can
   * @param units what speed is counted in; nothing for runs that are too short to show their steps
   * @param end of a study whose runs are all there
   */
  <S, U extends Run, R extends Record> Exit compare(
      Suite<S, U, R> suite,
      RunSuite kind,
      S study,
      Optional<TunableStudy<S, R>> tunable,
      Path data,
      int lanes,
      Optional<String> units,
      Function<StudyOutcome<U, R>, Exit> end) {
    StudyTuning tuning = new StudyTuning(invocation, evaluation);
    if (invocation.arguments().has(StudyPreview.DRY_RUN)) {
      int atOnce = invocation.get(WORKERS).orElse(lanes);
      tunable.ifPresent(
          tuned -> {
            List<String> values = tuning.begin(tuned);
            invocation.row("tuning", "%s: %s", tuned.key(), String.join(", ", values));
            tuning()
                .preview(atOnce)
                .print(suite, tuned.study().apply(values), units.orElse("patterns"));
            invocation.row("study", "%s", name);
          });
      return preview(atOnce).print(suite, study, units.orElse("patterns"));
    }
    if (tunable.isPresent()) {
      tuning.requireNotTooLate(checkpoints);
    }
    // What was stopped while it was tuned is found by its plan.
    Runnable keepPlan = () -> StudyFolder.open(evaluation, study, suite).writePlan();
    Optional<StudyOutcome<?, R>> stopped =
        tunable.flatMap(
            tuned ->
                tuning.choose(
                    tuned,
                    tried -> tuning().run(suite, kind, tried, data, lanes, units, keepPlan)));
    if (stopped.isPresent()) {
      return incomplete(stopped.get());
    }
    StudyOutcome<U, R> outcome = run(suite, kind, study, data, lanes, units, () -> {});
    return outcome.isComplete() ? end.apply(outcome) : incomplete(outcome);
  }

  private StudyPreview preview(int atOnce) {
    return new StudyPreview(invocation, name, evaluation, checkpoints, atOnce);
  }

  /** Writes the report, and shows it. */
  Exit report(Report report) {
    new KeptStudy(evaluation).write(invocation.home(), report);
    return StudyEnd.reported(invocation, evaluation, report);
  }

  /**
   * Writes the report, and shows it unless another seed is to come.
   *
   * @param another compares with one seed more
   */
  Exit report(Report report, Supplier<Exit> another) {
    if (report.tooWide().isEmpty()) {
      return report(report);
    }
    new KeptStudy(evaluation).write(invocation.home(), report);
    if (invocation.interruption().signal().isRequested()) {
      invocation.say("stopped before another seed; the same command goes on");
      return Exit.STOPPED;
    }
    invocation.say(
        "the widest interval is %s to either side: another seed is added",
        Numbers.nats(report.tooWide().getAsDouble()));
    return another.get();
  }

  /**
   * Trains a study.
   *
   * @param begun told when the study is one that can be trained, before its first run
   */
  private <S, U extends Run, R extends Record> StudyOutcome<U, R> run(
      Suite<S, U, R> suite,
      RunSuite kind,
      S study,
      Path data,
      int lanes,
      Optional<String> units,
      Runnable begun) {
    Executor executor =
        invocation
            .get(WORKERS)
            .<Executor>map(
                workers -> new InWorkerProcesses(workers, run -> worker(kind, run, engine, data)))
            .orElseGet(() -> new InThisProcess(lanes));
    try (StudyProgress progress = new StudyProgress(invocation, units, begun)) {
      return new StudyRunner(executor, progress, invocation.interruption().signal())
          .run(suite, study, name, evaluation, checkpoints());
    }
  }

  private List<String> worker(RunSuite kind, Path run, EngineSettings settings, Path data) {
    return new StudyWorker.Job(
            kind,
            evaluation.toAbsolutePath().toString(),
            name,
            run.toAbsolutePath().toString(),
            settings,
            data.toAbsolutePath().toString(),
            invocation.home().folder().toString())
        .command();
  }

  /**
   * Trains a run of the study once more, in a process of its own.
   *
   * @param run where
   * @param threads with how many
   * @return the sentence of a failure; empty if it ended well, or was stopped
   */
  String repeat(RunSuite kind, Run run, int threads, Path data, String units) {
    try (StudyProgress progress = new StudyProgress(invocation, Optional.of(units), () -> {})) {
      return new StudyRunner(new InThisProcess(1), progress, invocation.interruption().signal())
          .repeat(run, worker(kind, run.folder(), engine.withThreads(threads), data));
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
