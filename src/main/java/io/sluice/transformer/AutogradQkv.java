package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/** Queries, keys and values as any model makes them, recorded. */
final class AutogradQkv extends Qkv {

  AutogradQkv(
      LayerwiseMethods methods,
      NDManager scope,
      NDArray x,
      NDArray rotations,
      Map<String, NDArray> parameters) {
    super(methods, scope, x, rotations, parameters);
  }

  @Override
  NDArray backward(GradientAccumulator accumulator, NDArray gradOutput, NDList probabilities) {
    NDList gradients =
        methods
            .qkvBackward()
            .call(scope, gradOutput, outputs.get(0), outputs.get(1), outputs.get(2), probabilities);
    List<NDArray> own =
        GradientAccumulator.those(
            parameters, name -> !NormalizedInput.owns(name) && !AttentionPass.isOfOutput(name));
    return accumulator.vjp(scope, outputs, gradients, List.of(x), own).singletonOrThrow();
  }
}
