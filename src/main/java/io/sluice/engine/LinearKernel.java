package io.sluice.engine;

/** The matrix products that every sub-layer uses, in a given precision. */
public final class LinearKernel {

  private LinearKernel() {}

  /**
   * Defines {@code linear(x, weight)} and {@code linear_with_bias(x, weight, bias)}: x (…, in),
   * weight (out, in), bias (out), result (…, out) in the given precision.
   *
   * <p>And {@code linear_onto(sum, x, weight)}: sum (…, out) + linear(x, weight), in one pass over
   * the sum where the product has its format.
   *
   * @param precision the format of the factors and the result
   * @return the three definitions
   */
  public static KernelSource source(Precision precision) {
    return KernelSource.of(
        """
        def linear(self: __torch__.M, x: Tensor, weight: Tensor) -> Tensor:
          return torch.linear(%s, %s)
        """
            .formatted(precision.cast("x"), precision.cast("weight")),
        """
        def linear_with_bias(self: __torch__.M, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
          return torch.linear(%s, %s, %s)
        """
            .formatted(precision.cast("x"), precision.cast("weight"), precision.cast("bias")),
        """
        def linear_onto(self: __torch__.M, sum: Tensor, x: Tensor, weight: Tensor) -> Tensor:
          return %s
        """
            .formatted(
                precision == Precision.FP32
                    ? "torch.view_as(torch.addmm(torch.flatten(sum, 0, -2), torch.flatten(x, 0, -2), torch.t(weight)), sum)"
                    : "torch.add(sum, (self).linear(x, weight))"));
  }

  /**
   * TorchScript of a call of {@code linear} or {@code linear_with_bias}.
   *
   * @param x TorchScript of the input
   * @param name the name of the projection: {@code gate} has {@code gate_weight} and perhaps {@code
   *     gate_bias}
   * @param biases whether it has a bias
   * @return the expression
   */
  public static String call(String x, String name, boolean biases) {
    return biases
        ? "(self).linear_with_bias(%s, %s_weight, %s_bias)".formatted(x, name, name)
        : "(self).linear(%s, %s_weight)".formatted(x, name);
  }
}
