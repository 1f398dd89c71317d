package io.sluice.suite.mlp;

import io.sluice.run.IterationRecord;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import java.util.OptionalDouble;

/**
 * The network that one would keep: the last one, or where there are patterns to stop by, the one
 * with the least error on them so far.
 */
final class KeptNetwork implements Scores {

  private final PreparedPatterns patterns;
  private final Loss loss;
  private Network kept;
  private long dependentOfKept;
  private double least = Double.POSITIVE_INFINITY;

  KeptNetwork(PreparedPatterns patterns, Loss loss) {
    this.patterns = patterns;
    this.loss = loss;
  }

  @Override
  public IterationRecord record(
      long step, Network network, long multiplies, long dependent, double elapsedS) {
    keep(network, dependent);
    return new IterationRecord(
        step,
        kept.error(patterns.training(), loss),
        kept.error(patterns.test(), loss),
        patterns.isClasses()
            ? OptionalDouble.of(kept.errorRate(patterns.training()))
            : OptionalDouble.empty(),
        patterns.isClasses()
            ? OptionalDouble.of(kept.errorRate(patterns.test()))
            : OptionalDouble.empty(),
        multiplies,
        dependentOfKept,
        elapsedS);
  }

  private void keep(Network network, long dependent) {
    if (patterns.validation().isEmpty()) {
      kept = network;
      dependentOfKept = dependent;
      return;
    }
    double error = network.error(patterns.validation().get(), loss);
    if (kept == null || error < least) {
      least = error;
      kept = network;
      dependentOfKept = dependent;
    }
  }

  /** After at least one record. */
  Network network() {
    return kept;
  }
}
