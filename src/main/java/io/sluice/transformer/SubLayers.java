package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model consists of.
 *
 * @param sharedActivations what all layers share of their activations, mostly nothing
 * @param attention by layer
 * @param feedForward by layer
 */
record SubLayers(
    EmbeddingLayer embedding,
    List<SharedActivation> sharedActivations,
    List<AttentionLayer> attention,
    List<FeedForwardLayer> feedForward,
    HeadLayer head) {

  static SubLayers of(TransformerShape shape, int vocabulary, ParameterSource source) {
    List<SharedActivation> shared = SharedActivation.of(shape, source);
    List<AttentionLayer> attention = new ArrayList<>();
    List<FeedForwardLayer> feedForward = new ArrayList<>();
    for (int layer = 0; layer < shape.layers(); layer++) {
      attention.add(new AttentionLayer(shape, layer, source));
      feedForward.add(new FeedForwardLayer(shape, layer, source, shared));
    }
    return new SubLayers(
        new EmbeddingLayer(shape, vocabulary, source),
        shared,
        List.copyOf(attention),
        List.copyOf(feedForward),
        new HeadLayer(shape, vocabulary, source));
  }

  /** How many pairs of attention and feed-forward there are. */
  int layers() {
    return attention.size();
  }

  /** Embedding, what is shared, attention and feed-forward by layer, head. */
  List<SubLayer> inOrder() {
    List<SubLayer> all = new ArrayList<>();
    all.add(embedding);
    all.addAll(sharedActivations);
    for (int layer = 0; layer < layers(); layer++) {
      all.add(attention.get(layer));
      all.add(feedForward.get(layer));
    }
    all.add(head);
    return all;
  }

  /** Ids (B, T) to the residual stream behind the last layer, (B, T, C). */
  NDArray stream(KernelCalls calls, NDManager scope, NDArray ids, Positions window) {
    NDArray x = embedding.embed(calls, scope, ids, window.ids());
    for (int layer = 0; layer < layers(); layer++) {
      x = attention.get(layer).apply(calls, scope, x, window);
      x = feedForward.get(layer).apply(calls, scope, x);
    }
    return x;
  }

  /** The same for tokens that follow those in the cache. */
  NDArray stream(
      KernelCalls calls, NDManager scope, NDArray ids, Positions window, KeyValueCache cache) {
    NDArray x = embedding.embed(calls, scope, ids, window.ids());
    for (int layer = 0; layer < layers(); layer++) {
      x = attention.get(layer).applyCached(calls, scope, x, window, cache.layer(layer));
      x = feedForward.get(layer).apply(calls, scope, x);
    }
    return x;
  }

  /** What the head's method makes of the residual stream and the next tokens. */
  NDArray loss(KernelCalls calls, NDManager scope, String method, NDArray x, NDArray targets) {
    return head.loss(calls, scope, method, x, targets, embedding.tokenTable());
  }

  /** The residual stream to scores (B, T, V). */
  NDArray logits(KernelCalls calls, NDManager scope, NDArray x) {
    return head.logits(calls, scope, x, embedding.tokenTable());
  }
}
