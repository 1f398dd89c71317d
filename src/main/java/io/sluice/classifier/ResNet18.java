package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code resnet18}: a stem, then four stages of two residual blocks of two 3 x 3 convolutions with
 * batch norms (64, 128, 256 and 512 filters; from the second stage on the first block halves the
 * maps and projects its shortcut), then one mean a channel and the head (He et al., arXiv
 * 1512.03385).
 *
 * <p>Layers, shapes and names of parameters are torchvision's, so that weights given for its {@code
 * resnet18} fit with {@code stem=imagenet}, and all but the stem's with the other.
 *
 * @param stem what stands before the stages
 * @param filters how wide it is
 */
record ResNet18(Stem stem, Filters filters) implements Net {

  static final String NAME = "resnet18";

  /** What stands before the stages. */
  enum Stem {
    /** A 3 x 3 convolution: for small images. */
    CIFAR(new Window(3, 1, 1)),
    /** A 7 x 7 convolution with stride 2, and a 3 x 3 pooling with stride 2. */
    IMAGENET(new Window(7, 2, 3));

    private final Window window;

    Stem(Window window) {
      this.window = window;
    }
  }

  static ResNet18 read(Expression expression) {
    Options options = Options.of(expression, List.of(), List.of("stem", Filters.KEY));
    return new ResNet18(options.word("stem", Stem.class, Stem.CIFAR), Filters.read(options));
  }

  @Override
  public String notation() {
    List<String> words = new ArrayList<>();
    if (stem != Stem.CIFAR) {
      words.add("stem=" + Words.of(stem));
    }
    words.addAll(filters.words());
    return NetNotation.written(NAME, words);
  }

  @Override
  public List<Layer> layers(int classes) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Convolution("conv1", filters.of(64), stem.window, Bias.WITHOUT));
    layers.add(new Layer.BatchNorm("bn1"));
    layers.add(new Layer.Activation("stem.activation"));
    if (stem == Stem.IMAGENET) {
      layers.add(new Layer.MaxPooling("maxpool", new Window(3, 2, 1)));
    }
    for (int stage = 1; stage <= 4; stage++) {
      int width = filters.of(32 << stage);
      layers.addAll(block("layer" + stage + ".0", width, stage == 1 ? 1 : 2));
      layers.addAll(block("layer" + stage + ".1", width, 1));
    }
    layers.add(Layer.AdaptiveAveragePooling.one("avgpool"));
    layers.add(new Layer.Flatten());
    layers.add(Layer.Dense.head("fc", classes));
    return layers;
  }

  private static List<Layer> block(String path, int width, int stride) {
    List<Layer> body =
        List.of(
            new Layer.Convolution(path + ".conv1", width, new Window(3, stride, 1), Bias.WITHOUT),
            new Layer.BatchNorm(path + ".bn1"),
            new Layer.Activation(path + ".body.activation"),
            new Layer.Convolution(path + ".conv2", width, Window.THREE, Bias.WITHOUT),
            new Layer.BatchNorm(path + ".bn2"));
    String projection = path + ".downsample";
    List<Layer> shortcut =
        stride == 1
            ? List.of()
            : List.of(
                new Layer.Convolution(
                    projection + ".0", width, new Window(1, stride, 0), Bias.WITHOUT),
                new Layer.BatchNorm(projection + ".1"));
    return List.of(new Layer.Residual(body, shortcut), new Layer.Activation(path + ".activation"));
  }
}
