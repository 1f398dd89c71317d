package io.sluice.experiment;

import io.sluice.run.RunLock;
import io.sluice.run.UnmarkedRuns;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trains what a study asks for and has not been trained yet, whatever it trains.
 *
 * @param executor where runs happen
 * @param listener told of runs
 * @param stop asked after every step
 */
public record StudyRunner(Executor executor, StudyListener listener, StopSignal stop) {

  /**
   * Trains every run that has no result yet. After each run the files of the study are written.
   *
   * @param suite whose study it is
   * @param study what to compare
   * @param name the study's name
   * @param evaluation the folder of the study's files, {@code eval/NAME}
   * @param checkpoints the folder of its runs, {@code checkpoints/NAME}
   * @param <S> the plan
   * @param <U> a run
   * @param <R> a row of the results
   * @return which runs have results, and their rows
   * @throws IllegalArgumentException if either folder holds something else than this study, or
   *     somebody else is training it
   */
  public <S, U extends Run, R extends Record> StudyOutcome<U, R> run(
      Suite<S, U, R> suite, S study, String name, Path evaluation, Path checkpoints) {
    StudyName.checked(name);
    Optional<OpenedStudy<U, R>> looked = Optional.empty();
    if (RunLock.isUnclaimed(checkpoints)) {
      // Before the lock, which makes a folder and a file: a study that is refused leaves nothing.
      StudyFolder.open(evaluation, study, suite);
      looked = Optional.of(open(suite, study, name, evaluation, checkpoints));
    }
    try (RunLock lock = RunLock.ofStudy(checkpoints)) {
      // Again, now that nobody else can begin: before the lock somebody may have.
      StudyFolder<S, R> folder = StudyFolder.open(evaluation, study, suite);
      OpenedStudy<U, R> opened =
          looked
              .filter(found -> found.runs().stream().noneMatch(Run::isBegun))
              .orElseGet(() -> open(suite, study, name, evaluation, checkpoints));
      folder.writePlan();
      Left<U, R> left = new Left<>(opened, folder);
      left.start();
      executor.execute(left);
      return left.outcome();
    }
  }

