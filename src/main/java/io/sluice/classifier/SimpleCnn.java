package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code simple-cnn}: two times a 3 x 3 convolution, an activation and a pooling that halves the
 * maps (32 filters, then 64), then a dense layer of 128 units with an activation, then the head.
 *
 * @param norm batch norm behind each convolution, or none (default)
 * @param filters how wide it is
 */
record SimpleCnn(Norm norm, Filters filters) implements Net {

  static final String NAME = "simple-cnn";

  static SimpleCnn read(Expression expression) {
    Options options = NetNotation.options(expression);
    return new SimpleCnn(NetNotation.norm(options, Norm.NONE), Filters.read(options));
  }

  @Override
  public String notation() {
    return NetNotation.written(NAME, norm, Norm.NONE, filters);
  }

  @Override
  public List<Layer> layers(int classes) {
    LayerList features = new LayerList("features");
    features.convolution(filters.of(32), norm).maxPooling();
    features.convolution(filters.of(64), norm).maxPooling();
    List<Layer> layers = new ArrayList<>(features.layers());
    layers.addAll(VggBlocks.classifier(filters.of(128), classes));
    return layers;
  }
}
