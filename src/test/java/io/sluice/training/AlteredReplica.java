package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.RecordedLoss;
import java.util.Map;

/** A replica whose losses somebody else sees, and may change, before their gradients are taken. */
public record AlteredReplica(Replica inner, Alteration alteration) implements Replica {

  /** What becomes of a loss. */
  @FunctionalInterface
  public interface Alteration {
    RecordedLoss of(long step, RecordedLoss loss);
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
  public RecordedLoss loss(NDManager scope, Autograd autograd, long step, int microBatch) {
    return alteration.of(step, inner.loss(scope, autograd, step, microBatch));
  }
}
