package io.sluice.transformer;

import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a model consists of.
 *
 * @param sharedActivations what all layers share of their activations, mostly nothing
 */
record SubLayers(
    EmbeddingLayer embedding,
    List<SharedActivation> sharedActivations,
    List<DecoderLayer> layers,
    HeadLayer head) {

  static SubLayers of(TransformerShape shape, int vocabulary, ParameterSource source) {
    List<SharedActivation> shared = SharedActivation.of(shape, source);
    List<DecoderLayer> layers = new ArrayList<>();
    for (int i = 0; i < shape.layers(); i++) {
      layers.add(
          new DecoderLayer(
              i,
              new AttentionLayer(shape, i, source),
              new FeedForwardLayer(shape, i, source, shared)));
    }
    EmbeddingLayer embedding = new EmbeddingLayer(shape, vocabulary, source);
    return new SubLayers(
        embedding,
        shared,
        List.copyOf(layers),
        new HeadLayer(shape, vocabulary, source, embedding));
  }

  /** Embedding, what is shared, attention and feed-forward by layer, head. */
  List<SubLayer> inOrder() {
    List<SubLayer> all = new ArrayList<>();
    all.add(embedding);
    all.addAll(sharedActivations);
    layers.forEach(layer -> all.addAll(List.of(layer.attention(), layer.feedForward())));
    all.add(head);
    return all;
  }

  /**
   * One layer after the other.
   *
   * @param x what enters the first
   * @param step what a layer makes of it
   * @return what leaves the last
   */
  <X> X through(X x, BiFunction<DecoderLayer, X, X> step) {
    X entering = x;
    for (DecoderLayer layer : layers) {
      entering = step.apply(layer, entering);
    }
    return entering;
  }
}
