package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.RecordedLoss;
import java.util.Map;

/**
 * A model as one thread sees it: handles of its own on the task's parameters, and a share of every
 * micro-batch.
 */
public interface Replica {

  /**
   * What the loss depends on.
   *
   * @return full names to arrays, in a fixed order; those that learn require gradients
   */
  Map<String, NDArray> parameters();

  /**
   * Its part of a micro-batch.
   *
   * @return above 0; the shares of all replicas sum to 1
   */
  double share();

  /**
   * The loss of this replica's share of one micro-batch, which is a pure function of the step and
   * the micro-batch.
   *
   * @param scope the owner of everything made on the way
   * @param autograd records it
   * @param step from 1
   * @param microBatch from 0
   * @return the mean of the share
   */
  RecordedLoss loss(NDManager scope, Autograd autograd, long step, int microBatch);
}
