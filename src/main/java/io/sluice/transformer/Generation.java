package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Draws a continuation token by token.
 *
 * <p>When the context is full, the older half of it is dropped and the rest is read anew. Both ways
 * of attending follow that rule, so both give the same text.
 */
public final class Generation {

  /** How earlier tokens are attended to. */
  public enum Attention {
    /** Keys and values of earlier tokens are kept: one token is computed a step. */
    CACHED,
    /** Every token of the context is computed anew at each step: slow, for checking. */
    RECOMPUTED
  }

  private final TensorEngine engine;
  private final Transformer model;
  private final Attention attention;
  private final List<Integer> context = new ArrayList<>();

  /**
   * A generation with an empty context.
   *
   * @param engine where the model lives
   * @param model the model
   * @param attention how earlier tokens are attended to
   */
  public Generation(TensorEngine engine, Transformer model, Attention attention) {
    this.engine = engine;
    this.model = model;
    this.attention = attention;
  }

  /**
   * Continues a prompt.
   *
   * @param prompt at least one token id; of a long one the end counts
   * @param tokens how many to draw
   * @param settings how to draw
   * @param onToken told of each id at once
   * @param stop asked before each token; true ends the generation
   */
  public void run(
      int[] prompt, int tokens, SamplingSettings settings, IntConsumer onToken, IntPredicate stop) {
    if (prompt.length == 0) {
      throw new IllegalArgumentException(
          "the prompt is empty: give --prompt at least one character");
    }
    Sampler sampler = new Sampler(settings);
    int longest = model.shape().context();
    for (int i = Math.max(0, prompt.length - longest); i < prompt.length; i++) {
      context.add(prompt[i]);
    }
    try (NDManager owner = engine.manager().newSubManager()) {
      KeyValueCache cache = new KeyValueCache(owner, model.shape());
      for (int drawn = 0; drawn < tokens && !stop.test(drawn); drawn++) {
        if (context.size() > longest) {
          context.subList(0, context.size() - Math.max(1, longest / 2)).clear();
          cache.clear();
        }
        int next = sampler.draw(scores(cache));
        context.add(next);
        onToken.accept(next);
      }
    }
  }

  private float[] scores(KeyValueCache cache) {
    try (NDManager scope = engine.manager().newSubManager()) {
      if (attention == Attention.CACHED) {
        NDArray unread = ids(scope, context.subList(cache.length(), context.size()));
        return model.logits(scope, unread, cache).toFloatArray();
      }
      return model.logits(scope, ids(scope, context)).get("0, -1").toFloatArray();
    }
  }

  private static NDArray ids(NDManager scope, List<Integer> ids) {
    return scope.create(
        ids.stream().mapToInt(Integer::intValue).toArray(), new Shape(1, ids.size()));
  }
}
