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
  private final double ridge;
  private Network kept;
  private double errorOfKept;
  private long dependentOfKept;
  private double least = Double.POSITIVE_INFINITY;

  KeptNetwork(PreparedPatterns patterns, Loss loss, double ridge) {
    this.patterns = patterns;
    this.loss = loss;
    this.ridge = ridge;
  }

  @Override
  public IterationRecord record(
      long step,
      Network network,
      OptionalDouble ownError,
      long multiplies,
      long dependent,
      double elapsedS) {
    if (isBetter(network)) {
      kept = network;
      errorOfKept =
          ownError.orElseGet(
              () -> network.error(patterns.training(), loss) + ridge * network.penalty());
      dependentOfKept = dependent;
    }
    return new IterationRecord(
        step,
        errorOfKept,
        patterns.onTest(rows -> kept.error(rows, loss)),
        patterns.isClasses()
            ? OptionalDouble.of(kept.errorRate(patterns.training()))
            : OptionalDouble.empty(),
        patterns.isClasses() ? patterns.onTest(kept::errorRate) : OptionalDouble.empty(),
        multiplies,
        dependentOfKept,
        elapsedS);
  }

  private boolean isBetter(Network network) {
    if (patterns.validation().isEmpty()) {
      return true;
    }
    double error = network.error(patterns.validation().get(), loss);
    if (kept != null && !(error < least)) {
      return false;
    }
    least = error;
    return true;
  }

  /** After at least one record. */
  Network network() {
    return kept;
  }
}
