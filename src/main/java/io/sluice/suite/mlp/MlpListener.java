package io.sluice.suite.mlp;

import io.sluice.run.IterationRecord;

/** Who wants to know how the training of a small network goes. */
public interface MlpListener {

  /**
   * Something that a person should know who counts on the files of the run.
   *
   * @param sentence what, where, and what follows
   */
  default void onNotice(String sentence) {}

  /**
   * Training begins, or goes on.
   *
   * @param patterns what is trained on
   * @param iterations of the whole training
   */
  default void onStart(PreparedPatterns patterns, long iterations) {}

  /**
   * Training goes on from a checkpoint.
   *
   * @param iteration the one that comes next, from 1
   */
  default void onGoingOn(long iteration) {}

  /**
   * An iteration is done.
   *
   * @param iteration from 0
   * @param record its measurements
   */
  default void onIteration(long iteration, IterationRecord record) {}
}
