package io.sluice.transformer;

import io.sluice.engine.ParameterDefinition;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import java.util.List;

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

  /** Refuses sizes below 1 and widths that heads cannot share. */
  public TransformerShape {
    if (layers < 1 || width < 1 || context < 1) {
      throw new IllegalArgumentException(
          "%d layers, width %d, context %d: each must be at least 1"
              .formatted(layers, width, context));
    }
    if (width % attention.heads() != 0) {
      throw new IllegalArgumentException(
          "width %d with %d heads: the width must be a multiple of the heads"
              .formatted(width, attention.heads()));
    }
    if (attention.positions() == PositionEncoding.ROTARY && width / attention.heads() % 2 != 0) {
      throw new IllegalArgumentException(
          "width %d with %d heads: rotary positions need an even width a head"
              .formatted(width, attention.heads()));
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

  private static long count(List<ParameterDefinition> definitions) {
    return definitions.stream()
        .filter(definition -> definition.learning().learns())
        .mapToLong(ParameterDefinition::size)
        .sum();
  }
}
