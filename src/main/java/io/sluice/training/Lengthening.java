package io.sluice.training;

import io.sluice.run.Json;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A finished run that is going to be longer, and then finished again. The learning rate becomes
 * that of a run of its new length, from the next step on. Nothing of the run is touched before
 * {@link #begin}, which is called when all that it goes on with has been found.
 *
 * @param run finished
 * @param before what it was asked to do
 * @param from how long it was, in the unit of its recipe
 * @param asked who wants it longer
 * @param goesOn whether from its last step, and not anew from the first
 * @param added what the run is going to say of it
 * @param <C> the suite's configuration
 */
public record Lengthening<C extends RunConfiguration<C>>(
    RunDirectory run, C before, long from, Longer asked, boolean goesOn, Continuation added) {

  /**
   * Looks whether a run can be longer.
   *
   * @param run of any suite
   * @param configuration of the run
   * @param asked the new length
   * @param now its length, asked for if it is finished
   * @param goesOn whether from its last step, and not anew from the first
   * @param continuation what to record, likewise
   * @return what is going to be done
   * @throws IllegalArgumentException if it is not finished, is as long already, or cannot go on
   */
  public static <C extends RunConfiguration<C>> Lengthening<C> of(
      RunDirectory run,
      C configuration,
      Longer asked,
      Supplier<Long> now,
      boolean goesOn,
      Supplier<Continuation> continuation) {
    RunSuite suite = RunSuite.of(run);
    if (!run.isDone()) {
      throw new IllegalArgumentException(
          "%s is not finished: let ./sluice resume %1$s finish it first, without --%s"
              .formatted(run.folder(), suite.unit()));
    }
    long from = now.get();
    if (asked.length() <= from) {
      throw new IllegalArgumentException(
          "%s has %,d %s already: give more --%s than that"
              .formatted(run.folder(), from, suite.unit(), suite.unit()));
    }
    OwnFiles.of(run).requireWholeModel();
    if (goesOn && !Files.exists(run.trainingState())) {
      throw new IllegalArgumentException(
          "%s is missing, without which %s cannot go on: put it back, or begin a new run with ./sluice %s --from %2$s"
              .formatted(run.trainingState(), run.folder(), suite.command("train")));
    }
    return new Lengthening<>(run, configuration, from, asked, goesOn, continuation.get());
  }

  /**
   * What a run whose lock is held is asked to do from here on.
   *
   * @param run locked by the caller
   * @param read its configuration, as it was found before the lock was held
   * @param now the same, read behind the lock
   * @param longer what else is asked of it, if it was finished
   * @return the configuration, which is in the run's folder
   * @throws IllegalArgumentException if another training had the run in between
   */
  public static <C extends RunConfiguration<C>> C begin(
      RunDirectory run, C read, C now, Optional<Lengthening<C>> longer) {
    if (!now.equals(read) || run.isDone() != longer.isPresent()) {
      throw new IllegalArgumentException(
          "%s was trained by somebody else meanwhile: give the command again, if it is still wanted"
              .formatted(run.folder()));
    }
    return longer.map(Lengthening::begin).orElse(read);
  }

  private C begin() {
    C lengthened = before.lengthened(added);
    // First: a run that is not done and has its old length is found to be whole by resume.
    run.forgetResult();
    Json.write(run.config(), lengthened);
    asked.told().accept(this);
    return lengthened;
  }
}
