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

  /**
   * The most numbers in a vector of a processor. With fewer channels the oneDNN of libtorch 2.7.1
   * writes past its memory in the gradient of a strided 1 x 1 convolution's weights (oneDNN's issue
   * 6035): the gradient is wrong, or the process hangs or dies.
   */
  private static final int VECTOR = 16;

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    FeatureMapShape in = x.features().maps(path);
    FeatureMapShape out = in.through(window, path, filters);
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
    String maps = script.cast(x.variable());
    int stride = window.stride();
    if (window.size() == 1 && stride > 1 && in.channels() < VECTOR) {
      // The pixels that the window sees, each the mean of itself: the same sums without a stride.
      maps =
          "torch.avg_pool2d(%1$s, [1, 1], [%2$d, %2$d], [0, 0], False, True, None)"
              .formatted(maps, stride);
      stride = 1;
    }
    return x.to(
        script.define(
            "torch.conv2d(%1$s, %2$s, %3$s, [%4$d, %4$d], [%5$d, %5$d], [1, 1], 1)"
                .formatted(maps, weight, shift, stride, window.padding())),
        out);
  }

  @Override
  public boolean beginsBlock() {
    return true;
  }
}
