package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelSource;
import java.util.List;

/**
 * The mean of the gradients of a step's micro-batches. With a single one, nothing is copied or
 * added.
 */
final class GradientSum {

  private static final String SOURCE =
      """
      def scale(self: __torch__.M, gradients: List[Tensor]) -> Tensor:
        torch._foreach_mul_(gradients, %s)
        return gradients[0]
      def add(self: __torch__.M, sum: List[Tensor], gradients: List[Tensor]) -> Tensor:
        torch._foreach_add_(sum, gradients, alpha=%s)
        return sum[0]
      """;

  private final int microBatches;
  private final Kernel kernel;
  private List<NDArray> sum = List.of();

  GradientSum(NDManager manager, int microBatches) {
    this.microBatches = microBatches;
    String factor = Double.toString(1.0 / microBatches);
    kernel = Kernel.compile(manager, KernelSource.of(SOURCE.formatted(factor, factor)));
  }

  /** Adds a share of the gradients; the first ones are taken over into the step's scope. */
  void add(NDManager step, NDList gradients) {
    if (sum.isEmpty()) {
      if (microBatches > 1) {
        kernel.call(step, "scale", gradients);
      }
      gradients.forEach(gradient -> gradient.attach(step));
      sum = List.copyOf(gradients);
    } else {
      kernel.call(step, "add", sum, gradients);
    }
  }

  /** The mean, once all micro-batches are in. */
  List<NDArray> take() {
    List<NDArray> mean = sum;
    sum = List.of();
    return mean;
  }
}
