package io.sluice.transformer;

/** How the model knows where a token stands. */
public enum PositionEncoding {
  /**
   * Rotation of queries and keys by angles that grow with the position (Su et al., arXiv
   * 2104.09864), in the layout of Hugging Face's Llama: component i of the first half of a head is
   * paired with component i of the second half.
   */
  ROTARY,
  /** A learned vector a position, added to the token's embedding. */
  LEARNED
}
