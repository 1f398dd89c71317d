package io.sluice.cli;

import io.sluice.experiment.Divergence;
import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.Run;
import io.sluice.experiment.StudyListener;
import io.sluice.run.TrainRecord;
import io.sluice.training.TrainingListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shows how a study goes, whatever it trains: a line a run, and the steps of the run that goes on,
 * or of all that go on side by side.
 */
final class StudyProgress implements StudyListener, AutoCloseable {

  /** Of more runs side by side, those that end within some seconds share a line. */
  private static final int FEW = 40;

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Invocation invocation;
  private final Runnable begun;
  private final Progress progress;
  private final StatusLine line;
  private final String unit;
  private final Map<Run, Optional<SideBySideLine.At>> going = new LinkedHashMap<>();
  private boolean alone;
  private long startedAt = System.nanoTime();
  private long printedAt = startedAt;
  private int trained;
  private int before;
  private int count;

  /**
   * Begins.
   *
   * @param units what speed is counted in; nothing for runs that are too short to show their steps
   * @param begun told when the study is one that can be trained, before its first run
   */
  StudyProgress(Invocation invocation, Optional<String> units, Runnable begun) {
    this.invocation = invocation;
    this.begun = begun;
    progress = Progress.of(invocation.terminal(), units.orElse("iterations"));
    line = new StatusLine(invocation.terminal());
    unit = units.isPresent() ? "step" : "iteration";
    alone = units.isPresent();
  }

  @Override
  public synchronized void onNotice(String sentence) {
    close();
    invocation.note(sentence);
  }

  @Override
  public synchronized void onStart(int finished, int runs, int atOnce) {
    begun.run();
    alone = alone && atOnce == 1;
    before = finished;
    count = runs;
    startedAt = System.nanoTime();
    if (!alone) {
      arm();
      invocation.say(
          "%,d runs, %,d of them finished before, %d side by side", runs, finished, atOnce);
    }
  }

  private void arm() {
    invocation.interruption().arm("stopping after this " + unit);
  }

  @Override
  public synchronized void onRunSkipped(Run run, int index, int runs) {
    if (alone) {
      invocation.say("run %d of %d: %s, finished before", index, runs, run.label());
    }
  }

  @Override
  public synchronized TrainingListener onRunStart(Run run, int index, int runs) {
    if (!alone) {
      going.put(run, Optional.empty());
      return new Beside(run);
    }
    String left = "";
    if (trained > 0) {
      long each = (System.nanoTime() - startedAt) / trained;
      left = ", about " + Text.time(Duration.ofNanos(each * (runs - index + 1))) + " left";
    }
    invocation.say("run %d of %d: %s%s", index, runs, run.label(), left);
    return new ShownTraining(invocation, progress);
  }

  @Override
  public synchronized void onStage(String sentence) {
    close();
    invocation.say("%s", sentence);
  }

  @Override
  public synchronized void onRunDone(Run run, OpenedStudy.RunEnd end, int finished, int runs) {
    if (alone) {
      ended("%s, training %s", end.result(), time(end.elapsedS()));
      return;
    }
    going.remove(run);
    long now = System.nanoTime();
    if (count > FEW && now - printedAt < INTERVAL.toNanos()) {
      return;
    }
    printedAt = now;
    line.end();
    long each = (now - startedAt) / Math.max(1, finished - before);
    invocation.say(
        "run %,d of %,d: %s, %s; about %s left",
        finished,
        runs,
        run.label(),
        end.result(),
        Text.time(Duration.ofNanos(each * (runs - finished))));
  }

  private static String time(double seconds) {
    return Text.time(Duration.ofNanos((long) (seconds * 1e9)));
  }

  @Override
  public synchronized void onRunDiverged(Run run, Divergence divergence) {
    if (alone) {
      ended("diverged: %s", divergence.reason());
    } else {
      over(run, "diverged", divergence.reason());
    }
  }

  @Override
  public synchronized void onRunFailed(Run run, String sentence) {
    over(run, "failed", sentence);
  }

  private void over(Run run, String how, String why) {
    going.remove(run);
    line.end();
    invocation.say("%s %s: %s", run.label(), how, why);
  }

  private void ended(String format, Object... values) {
    trained++;
    progress.close();
    invocation.say("  " + format, values);
  }

  @Override
  public synchronized void close() {
    progress.close();
    line.end();
  }

  private synchronized void at(Run run, SideBySideLine.At where) {
    going.put(run, Optional.of(where));
    if (invocation.terminal().interactive() && line.isDue()) {
      line.draw(new SideBySideLine(going.values().stream().flatMap(Optional::stream).toList())::in);
    }
  }

  /** The steps of one among several runs. */
  private final class Beside implements TrainingListener {
    private final Run run;
    private long steps;

    Beside(Run run) {
      this.run = run;
    }

    @Override
    public void onNotice(String sentence) {
      StudyProgress.this.onNotice(sentence);
    }

    @Override
    public void onStart(long firstStep, long all) {
      steps = all;
    }

    @Override
    public void onStep(TrainRecord record) {
      String name = run.folder().getFileName().toString();
      at(run, new SideBySideLine.At(name, record.step(), steps, record.lossNats()));
    }
  }
}
