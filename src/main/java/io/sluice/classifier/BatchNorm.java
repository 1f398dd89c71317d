package io.sluice.classifier;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterGroup;

/**
 * Maps with mean 0 and variance 1 in each channel, times a weight and plus a bias (Ioffe and
 * Szegedy, arXiv 1502.03167), ε = 10⁻⁵.
 *
 * <p>Training uses the mean and the variance of the batch and moves the running ones towards them
 * by a tenth, in place; evaluation uses the running ones. These are parameters that do not learn,
 * named {@code running_mean} and {@code running_var} as torchvision does; its count of batches is
 * not kept, since nothing depends on it.
 *
 * @param path the prefix of its parameters
 */
record BatchNorm(String path) implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    Shape shape = new Shape(x.features().maps(path).channels());
    String weight = script.parameter(path + ".weight", shape, Initialization.constant(1));
    String bias = script.parameter(path + ".bias", shape, Initialization.constant(0));
    String mean = fixed(script, "running_mean", shape, 0);
    String variance = fixed(script, "running_var", shape, 1);
    String statistics =
        switch (script.pass()) {
          case TRAINING -> mean + ", " + variance + ", True";
          case EVALUATION -> mean + ", " + variance + ", False";
          case PLACEMENT -> "None, None, True";
        };
    return x.to(
        script.define(
            "torch.batch_norm(%s, %s, %s, %s, 0.1, 1e-05, True)"
                .formatted(x.variable(), weight, bias, statistics)),
        x.features());
  }

  private String fixed(BlockScript script, String name, Shape shape, double value) {
    return script.parameter(
        new ParameterDefinition(
            path + "." + name, shape, Initialization.constant(value), ParameterGroup.FIXED));
  }
}
