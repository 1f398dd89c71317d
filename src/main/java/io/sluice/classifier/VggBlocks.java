package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code vgg-1}, {@code vgg-2}, {@code vgg-3}: one to three blocks of two 3 x 3 convolutions and a
 * pooling that halves the maps (32, 64 and 128 filters), then a dense layer of 128 units with an
 * activation, then the head.
 *
 * @param blocks 1 to 3
 * @param norm batch norm behind each convolution (default), or none
 * @param filters how wide it is
 */
record VggBlocks(int blocks, Norm norm, Filters filters) implements Net {

  static final List<String> NAMES = List.of("vgg-1", "vgg-2", "vgg-3");

  static VggBlocks read(Expression expression) {
    Options options = NetNotation.options(expression);
    return new VggBlocks(
        1 + NAMES.indexOf(expression.name()),
        NetNotation.norm(options, Norm.BATCH),
        Filters.read(options));
  }

  @Override
  public String notation() {
    return NetNotation.written(NAMES.get(blocks - 1), norm, Norm.BATCH, filters);
  }

  @Override
  public List<Layer> layers(int classes) {
    LayerList features = new LayerList("features");
    for (int block = 0; block < blocks; block++) {
      int width = filters.of(32 << block);
      features.convolution(width, norm).convolution(width, norm).maxPooling();
    }
    List<Layer> layers = new ArrayList<>(features.layers());
    layers.addAll(classifier(filters.of(128), classes));
    return layers;
  }

  /** Maps as a vector, one hidden layer, the head. */
  static List<Layer> classifier(int units, int classes) {
    return new LayerList("classifier")
        .add(path -> new Layer.Flatten())
        .add(path -> new Layer.Dense(path, units))
        .activation()
        .add(path -> Layer.Dense.head(path, classes))
        .layers();
  }
}
