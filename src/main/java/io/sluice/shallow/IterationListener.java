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
}
