package io.sluice.classifier;

/**
 * The mean of what is under a window; padding counts as zeros.
 *
 * @param path for refusals
 * @param window the window
 */
record AveragePooling(String path, Window window) implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    FeatureMapShape in = x.features().maps(path);
    return x.to(
        script.define(
            "torch.avg_pool2d(%s, %s, False, True, None)".formatted(x.variable(), window.script())),
        in.through(window, path, in.channels()));
  }
}
