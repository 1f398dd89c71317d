package io.sluice.transformer;

import io.sluice.engine.Initialization;
import io.sluice.engine.MemoryNeed;
import io.sluice.engine.ParameterDefinition;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.notation.Limit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything about a decoder-only transformer but its vocabulary and its values.
 *
 * @param layers L, how many pairs of attention and feed-forward sub-layers
 * @param width C, the width of the residual stream
 * @param context T, the longest sequence in tokens
 * @param attention shape of the attention sub-layers
 * @param feedForward the feed-forward sub-layer
 * @param hiddenWidth its hidden width by form
 * @param style normalization, biases, head, dropout
 */
public record TransformerShape(
    int layers,
    int width,
    int context,
    AttentionShape attention,
    FeedForward feedForward,
    HiddenWidth hiddenWidth,
    BlockStyle style) {

  private static final Limit LAYERS = new Limit("layers", 1, 10_000);
  private static final Limit WIDTH = new Limit("width", 1, 1 << 20);
  private static final Limit CONTEXT = new Limit("context", 1, 1 << 24);

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  /** Refuses sizes out of range and widths that heads cannot share. */
  public TransformerShape {
    LAYERS.require(layers);
    WIDTH.require(width);
    CONTEXT.require(context);
    if (width % attention.heads() != 0) {
      throw new IllegalArgumentException(
          "width %d with %d heads: give a --width that is a multiple of the --heads"
              .formatted(width, attention.heads()));
    }
    if (attention.positions() == PositionEncoding.ROTARY && width / attention.heads() % 2 != 0) {
      throw new IllegalArgumentException(
          "width %d with %d heads: rotary positions need an even width a head, so give another --width or other --heads"
              .formatted(width, attention.heads()));
    }
    // The table of rotary angles.
    if ((long) context * width / attention.heads() > LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          "context %d with heads of width %d: their product must be below %d, so give a lesser --context or more --heads"
              .formatted(context, width / attention.heads(), LONGEST_ARRAY));
    }
  }

  /**
   * Refuses more sequences than an array of ids holds.
   *
   * @param batch B
   * @throws IllegalArgumentException with the numbers
   */
  public void requireBatch(int batch) {
    if (batch * (context + 1L) > LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          "batch %d of context %d: their product must be below %d, so give a lesser --batch or --context"
              .formatted(batch, context, LONGEST_ARRAY));
    }
  }

  /**
   * This shape with another feed-forward sub-layer of the width that the policy gives it.
   *
   * @param other the sub-layer
   * @return a copy
   */
  public TransformerShape withFeedForward(FeedForward other) {
    return new TransformerShape(layers, width, context, attention, other, hiddenWidth, style);
  }

  /** This shape as it is evaluated. */
  TransformerShape withoutDropout() {
    BlockStyle evaluated =
        new BlockStyle(style.normalization(), style.biases(), style.tiedHead(), 0);
    return new TransformerShape(
        layers, width, context, attention, feedForward, hiddenWidth, evaluated);
  }

  /**
   * The width entering the down-projection.
   *
   * @return F
   */
  public int hidden() {
    return hiddenWidth.of(feedForward.form());
  }

  /**
   * The width of one head.
   *
   * @return D
   */
  public int headWidth() {
    return width / attention.heads();
  }

  /**
   * First values of what is added to the residual stream: normal of 0.02 / √(2·layers), so that the
   * stream's variance does not grow with depth (GPT-2).
   */
  Initialization residualInitialization() {
    return Initialization.normal(0.02 / StrictMath.sqrt(2.0 * layers));
  }

  /**
   * How many values the model learns, each once wherever it is used.
   *
   * @param vocabulary V
   * @return the count
   */
  public long parameters(int vocabulary) {
    return count(EmbeddingLayer.definitions(this, vocabulary))
        + count(SharedActivation.definitions(this))
        + layers * count(AttentionLayer.definitions(this))
        + layers * count(FeedForwardLayer.definitions(this))
        + count(HeadLayer.definitions(this, vocabulary));
  }

  /**
   * Floating-point operations of training on one token: 6 a parameter for the products with it,
   * forward and backward, and 6 · layers · width · context for causal attention.
   *
   * @param vocabulary V
   * @return the count
   */
  public long flopsPerToken(int vocabulary) {
    return 6 * parameters(vocabulary) + 6L * layers * width * context;
  }

  /**
   * The memory that the model is sure to take.
   *
   * @param vocabulary V
   * @param batch B, the sequences of which a step keeps what enters each layer; 0 if nothing is
   *     trained
   * @return its parameters, its largest array and what a step keeps
   */
  public MemoryNeed memory(int vocabulary, int batch) {
    long largest =
        Stream.of(
                EmbeddingLayer.definitions(this, vocabulary),
                AttentionLayer.definitions(this),
                FeedForwardLayer.definitions(this),
                HeadLayer.definitions(this, vocabulary))
            .flatMap(List::stream)
            .mapToLong(ParameterDefinition::size)
            .max()
            .orElse(0);
    return new MemoryNeed(
        parameters(vocabulary), largest, (double) batch * context * width * layers);
  }

  private static long count(List<ParameterDefinition> definitions) {
    return definitions.stream()
        .filter(definition -> definition.group().learns())
        .mapToLong(ParameterDefinition::size)
        .sum();
  }
}
