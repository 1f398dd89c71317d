package io.sluice.classifier;

/**
 * The largest value under a window.
 *
 * @param path for refusals
 * @param window the window
 */
record MaxPooling(String path, Window window) implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    FeatureMapShape in = x.features().maps(path);
    return x.to(
        script.define(
            "torch.max_pool2d(%s, %s, [1, 1], False)".formatted(x.variable(), window.script())),
        in.through(window, path, in.channels()));
  }
}
