package io.sluice.suite.mlp;

import io.sluice.random.RandomStreams;

/**
 * Which patterns are seen at which step: a pure function of seed and step, whatever was asked for
 * before.
 *
 * <p>Each epoch is an order of all patterns of its own, taken in batches of one size. Where they do
 * not come out even, the last batch of an epoch is filled up from the epoch's beginning, so a few
 * patterns count twice there, others in the next epoch; an epoch is a whole number of steps.
 */
final class AdamBatches {

  private static final long ORDER = 1;

  private final int patterns;
  private final int batch;
  private final long seed;
  private long epoch = -1;
  private int[] order = {};

  /**
   * Batches.
   *
   * @param patterns N_v
   * @param batch the most patterns of a step; all where there are fewer
   */
  AdamBatches(int patterns, int batch, long seed) {
    this.patterns = patterns;
    this.batch = Math.min(batch, patterns);
    this.seed = seed;
  }

  /** Patterns of a step. */
  int size() {
    return batch;
  }

  /** Steps of an epoch. */
  long stepsPerEpoch() {
    return AdamSettings.stepsPerEpoch(patterns, batch);
  }

  /**
   * The patterns of a step.
   *
   * @param step from 1
   * @return numbers from 0
   */
  long[] at(long step) {
    long number = (step - 1) / stepsPerEpoch();
    if (number != epoch) {
      order = RandomStreams.permutation(patterns, RandomStreams.of(seed, ORDER, number));
      epoch = number;
    }
    long first = (step - 1) % stepsPerEpoch() * batch;
    long[] chosen = new long[batch];
    for (int i = 0; i < batch; i++) {
      chosen[i] = order[(int) ((first + i) % patterns)];
    }
    return chosen;
  }
}
