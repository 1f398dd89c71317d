package io.sluice.transformer;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;

/** What stands in front of every sub-layer. Both use ε = 10⁻⁵. */
public enum Normalization {
  /** x / rms(x) · weight (Zhang and Sennrich, arXiv 1910.07467): {@code rms_norm.py}. */
  RMS {
    @Override
    boolean hasBias(boolean biases) {
      return false;
    }
  },
  /**
   * (x − mean) / deviation · weight + bias (Ba et al., arXiv 1607.06450): {@code layer_norm.py}.
   */
  LAYER {
    @Override
    boolean hasBias(boolean biases) {
      return biases;
    }
  };

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

  private String file() {
    return Words.of(this) + "_norm";
  }

  /** Defines {@code FILE(x, weight, bias)} over the last axis of x. */
  KernelSource formula() {
    return ModelKernels.file(file());
  }

  /**
   * Defines {@code norm(x, p)}, by the parameters of prefix {@code norm}, in the products' format.
   */
  KernelSource source() {
    return formula()
        .link(
            KernelSource.of(
                """
                def norm(self, x, p: Dict[str, Tensor]):
                  return self.cast(self.%s(x, p["norm.weight"], p.get("norm.bias")))
                """
                    .formatted(file())));
  }

  /** Defines {@code norm_forward} and {@code norm_backward}. */
  KernelSource backward() {
    return ModelKernels.file(file() + "_backward");
  }
}
