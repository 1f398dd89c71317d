package io.sluice.transformer;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Keys and values of the tokens that a model has seen in one sequence, layer by layer. */
final class KeyValueCache {

  private final List<LayerCache> layers = new ArrayList<>();
  private int length;

  KeyValueCache(NDManager manager, TransformerShape shape) {
    Shape cache =
        new Shape(1, shape.attention().keyValueHeads(), shape.context(), shape.headWidth());
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers.add(new LayerCache(manager.zeros(cache), manager.zeros(cache)));
    }
  }

  LayerCache layer(int layer) {
    return layers.get(layer);
  }

  /** How many tokens the cache holds. */
  int length() {
    return length;
  }

  void advance(int tokens) {
    length += tokens;
  }

  /** Forgets everything; the memory is kept. */
  void clear() {
    length = 0;
  }
}
