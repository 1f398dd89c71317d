package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.List;

/**
 * A net of convolutions with its options, {@code vgg-3(norm=none, filters=0.5)}.
 *
 * @param net its layers
 * @param norm batch norm behind each convolution, or none
 * @param filters how wide it is
 */
record ConvolutionalNet(StandardNet net, Norm norm, Filters filters) implements Net {

  static ConvolutionalNet read(StandardNet net, Expression expression) {
    Options options = NetNotation.options(expression);
    return new ConvolutionalNet(
        net, NetNotation.norm(options, net.usualNorm()), Filters.read(options));
  }

  @Override
  public String notation() {
    return NetNotation.written(net.word(), norm, net.usualNorm(), filters);
  }

  @Override
  public List<Layer> layers(int classes) {
    return net.layers(norm, filters, classes);
  }
}
