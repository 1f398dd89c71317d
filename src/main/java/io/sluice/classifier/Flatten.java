package io.sluice.classifier;

/** Maps as one vector, channel by channel and row by row; vectors as they are. */
record Flatten() implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    return x.features() instanceof FeatureVector
        ? x
        : x.to(
            script.define("torch.flatten(%s, 1)".formatted(x.variable())),
            new FeatureVector(Math.toIntExact(x.features().size())));
  }
}
