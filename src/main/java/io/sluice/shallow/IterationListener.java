package io.sluice.shallow;

import java.util.function.Supplier;

/** Told of each iteration. */
@FunctionalInterface
public interface IterationListener {

  /**
   * After an iteration.
   *
   * @param iteration where training is
   * @param network makes a copy of the network as it is, means included; to be asked at once
   */
  void onIteration(Iteration iteration, Supplier<Network> network);

  /** Asked after each iteration: whether training is to end there, as if it had been the last. */
  default boolean wantsToStop() {
    return false;
  }
}
