package io.sluice.cli;

import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.training.Longer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Going on with a run that was found to be of the command's suite.
 *
 * @param invocation where to write
 * @param folder of the run
 * @param wasFinished whether nothing is left to do
 */
record Resumption(Invocation invocation, Path folder, boolean wasFinished) {

  /** Says of a run of an earlier version what cannot be known of it. */
  static Resumption of(Invocation invocation, Path folder, Optional<Longer> longer) {
    invocation.noteUnmarked(List.of(folder));
    boolean isDone = RunDirectory.open(folder).isDone();
    return new Resumption(invocation, folder, isDone && longer.isEmpty());
  }

  /** Goes on, and says that nothing was left to do once the run's files have been found whole. */
  <R> Outcome<R> run(Supplier<Outcome<R>> resume) {
    Outcome<R> outcome = resume.get();
    if (wasFinished) {
      invocation.say("%s is finished: nothing was left to do", Home.shown(folder));
    }
    return outcome;
  }
}
