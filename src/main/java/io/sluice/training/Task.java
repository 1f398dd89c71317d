package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** What the loop trains: it knows data and model, the loop knows neither. */
public interface Task {

  /**
   * What is learned.
   *
   * @return full names to arrays that require gradients, in a fixed order
   */
  Map<String, NDArray> parameters();

  /**
   * The loss of one micro-batch, which is a pure function of the step and the micro-batch. Recorded
   * by the caller.
   *
   * @param scope the owner of everything made on the way
   * @param step from 1
   * @param microBatch from 0
   * @return a scalar, the mean in nats
   */
  NDArray loss(NDManager scope, long step, int microBatch);

  /**
   * How much one micro-batch holds.
   *
   * @return tokens
   */
  long tokensPerMicroBatch();

  /**
   * Measures the model over the whole fixed validation sweep; changes nothing.
   *
   * @return the measurement
   */
  Validation validate();
}
