package io.sluice.classifier;

/**
 * Means over parts of a map, as many of even size as asked for, whatever the size of the map:
 * global average pooling for one. Where a map is smaller than that, parts overlap.
 *
 * @param path for refusals
 * @param side of the result, in pixels
 */
record PooledTo(String path, int side) implements Layer {

  /** One number a channel. */
  static PooledTo one(String path) {
    return new PooledTo(path, 1);
  }

  @Override
  public Signal write(BlockScript script, Signal x) {
    MapShape in = x.features().maps(path);
    MapShape out = new MapShape(in.channels(), side, side);
    return in.equals(out)
        ? x
        : x.to(
            script.define(
                "torch.adaptive_avg_pool2d(%1$s, [%2$d, %2$d])".formatted(x.variable(), side)),
            out);
  }
}
