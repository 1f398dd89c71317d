package io.sluice.classifier;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import java.util.Optional;

/**
 * A vector times weights (O, F), plus a bias.
 *
 * @param path the prefix of its parameters
 * @param units O
 * @param start how the weights start; by the rule of the net if nothing is said
 */
record Dense(String path, int units, Optional<Initialization> start) implements Layer {

  Dense(String path, int units) {
    this(path, units, Optional.empty());
  }

  /** The last layer of a net, one unit a class. */
  static Dense head(String path, int classes) {
    return new Dense(path, classes, Optional.of(WeightInitialization.HEAD));
  }

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    int in = Math.toIntExact(x.features().size());
    if (!(x.features() instanceof FeatureVector)) {
      throw new IllegalStateException(path + " needs a vector, not " + x.features());
    }
    String weight =
        script.weight(
            path + ".weight",
            new Shape(units, in),
            start.orElseGet(() -> script.initialization(in, units, x)));
    String bias = script.parameter(path + ".bias", new Shape(units), Initialization.constant(0));
    script.count((long) in * units);
    return x.to(
        script.define(
            "torch.linear(%s, %s, %s)"
                .formatted(script.cast(x.variable()), weight, script.cast(bias))),
        new FeatureVector(units));
  }

  @Override
  public boolean beginsBlock() {
    return true;
  }
}
