package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import java.util.List;

/** Queries, keys and values as any model makes them, recorded. */
final class AutogradQkv implements Qkv {

  private final KernelPack kernels;
  private final NDManager scope;
  private final NDArray x;
  private final List<NDArray> parameters;
  private final NDList outputs;

  AutogradQkv(
      KernelPack kernels, AttentionLayer layer, NDManager scope, NDArray x, Positions positions) {
    this.kernels = kernels;
    this.scope = scope;
    this.x = x;
    parameters = layer.inputParameters();
    outputs = layer.inputs(kernels, scope, x, positions);
  }

  @Override
  public List<NDArray> outputs() {
    return outputs;
  }

  @Override
  public NDArray backward(
      GradientAccumulator accumulator, NDArray gradOutput, NDList probabilities) {
    NDList gradients =
        kernels.infer(
            scope,
            "attention_backward",
            gradOutput,
            outputs.get(0),
            outputs.get(1),
            outputs.get(2),
            probabilities);
    return accumulator.vjp(scope, outputs, gradients, List.of(x), parameters).singletonOrThrow();
  }
}
