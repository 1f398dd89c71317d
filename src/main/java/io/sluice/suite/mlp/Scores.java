package io.sluice.suite.mlp;

import io.sluice.run.IterationRecord;
import io.sluice.shallow.Network;
import java.util.OptionalDouble;

/** Measures a network that is being trained. */
@FunctionalInterface
interface Scores {

  /**
   * The record of an iteration.
   *
   * @param step the iteration, from 0
   * @param network as it is after it
   * @param ownError E on the training patterns where training alone knows it, since it has moved
   *     their targets
   * @param multiplies counted since the start
   * @param dependent basis functions that are sums of others
   * @param elapsedS seconds of training so far
   * @return what a run keeps
   */
  IterationRecord record(
      long step,
      Network network,
      OptionalDouble ownError,
      long multiplies,
      long dependent,
      double elapsedS);
}
