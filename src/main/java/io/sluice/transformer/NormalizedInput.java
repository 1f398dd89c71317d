package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.SubLayer;
import java.util.List;
import java.util.Map;

/** The norm in front of a sub-layer, with its backward pass. */
final class NormalizedInput {

  private static final String PREFIX = "norm.";

  private final LayerwiseMethods methods;
  private final NDArray x;
  private final Map<String, NDArray> parameters;
  private final NDList outputs;

  NormalizedInput(LayerwiseMethods methods, NDManager scope, NDArray x, SubLayer layer) {
    this.methods = methods;
    this.x = x;
    parameters = layer.values();
    outputs = methods.normForward().call(scope, x, parameters);
    outputs.get(0).setRequiresGradient(true);
  }

  /** (B, T, C), where a recording may begin. */
  NDArray array() {
    return outputs.get(0);
  }

  /** Whether a parameter of a sub-layer is its norm's. */
  static boolean owns(String parameter) {
    return parameter.startsWith(PREFIX);
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
        methods
            .normBackward()
            .call(accumulator.owner(), gradOutput, x, outputs.get(1), outputs.get(2), parameters);
    List<NDArray> own = GradientAccumulator.those(parameters, NormalizedInput::owns);
    for (int i = 0; i < own.size(); i++) {
      accumulator.add(own.get(i), gradients.get(1 + i));
    }
    return gradients.get(0);
  }
}
