package io.sluice.classifier;

import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The nets of convolutions behind which stand a dense layer with an activation, and the head. A
 * constant is all that a new one needs.
 */
enum StandardNet {
  /** Two 3 x 3 convolutions, each with an activation and a pooling that halves the maps. */
  SIMPLE_CNN(
      Norm.NONE,
      (features, norm, filters) ->
          features
              .convolution(filters.of(32), norm)
              .maxPooling()
              .convolution(filters.of(64), norm)
              .maxPooling()),
  /** One block of two 3 x 3 convolutions and a pooling that halves the maps. */
  VGG_1(Norm.BATCH, (features, norm, filters) -> vgg(1, features, norm, filters)),
  /** Two blocks, of 32 and 64 filters. */
  VGG_2(Norm.BATCH, (features, norm, filters) -> vgg(2, features, norm, filters)),
  /** Three blocks, of 32, 64 and 128 filters. */
  VGG_3(Norm.BATCH, (features, norm, filters) -> vgg(3, features, norm, filters)),
  /**
   * A small convolutional net with a self-attention block. Our own reading of the net of that name
   * in the dynActivation paper (Bachmann, arXiv 2603.22154), whose layers are not known to us. For
   * 3 x 32 x 32 images:
   *
   * <ol>
   *   <li>3 x 3 convolution, 32 filters, norm, activation; pooling to 16 x 16
   *   <li>3 x 3 convolution, 64 filters, norm, activation; pooling to 8 x 8
   *   <li>self-attention over the 64 positions, 4 heads, as a residual block
   *   <li>3 x 3 convolution, 128 filters, norm, activation; pooling to 4 x 4
   *   <li>means over 2 x 2 pixels; dense layer, 128 units, activation
   *   <li>head
   * </ol>
   */
  ATTENTION_CNN(
      Norm.BATCH,
      (features, norm, filters) ->
          features
              .convolution(filters.of(32), norm)
              .maxPooling()
              .convolution(filters.of(64), norm)
              .maxPooling()
              .add(path -> new Layer.SelfAttention(path, Filters.MULTIPLE))
              .convolution(filters.of(128), norm)
              .maxPooling()
              .add(path -> new Layer.AveragePooling(path, Window.HALVING)));

  /** Adds the layers in front of the dense one. */
  private interface Convolutions {
    LayerList addTo(LayerList features, Norm norm, Filters filters);
  }

  private static final int DENSE = 128;

  private final Norm usualNorm;
  private final Convolutions convolutions;

  StandardNet(Norm usualNorm, Convolutions convolutions) {
    this.usualNorm = usualNorm;
    this.convolutions = convolutions;
  }

  private static LayerList vgg(int blocks, LayerList features, Norm norm, Filters filters) {
    for (int block = 0; block < blocks; block++) {
      int width = filters.of(32 << block);
      features.convolution(width, norm).convolution(width, norm).maxPooling();
    }
    return features;
  }

  /** As people write it: {@code vgg-3}. */
  String word() {
    return Words.of(this);
  }

  /** The norm behind each convolution, if nothing is said. */
  Norm usualNorm() {
    return usualNorm;
  }

  /** The layers. */
  List<Layer> layers(Norm norm, Filters filters, int classes) {
    List<Layer> layers =
        new ArrayList<>(convolutions.addTo(new LayerList("features"), norm, filters).layers());
    layers.addAll(classifier(filters.of(DENSE), classes));
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
