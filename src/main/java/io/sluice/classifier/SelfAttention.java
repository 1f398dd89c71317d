package io.sluice.classifier;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;

/**
 * x + output · attention(norm(x)) over the positions of a map: every pixel is a token whose vector
 * is its channels, every token looks at all others (Vaswani et al., arXiv 1706.03762, without
 * positions and without biases). The norm is a layer norm over channels, ε = 10⁻⁵.
 *
 * <p>Letters: N images, C channels, P = H·W positions, S heads of width C / S.
 *
 * @param path the prefix of its parameters
 * @param heads S, a divisor of C
 */
record SelfAttention(String path, int heads) implements Layer {

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    FeatureMapShape maps = x.features().maps(path);
    int width = maps.channels();
    Shape vector = new Shape(width);
    String scale = script.parameter(path + ".norm.weight", vector, Initialization.constant(1));
    String shift = script.parameter(path + ".norm.bias", vector, Initialization.constant(0));
    // (N, P, C), without a copy: channels are last in memory.
    String tokens =
        script.define(
            "torch.flatten(torch.permute(%s, [0, 2, 3, 1]), 1, 2)".formatted(x.variable()));
    String normalized =
        script.define(
            "torch.layer_norm(torch.to(%s, 6), [%d], %s, %s, 1e-05, False)"
                .formatted(tokens, width, scale, shift));
    String queries = heads(script, "query", normalized, width);
    String keys = heads(script, "key", normalized, width);
    String values = heads(script, "value", normalized, width);
    String mixed =
        script.define(
            "torch.scaled_dot_product_attention(%s, %s, %s, None, 0., False)"
                .formatted(queries, keys, values));
    String joined = script.define("torch.flatten(torch.transpose(%s, 1, 2), 2)".formatted(mixed));
    String output =
        script.define(
            "torch.linear(%s, %s)".formatted(joined, projection(script, "output", width)));
    script.count(4 * maps.size() * width + 2 * maps.pixels() * maps.size());
    String sum = script.define("torch.add(%s, %s)".formatted(tokens, output));
    return x.to(
        script.define(
            "torch.permute(torch.unflatten(%s, 1, [%d, %d]), [0, 3, 1, 2])"
                .formatted(sum, maps.height(), maps.width())),
        maps);
  }

  /** (N, S, P, C / S). */
  private String heads(BlockScript script, String name, String x, int width) {
    return script.define(
        "torch.transpose(torch.unflatten(torch.linear(%s, %s), 2, [%d, %d]), 1, 2)"
            .formatted(script.cast(x), projection(script, name, width), heads, width / heads));
  }

  /** A norm's output comes in, of variance 1. */
  private String projection(BlockScript script, String name, int width) {
    return script.weight(
        path + "." + name + ".weight",
        new Shape(width, width),
        script.initialization(width, width));
  }

  @Override
  public boolean beginsBlock() {
    return true;
  }
}
