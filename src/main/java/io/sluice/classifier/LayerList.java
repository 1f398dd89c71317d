package io.sluice.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Layers that are named by their place, as torchvision names those of a sequence: {@code
 * features.0}, {@code features.1}, of which some have no parameters.
 */
final class LayerList {

  private final String name;
  private final List<Layer> layers = new ArrayList<>();
  private int next;

  LayerList(String name) {
    this.name = name;
  }

  /** Adds the layer of the next place. */
  LayerList add(Function<String, Layer> layer) {
    layers.add(layer.apply(name + "." + next));
    next++;
    return this;
  }

  /** Adds a site. */
  LayerList activation() {
    return add(path -> new Layer.Activation(path + ".activation"));
  }

  /** Adds a 3 x 3 convolution, its norm if it has one, and a site. */
  LayerList convolution(int filters, Norm norm) {
    return convolution(filters, norm.bias(), norm);
  }

  LayerList convolution(int filters, Bias bias, Norm norm) {
    add(path -> new Layer.Convolution(path, filters, Window.THREE, bias));
    if (norm == Norm.BATCH) {
      add(Layer.BatchNorm::new);
    }
    return activation();
  }

  /** Adds a pooling that halves the maps. */
  LayerList maxPooling() {
    return add(path -> new Layer.MaxPooling(path, Window.HALVING));
  }

  List<Layer> layers() {
    return List.copyOf(layers);
  }
}
