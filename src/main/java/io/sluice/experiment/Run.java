package io.sluice.experiment;

import io.sluice.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/** One run of a study: its folder tells all of it. */
public interface Run {

  /**
   * Where its files are.
   *
   * @return a folder of its own, which may be missing
   */
  Path folder();

  /**
   * The run in a few words.
   *
   * @return {@code swiglu, seed 1, 300 steps}
   */
  String label();

  /**
   * Whether there is anything of it.
   *
   * @return whether it has a configuration
   */
  default boolean isBegun() {
    return Files.exists(folder().resolve("config.json"));
  }

  /**
   * The step that it goes on from.
   *
   * @return 0 without a checkpoint
   */
  default long savedStep() {
    return isBegun() ? RunDirectory.open(folder()).savedStep() : 0;
  }

  /**
   * Whether it has finished; a diverged run has not.
   *
   * @return whether it is done
   */
  default boolean isDone() {
    return isBegun() && RunDirectory.open(folder()).isDone();
  }

  /**
   * Whether it stopped being finite.
   *
   * @return whether it diverged
   */
  default boolean isDiverged() {
    return isBegun() && Divergence.of(folder()).isPresent();
  }

  /**
   * Whether nothing is left to train.
   *
   * @return whether it is done or diverged
   */
  default boolean hasResult() {
    return isDiverged() || isDone();
  }
}
