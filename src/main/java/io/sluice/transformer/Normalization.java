package io.sluice.transformer;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/** What stands in front of every sub-layer. Both use ε = 10⁻⁵. */
public enum Normalization {
  /**
   * x / rms(x) · weight (Zhang and Sennrich, arXiv 1910.07467). The norm operator reads x once
   * where squaring and averaging write a copy of it, forward and backward.
   */
  RMS(
      """
      square = torch.div(torch.square(torch.linalg_vector_norm(x, 2, [-1], True)), %1$d)
      return torch.mul(torch.mul(x, torch.rsqrt(torch.add(square, 1.0000000000000001e-05))), weight)\
      """,
      """
      square = torch.div(torch.square(torch.linalg_vector_norm(x, 2, [-1], True)), %1$d)
      inverse = torch.rsqrt(torch.add(square, 1.0000000000000001e-05))
      return [torch.mul_(torch.mul(x, inverse), weight), torch.zeros_like(inverse), inverse]\
      """,
      """
      shift = torch.div(torch.unsqueeze(torch.matmul(upstream, weight), -1), %1$d)
      _0 = torch.add_(gradient, torch.mul_(shift, inverse))\
      """) {
    @Override
    boolean hasBias(boolean biases) {
      return false;
    }
  },
  /** (x − mean) / deviation · weight + bias (Ba et al., arXiv 1607.06450). */
  LAYER(
      "return torch.layer_norm(x, [%1$d], weight, %2$s, 1.0000000000000001e-05, False)",
      """
      normalized, mean, inverse = torch.native_layer_norm(x, [%1$d], weight, %2$s, 1.0000000000000001e-05)
      return [normalized, mean, inverse]\
      """,
      "") {
    @Override
    boolean hasBias(boolean biases) {
      return biases;
    }
  };

  private final String statements;
  private final String forward;
  private final String correction;

  /**
   * A norm.
   *
   * @param statements its formula, for autograd to follow
   * @param forward the same with what its backward pass needs: output, and mean and inverse
   *     deviation of each vector
   * @param correction what is to be done to the {@code gradient} that a layer norm with these would
   *     have
   */
  Normalization(String statements, String forward, String correction) {
    this.statements = statements;
    this.forward = forward;
    this.correction = correction;
  }

  abstract boolean hasBias(boolean biases);

  /** Parameters named {@code PREFIX.weight} and perhaps {@code PREFIX.bias}. */
  List<ParameterDefinition> parameters(String prefix, int width, boolean biases) {
    List<ParameterDefinition> all = new ArrayList<>();
    Shape shape = new Shape(width);
    all.add(new ParameterDefinition(prefix + ".weight", shape, Initialization.constant(1)));
    if (hasBias(biases)) {
      all.add(new ParameterDefinition(prefix + ".bias", shape, Initialization.constant(0)));
    }
    return all;
  }

  /** Defines {@code NAME(x, weight)} or {@code NAME(x, weight, bias)} over the last axis of x. */
  KernelSource source(String name, int width, boolean biases) {
    boolean bias = hasBias(biases);
    return KernelSource.of(
        """
        def %s(self: __torch__.M, x: Tensor, weight: Tensor%s) -> Tensor:
        %s\
        """
            .formatted(
                name,
                bias ? ", bias: Tensor" : "",
                statements.formatted(width, bias ? "bias" : "None").indent(2)));
  }

  /**
   * Defines {@code NAME_forward(x, PARAMETERS) -> [normalized, mean, inverse]} and {@code
   * NAME_backward(gradOutput, x, mean, inverse, PARAMETERS) -> [gradients of x and PARAMETERS]}; x,
   * its gradient and gradOutput are (B, T, C).
   *
   * <p>Autograd goes over x and its gradient a dozen times for a root mean square; libtorch's own
   * backward pass of a layer norm does it in one. With a mean of 0 it is that of the root mean
   * square but for one number a vector: what the mean would have taken.
   */
  KernelSource bothWays(String name, int width, boolean biases) {
    boolean bias = hasBias(biases);
    String parameters = bias ? ", weight: Tensor, bias: Tensor" : ", weight: Tensor";
    String biasOrNone = bias ? "bias" : "None";
    return KernelSource.of(
        """
        def %s_forward(self: __torch__.M, x: Tensor%s) -> List[Tensor]:
        %s\
        """
            .formatted(name, parameters, forward.formatted(width, biasOrNone).indent(2)),
        """
        def %1$s_backward(self: __torch__.M, upstream: Tensor, x: Tensor, mean: Tensor, inverse: Tensor%2$s) -> List[Tensor]:
          gradient, of_weight, of_bias = torch.native_layer_norm_backward(upstream, x, [%3$d], mean, inverse, weight, %4$s, [True, True, %5$s])
        %6$s  return [gradient, of_weight%7$s]
        """
            .formatted(
                name,
                parameters,
                width,
                biasOrNone,
                bias ? "True" : "False",
                correction.formatted(width).indent(2),
                bias ? ", of_bias" : ""));
  }

  /** TorchScript of a call on {@code x} with the parameters of a prefix. */
  String call(String name, String x, String prefix, boolean biases) {
    return "(self)." + name + "(" + x + SubLayer.arguments(parameters(prefix, 1, biases)) + ")";
  }
}
