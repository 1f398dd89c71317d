package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/** What attention attends with, in training, and the backward pass through both. */
abstract class Qkv {

  final LayerwiseMethods methods;
  final NDManager scope;
  final NDArray x;
  final NDArray rotations;
  final Map<String, NDArray> parameters;

  /** Queries, keys and values first. */
  final NDList outputs;

  /**
   * Projects and rotates.
   *
   * @param x (B, T, C)
   * @param parameters of the sub-layer
   */
  Qkv(
      LayerwiseMethods methods,
      NDManager scope,
      NDArray x,
      NDArray rotations,
      Map<String, NDArray> parameters) {
    this.methods = methods;
    this.scope = scope;
    this.x = x;
    this.rotations = rotations;
    this.parameters = parameters;
    outputs = methods.qkv().call(scope, x, rotations, parameters);
  }

  /** Queries, keys and values, (B, H, T, D) each. */
  final List<NDArray> outputs() {
    return outputs.subList(0, 3);
  }

  /**
   * The backward pass through attention and these.
   *
   * @param accumulator takes the gradients of their parameters
   * @param gradOutput the gradient of what attention has mixed, (B, T, H, D)
   * @param probabilities those that attention kept
   * @return the gradient of the normalized residual stream that these came from
   */
  abstract NDArray backward(
      GradientAccumulator accumulator, NDArray gradOutput, NDList probabilities);
}
