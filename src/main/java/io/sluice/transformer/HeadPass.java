package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** The head in training: final norm, scores and loss, all with backward passes of their own. */
final class HeadPass {

  private final LayerwiseMethods methods;
  private final NDManager scope;
  private final NormalizedInput normalized;
  private final NDArray targets;
  private final NDArray table;
  private final NDArray logProbabilities;
  private final float nats;

  /**
   * Comes to the loss.
   *
   * @param x the residual stream (B, T, C)
   * @param targets (B, T)
   */
  HeadPass(LayerwiseMethods methods, HeadLayer layer, NDManager owner, NDArray x, NDArray targets) {
    this.methods = methods;
    this.targets = targets;
    scope = owner.newSubManager();
    table = layer.table();
    normalized = new NormalizedInput(methods, scope, x, layer);
    NDList outputs = methods.headForward().call(scope, normalized.array(), targets, table);
    nats = outputs.get(0).getFloat();
    logProbabilities = outputs.get(1);
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
          methods
              .headBackward()
              .call(
                  scope,
                  scope.create(weight),
                  normalized.array(),
                  targets,
                  logProbabilities,
                  table);
      accumulator.add(table, gradients.get(1));
      return normalized.backward(accumulator, gradients.get(0));
    }
  }
}
