package io.sluice.classifier;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;

/**
 * Maps times weights (O, C, K, K), perhaps with a bias (O).
 *
 * @param path the prefix of its parameters
 * @param filters O
 * @param window K, stride and padding
 * @param bias whether it has one
 */
record Convolution(String path, int filters, Window window, Bias bias) implements Layer {

  @Override
  public Signal write(BlockScript script, Signal x) {
    MapShape in = x.features().maps(path);
    MapShape out = in.through(window, path, filters);
    long area = (long) window.size() * window.size();
    String weight =
        script.weight(
            path + ".weight",
            new Shape(filters, in.channels(), window.size(), window.size()),
            script.initialization(in.channels() * area, filters * area, x));
    String shift =
        bias == Bias.WITH
            ? script.cast(
                script.parameter(path + ".bias", new Shape(filters), Initialization.constant(0)))
            : "None";
    script.count(in.channels() * area * out.size());
    return x.to(
        script.define(
            "torch.conv2d(%1$s, %2$s, %3$s, [%4$d, %4$d], [%5$d, %5$d], [1, 1], 1)"
                .formatted(
                    script.cast(x.variable()), weight, shift, window.stride(), window.padding())),
        out);
  }

  @Override
  public boolean beginsBlock() {
    return true;
  }
}
