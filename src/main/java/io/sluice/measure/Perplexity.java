package io.sluice.measure;

/** What a mean loss in nats a token means in other units. */
public final class Perplexity {
  private static final double NATS_PER_BIT = Math.log(2);

  private Perplexity() {}

  /** Perplexity: the exponential of the mean loss. */
  public static double of(double natsPerToken) {
    return Math.exp(natsPerToken);
  }

  /** What a difference of mean losses makes of perplexity, as a share of it: 0.01 is 1 % more. */
  public static double change(double natsPerToken) {
    return Math.expm1(natsPerToken);
  }

  /**
   * Bits per byte: the loss in bits over the bytes of text that it paid for. Unlike perplexity it
   * can be compared between tokenizers, provided that the tokens give the text back.
   *
   * <p>The first token of a text is given, not predicted, so its bytes do not count: for a sweep
   * over a whole file pass the text's bytes less those of its first token.
   *
   * @param natsPerToken mean loss over the predicted tokens
   * @param tokens predicted tokens
   * @param bytes UTF-8 bytes of text covered by exactly these tokens
   */
  public static double bitsPerByte(double natsPerToken, long tokens, long bytes) {
    if (tokens <= 0 || bytes <= 0) {
      throw new IllegalArgumentException(
          "bits per byte need at least one token and one byte, not " + tokens + " and " + bytes);
    }
    return natsPerToken * tokens / NATS_PER_BIT / bytes;
  }
}
