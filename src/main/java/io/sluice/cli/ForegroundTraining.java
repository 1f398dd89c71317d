package io.sluice.cli;

import io.sluice.notation.ShellWord;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.training.TrainingListener;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A training that a person waits for: what is going to be trained, how it goes, what came out. A
 * signal stops it after the step that it is in.
 *
 * @param invocation where to write
 * @param folder of the run
 * @param header prints what is going to be trained, by its first step and all its steps
 * @param units what its speed is counted in
 * @param resume the command that goes on with it
 */
record ForegroundTraining(
    Invocation invocation,
    Path folder,
    BiConsumer<Long, Long> header,
    String units,
    String resume) {

  /** Trains, and prints the result or how to go on. */
  <R> Exit run(Function<TrainingListener, Outcome<R>> training, Consumer<R> summary) {
    invocation
        .interruption()
        .keeping(new KeptRun(folder, resume, RunDirectory::savedStep)::sentence);
    Outcome<R> outcome;
    try (Progress progress = Progress.of(invocation.terminal(), units)) {
      outcome = training.apply(new HeaderThenProgress(progress));
    }
    if (outcome.result().isEmpty()) {
      invocation.say(
          "%s; go on with ./sluice %s %s",
          where(outcome), resume, ShellWord.of(Home.shown(folder)));
      return Exit.STOPPED;
    }
    return invocation.done(outcome.result().get(), () -> summary.accept(outcome.result().get()));
  }

  private static String where(Outcome<?> outcome) {
    if (outcome.step() == 0) {
      return "stopped before the first step";
    }
    return Text.of(
        "stopped and saved after step %,d of %,d%s",
        outcome.step(),
        outcome.steps(),
        outcome.step() == outcome.steps() ? ", before the last validation" : "");
  }

  /** Prints the header when everything about the run is known, which is when it starts. */
  private final class HeaderThenProgress extends ShownTraining {

    HeaderThenProgress(Progress progress) {
      super(invocation, progress);
    }

    @Override
    public void onStart(long firstStep, long steps) {
      // Armed before anything is printed.
      arm();
      header.accept(firstStep, steps);
      super.onStart(firstStep, steps);
    }
  }
}
