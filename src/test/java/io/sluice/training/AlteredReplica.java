package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** A replica whose losses somebody else sees, and may change, before their gradients are taken. */
public record AlteredReplica(Replica inner, Alteration alteration) implements Replica {

  /** What becomes of a loss. */
  @FunctionalInterface
  public interface Alteration {
    NDArray of(NDManager scope, long step, NDArray loss);
  }

  @Override
  public Map<String, NDArray> parameters() {
    return inner.parameters();
  }

  @Override
  public double share() {
    return inner.share();
  }

  @Override
  public NDArray loss(NDManager scope, long step, int microBatch) {
    return alteration.of(scope, step, inner.loss(scope, step, microBatch));
  }
}
