package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;

/** The head in training: final norm, scores and loss, all with backward passes of their own. */
final class HeadPass {

  private final KernelPack kernels;
  private final NDManager scope;
  private final NormalizedInput normalized;
  private final NDArray targets;
  private final NDArray table;
  private final NDArray logs;
  private final float nats;

  /**
   * Comes to the loss.
   *
   * @param x the residual stream (B, T, C)
   * @param targets (B, T)
   * @param tokenTable (V, C), which the head may share
   */
  HeadPass(
      KernelPack kernels,
      HeadLayer layer,
      NDManager owner,
      NDArray x,
      NDArray targets,
      NDArray tokenTable) {
    this.kernels = kernels;
    this.targets = targets;
    scope = owner.newSubManager();
    table = layer.table(tokenTable);
    normalized = new NormalizedInput(kernels, scope, x, layer.normParameters());
    NDList outputs = kernels.infer(scope, "head_forward", normalized.array(), targets, table);
    nats = outputs.get(0).getFloat();
    logs = outputs.get(1);
  }

  /** Mean of the tokens. */
  float nats() {
    return nats;
  }

  /**
   * The backward pass, once: what was kept for it is released.
   *
   * @param accumulator takes the gradients of the parameters
   * @param weight a factor of the loss
   * @return the gradient of x
   */
  NDArray backward(GradientAccumulator accumulator, float weight) {
    try (scope) {
      NDList gradients =
          kernels.infer(
              scope,
              "head_backward",
              scope.create(weight),
              normalized.array(),
              targets,
              logs,
              table);
      accumulator.add(table, gradients.get(1));
      return normalized.backward(accumulator, gradients.get(0));
    }
  }
}
