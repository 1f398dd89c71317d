package io.sluice.cli;

import java.time.Duration;

/** Shows how the runs of a study go: a line a run, and the run's own progress. */
abstract class RunsProgress extends ShownTraining implements AutoCloseable {

  private final Invocation invocation;
  private final Progress progress;
  private final long startedAt = System.nanoTime();
  private int trained;

  /**
   * Begins.
   *
   * @param units what speed is counted in
   */
  RunsProgress(Invocation invocation, String units) {
    this(invocation, Progress.of(invocation.terminal(), units));
  }

  private RunsProgress(Invocation invocation, Progress progress) {
    super(invocation, progress);
    this.invocation = invocation;
    this.progress = progress;
  }

  final void skipped(String label, int index, int count) {
    say("run %d of %d: %s, finished before", index, count, label);
  }

  final void begun(String label, int index, int count) {
    String left = "";
    if (trained > 0) {
      long each = (System.nanoTime() - startedAt) / trained;
      left = ", about " + Text.time(Duration.ofNanos(each * (count - index + 1))) + " left";
    }
    say("run %d of %d: %s%s", index, count, label, left);
  }

  final void ended(String format, Object... values) {
    trained++;
    noted(format, values);
  }

  /** What is no run of the study's own. */
  final void noted(String format, Object... values) {
    progress.close();
    say("  " + format, values);
  }

  final void say(String format, Object... values) {
    invocation.say(format, values);
  }

  @Override
  public void close() {
    progress.close();
  }
}
