package io.sluice.transformer;

/**
 * What the blocks of a model have in common.
 *
 * @param normalization in front of each sub-layer and of the head
 * @param biases whether projections and layer norms have biases
 * @param tiedHead whether the head multiplies by the token embeddings
 * @param dropout the share of values dropped in training: after the embedding, in attention
 *     weights, before each residual addition
 */
public record BlockStyle(
    Normalization normalization, boolean biases, boolean tiedHead, double dropout) {

  /** Refuses a dropout outside 0 to 1. */
  public BlockStyle {
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "dropout " + dropout + ": give --dropout at least 0 and less than 1");
    }
  }
}
