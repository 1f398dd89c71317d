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
      return torch.mul(torch.mul(x, torch.rsqrt(torch.add(square, 1.0000000000000001e-05))), weight)""") {
    @Override
    boolean hasBias(boolean biases) {
      return false;
    }
  },
  /** (x − mean) / deviation · weight + bias (Ba et al., arXiv 1607.06450). */
  LAYER("return torch.layer_norm(x, [%1$d], weight, %2$s, 1.0000000000000001e-05, False)") {
    @Override
    boolean hasBias(boolean biases) {
      return biases;
    }
  };

  private final String statements;

  Normalization(String statements) {
    this.statements = statements;
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
        %s"""
            .formatted(
                name,
                bias ? ", bias: Tensor" : "",
                statements.formatted(width, bias ? "bias" : "None").indent(2)));
  }

  /** TorchScript of a call on {@code x} with the parameters of a prefix. */
  String call(String name, String x, String prefix, boolean biases) {
    return "(self)." + name + "(" + x + SubLayer.arguments(parameters(prefix, 1, biases)) + ")";
  }
}
