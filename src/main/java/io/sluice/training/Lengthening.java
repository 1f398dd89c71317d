package io.sluice.training;

import io.sluice.run.Json;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A finished run that is lengthened, and then finished again by whoever resumes it. The learning
 * rate becomes that of a run of its new length, from the next step on.
 *
 * @param from how long it was, in the unit of its recipe
 * @param to how long it is going to be
 * @param recorded what the run says of it
 */
public record Lengthening(long from, long to, Continuation recorded) {

  /**
   * Refuses a run that goes on anyway.
   *
   * @param folder the run's
   * @throws IllegalArgumentException if it is not finished
   */
  public static RunDirectory finished(Path folder, RunSuite suite) {
    RunDirectory run = RunDirectory.open(folder);
    suite.requireMade(run);
    if (!run.isDone()) {
      throw new IllegalArgumentException(
          "%s is not finished: let ./sluice resume %1$s finish it first, without --%s"
              .formatted(folder, suite.unit()));
    }
    return run;
  }

  /**
   * Writes into a finished run that it goes on.
   *
   * @param run finished
   * @param configuration of the run
   * @param now its length
   * @param asked the new one
   * @param goesOn whether from its last step, and not anew from the first
   * @param continuation what to record
   * @return what was recorded
   * @throws IllegalArgumentException if it is as long already, or cannot go on
   */
  public static <C extends RunConfiguration<C>> Lengthening of(
      RunDirectory run,
      C configuration,
      long now,
      long asked,
      boolean goesOn,
      Supplier<Continuation> continuation) {
    RunSuite suite = RunSuite.of(run);
    if (asked <= now) {
      throw new IllegalArgumentException(
          "%s has %,d %s already: give more --%s than that"
              .formatted(run.folder(), now, suite.unit(), suite.unit()));
    }
    OwnFiles.of(run).requireWholeModel();
    if (goesOn && !Files.exists(run.trainingState())) {
      throw new IllegalArgumentException(
          "%s is missing, without which %s cannot go on: put it back, or begin a new run with ./sluice %s --from %2$s"
              .formatted(run.trainingState(), run.folder(), suite.command("train")));
    }
    Continuation added = continuation.get();
    try (RunLock lock = run.lock()) {
      // First: a run that is not done and has its old length is found to be whole by resume.
      run.forgetResult();
      Json.write(run.config(), configuration.lengthened(added));
    }
    return new Lengthening(now, asked, added);
  }
}
