package io.sluice.classifier;

/**
 * Means over parts of a map, as many of even size as asked for, whatever the size of the map:
 * global average pooling for one. Where a map is smaller than that, parts overlap.
 *
 * @param path for refusals
 * @param side of the result, in pixels
 */
record AdaptiveAveragePooling(String path, int side) implements Layer {

  /** One number a channel. */
  static AdaptiveAveragePooling one(String path) {
    return new AdaptiveAveragePooling(path, 1);
  }

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    FeatureMapShape in = x.features().maps(path);
    FeatureMapShape out = new FeatureMapShape(in.channels(), side, side);
    return in.equals(out)
        ? x
        : x.to(
            script.define(
                "torch.adaptive_avg_pool2d(%1$s, [%2$d, %2$d])".formatted(x.variable(), side)),
            out);
  }
}
