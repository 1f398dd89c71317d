package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code vgg11}: eight 3 x 3 convolutions with five poolings that halve the maps (64, 128, 256,
 * 256, 512, 512, 512 and 512 filters), then a head (Simonyan and Zisserman, arXiv 1409.1556, A).
 *
 * <p>Layers, shapes and names of parameters are torchvision's: those of its {@code vgg11}, or of
 * its {@code vgg11_bn} with {@code norm=batch}, so that weights given for these fit (hence its
 * biases in front of norms too); only the {@code small} head is our own, and is named {@code head}.
 *
 * @param norm batch norm behind each convolution, or none (default)
 * @param head what stands behind the convolutions
 * @param filters how wide it is
 */
record Vgg11(Norm norm, End head, Filters filters) implements Net {

  static final String NAME = "vgg11";

  /** Filters of the convolutions; 0 is a pooling. */
  private static final List<Integer> FEATURES =
      List.of(64, 0, 128, 0, 256, 256, 0, 512, 512, 0, 512, 512, 0);

  /** What stands behind the convolutions. */
  enum End {
    /** Maps pooled to 7 x 7, two dense layers of 4096 units with dropout, one dense layer. */
    IMAGENET,
    /** One mean a channel and one dense layer: for small images. */
    SMALL
  }

  static Vgg11 read(Expression expression) {
    Options options = NetNotation.options(expression, "head");
    return new Vgg11(
        NetNotation.norm(options, Norm.NONE),
        options.word("head", End.class, End.IMAGENET),
        Filters.read(options));
  }

  @Override
  public String notation() {
    return NetNotation.written(
        NAME, norm, Norm.NONE, filters, head == End.IMAGENET ? "" : "head=" + Words.of(head));
  }

  @Override
  public List<Layer> layers(int classes) {
    LayerList features = new LayerList("features");
    for (int full : FEATURES) {
      if (full == 0) {
        features.maxPooling();
      } else {
        features.convolution(filters.of(full), Bias.WITH, norm);
      }
    }
    List<Layer> layers = new ArrayList<>(features.layers());
    layers.addAll(
        switch (head) {
          case IMAGENET -> imagenet(classes);
          case SMALL ->
              List.of(
                  Layer.AdaptiveAveragePooling.one("head"),
                  new Layer.Flatten(),
                  Layer.Dense.head("head", classes));
        });
    return layers;
  }

  private List<Layer> imagenet(int classes) {
    List<Layer> layers =
        new ArrayList<>(
            List.of(new Layer.AdaptiveAveragePooling("avgpool", 7), new Layer.Flatten()));
    layers.addAll(
        new LayerList("classifier")
            .add(path -> new Layer.Dense(path, filters.of(4096)))
            .activation()
            .add(path -> new Layer.Dropout(0.5))
            .add(path -> new Layer.Dense(path, filters.of(4096)))
            .activation()
            .add(path -> new Layer.Dropout(0.5))
            .add(path -> Layer.Dense.head(path, classes))
            .layers());
    return layers;
  }
}