  /**
   * Trains one run of a study whose plan is written, for the process that has locked the study.
   *
   * @param suite whose study it is
   * @param study what to compare
   * @param name the study's name
   * @param evaluation the folder of the study's files
   * @param run the folder of the run
   * @param <S> the plan
   * @param <U> a run
   */
  public <S, U extends Run> void runOne(
      Suite<S, U, ?> suite, S study, String name, Path evaluation, Path run) {
    OpenedStudy<U, ?> opened = suite.open(study, name, evaluation, run.getParent(), listener);
    U one =
        opened.runs().stream()
            .filter(other -> other.folder().equals(run))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(run + " is no run of " + name));
    train(opened, one, listener.onRunStart(one, 1, 1));
    complete(opened, one);
  }

  /**
   * Trains a run that is none of the study's own in a process of its own.
   *
   * @param run the run
   * @param command what trains it and speaks as {@link WorkerVoice} does
   * @return the sentence of a failure; empty if it ended well, or was stopped
   */
  public String repeat(Run run, List<String> command) {
    return new WorkerProcess(command).run(listener.onRunStart(run, 1, 1), listener, stop);
  }

  private <S, U extends Run, R extends Record> OpenedStudy<U, R> open(
      Suite<S, U, R> suite, S study, String name, Path evaluation, Path checkpoints) {
    OpenedStudy<U, R> opened = suite.open(study, name, evaluation, checkpoints, listener);
    requireSame(opened);
    opened.requireTrainable();
    return opened;
  }

  private <U extends Run> void requireSame(OpenedStudy<U, ?> opened) {
    UnmarkedRuns unmarked = new UnmarkedRuns();
    for (U run : opened.runs()) {
      if (run.isBegun()) {
        opened.requireSame(run);
        unmarked.look(run.folder());
      }
    }
    unmarked.notice().ifPresent(listener::onNotice);
  }

  /** Trains what has no result, in this process. */
  private <U extends Run> void train(OpenedStudy<U, ?> opened, U run, TrainingListener training) {
    if (run.hasResult() || !opened.prepare(run, training, listener, stop)) {
      return;
    }
    try {
      opened.train(run, training, stop);
    } catch (DivergenceException e) {
      Divergence.write(run.folder(), e);
    }
  }

  private <U extends Run> void complete(OpenedStudy<U, ?> opened, U run) {
    if (run.hasResult() && !opened.isComplete(run) && !stop.isRequested()) {
      opened.complete(run, listener, stop);
    }
  }

  /** What is left of a study, and what has a result. Calls may come from several threads. */
  private final class Left<U extends Run, R extends Record> implements Executor.Work<U> {
    private final OpenedStudy<U, R> opened;
    private final StudyFolder<?, R> folder;
    private final List<U> all;
    private final Set<U> ended = new HashSet<>();
    private final Map<U, RunTables<R>> read = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Object preparing = new Object();

    Left(OpenedStudy<U, R> opened, StudyFolder<?, R> folder) {
      this.opened = opened;
      this.folder = folder;
      this.all = opened.runs();
    }

    void start() {
      for (U run : all) {
        if (run.hasResult() && opened.isComplete(run)) {
          ended.add(run);
        }
      }
      listener.onStart(ended.size(), all.size(), executor.atOnce());
      for (U run : all) {
        if (run.hasResult()) {
          listener.onRunSkipped(run, place(run), all.size());
        }
      }
    }

    private int place(U run) {
      return all.indexOf(run) + 1;
    }

    @Override
    public List<U> runs() {
      return all.stream().filter(run -> !ended.contains(run)).toList();
    }

    @Override
    public boolean isIndependent(U run) {
      return opened.isIndependent(run);
    }

    @Override
    public void here(U run) {
      if (stop.isRequested()) {
        return;
      }
      if (!run.hasResult()) {
        train(opened, run, begin(run));
        tell(run);
      }
      complete(opened, run);
      take(run);
    }

    @Override
    public void elsewhere(U run, WorkerProcess process) {
      if (stop.isRequested()) {
        return;
      }
      boolean isNew = !run.hasResult();
      TrainingListener training = isNew ? begin(run) : new TrainingListener() {};
      String failure = "";
      try {
        if (isPrepared(run, training)) {
          failure = process.run(training, new OneAtATime(this), stop);
        }
      } catch (IllegalArgumentException | UncheckedIOException e) {
        failure = e.getMessage();
      }
      if (!failure.isEmpty()) {
        fail(run, failure);
        return;
      }
      if (isNew) {
        tell(run);
      }
      take(run);
    }

    /** What several runs start from is trained once, and here. */
    private boolean isPrepared(U run, TrainingListener training) {
      synchronized (preparing) {
        return opened.prepare(run, training, listener, stop);
      }
    }

    private synchronized TrainingListener begin(U run) {
      return listener.onRunStart(run, place(run), all.size());
    }

    private synchronized void fail(U run, String sentence) {
      failures.add(run.label() + ": " + sentence);
      listener.onRunFailed(run, sentence);
    }

    private synchronized void tell(U run) {
      Optional<Divergence> divergence = Divergence.of(run);
      if (divergence.isPresent()) {
        listener.onRunDiverged(run, divergence.get());
      } else if (run.isDone()) {
        listener.onRunDone(run, opened.end(run), ended.size() + 1, all.size());
      }
    }

    private synchronized void take(U run) {
      if (run.hasResult() && opened.isComplete(run)) {
        ended.add(run);
        write();
      }
    }

    private void write() {
      if (!ended.isEmpty()) {
        folder.write(tables());
      }
    }

    /** In the order of the study, whoever was faster. */
    private RunTables<R> tables() {
      return RunTables.joined(
          opened.inTables().stream()
              .filter(ended::contains)
              .map(run -> read.computeIfAbsent(run, opened::tables))
              .toList());
    }

    synchronized StudyOutcome<U, R> outcome() {
      write();
      return new StudyOutcome<>(
          all.stream().filter(ended::contains).toList(),
          all.stream().filter(run -> !ended.contains(run)).toList(),
          List.copyOf(failures),
          tables());
    }
  }

  /** What workers say besides steps, which the study's listener hears one after the other. */
  private final class OneAtATime implements StudyListener {
    private final Object lock;

    OneAtATime(Object lock) {
      this.lock = lock;
    }

    @Override
    public void onNotice(String sentence) {
      synchronized (lock) {
        listener.onNotice(sentence);
      }
    }

    @Override
    public void onStage(String sentence) {
      synchronized (lock) {
        listener.onStage(sentence);
      }
    }
  }
}
