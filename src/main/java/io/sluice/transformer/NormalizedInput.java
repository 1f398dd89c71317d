package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import java.util.ArrayList;
import java.util.List;

/** The norm in front of a sub-layer, with its backward pass. */
final class NormalizedInput {

  private final KernelPack kernels;
  private final NDArray x;
  private final List<NDArray> parameters;
  private final NDList outputs;

  NormalizedInput(KernelPack kernels, NDManager scope, NDArray x, List<NDArray> parameters) {
    this.kernels = kernels;
    this.x = x;
    this.parameters = parameters;
    outputs = kernels.infer(scope, "normalize_forward", with(x));
    outputs.get(0).setRequiresGradient(true);
  }

  /** (B, T, C), where a recording may begin. */
  NDArray array() {
    return outputs.get(0);
  }

  /**
   * The backward pass.
   *
   * @param accumulator takes the gradients of the norm's parameters
   * @param gradOutput the gradient of {@link #array}
   * @return the gradient of x
   */
  NDArray backward(GradientAccumulator accumulator, NDArray gradOutput) {
    NDList gradients =
        kernels.infer(
            accumulator.owner(),
            "normalize_backward",
            with(gradOutput, x, outputs.get(1), outputs.get(2)));
    for (int i = 0; i < parameters.size(); i++) {
      accumulator.add(parameters.get(i), gradients.get(1 + i));
    }
    return gradients.get(0);
  }

  private Object[] with(NDArray... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(parameters);
    return all.toArray();
  }
}
