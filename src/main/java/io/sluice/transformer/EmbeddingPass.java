package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelPack;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedding in training: its backward pass touches no row of the table that was not looked up.
 */
final class EmbeddingPass {

  private final KernelPack kernels;
  private final EmbeddingLayer layer;
  private final NDArray ids;
  private final NDArray positions;
  private final NDArray output;

  /**
   * Looks up.
   *
   * @param ids (B, T)
   * @param positions (T)
   */
  EmbeddingPass(
      KernelPack kernels, EmbeddingLayer layer, NDManager scope, NDArray ids, NDArray positions) {
    this.kernels = kernels;
    this.layer = layer;
    this.ids = ids;
    this.positions = positions;
    output = layer.embed(KernelCalls.inferred(kernels), scope, ids, positions);
  }

  /** The residual stream in front of all sub-layers, (B, T, C). */
  NDArray output() {
    return output;
  }

  /**
   * The backward pass.
   *
   * @param accumulator takes the gradients of the parameters, after all others
   * @param gradOutput the gradient of {@link #output}
   */
  void backward(GradientAccumulator accumulator, NDArray gradOutput) {
    List<Object> arguments = new ArrayList<>(List.of(gradOutput, ids, positions));
    layer.arrays().forEach(parameter -> arguments.add(accumulator.orZeros(parameter)));
    kernels.infer(accumulator.owner(), "embedding_backward", arguments.toArray());
  }
}
