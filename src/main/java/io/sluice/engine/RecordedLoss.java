package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** A loss with its backward pass. */
public interface RecordedLoss {

  /**
   * Its value.
   *
   * @return a mean in nats
   */
  float nats();

  /**
   * Gradients of the weighted loss. What was kept for them is released, so this is called once.
   *
   * @param scope the owner of the gradients
   * @param weight a factor of the loss
   * @param sources arrays that require gradients, each used in the loss
   * @return one gradient a source, in order
   * @throws ai.djl.engine.EngineException if a source had no part in the loss
   */
  NDList backward(NDManager scope, float weight, List<NDArray> sources);
}
