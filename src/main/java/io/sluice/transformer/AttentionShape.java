package io.sluice.transformer;

/**
 * Shape of the attention sub-layers.
 *
 * @param heads H, query heads
 * @param keyValueHeads G, key and value heads; H for multi-head attention, a divisor of H for
 *     grouped-query attention
 * @param positions how positions enter
 * @param rotaryBase the base θ of the rotary angles; 10,000 in the paper
 * @param queryKeyNorm whether queries and keys are RMS-normalized by head before the rotation
 */
public record AttentionShape(
    int heads,
    int keyValueHeads,
    PositionEncoding positions,
    double rotaryBase,
    boolean queryKeyNorm) {

  /** Refuses heads that cannot be grouped and a base that is no base. */
  public AttentionShape {
    if (heads < 1 || keyValueHeads < 1 || heads % keyValueHeads != 0) {
      throw new IllegalArgumentException(
          "%d heads with %d key/value heads: both must be at least 1 and the second must divide the first"
              .formatted(heads, keyValueHeads));
    }
    if (!(rotaryBase > 1)) {
      throw new IllegalArgumentException("rotary base " + rotaryBase + ": it must exceed 1");
    }
  }

  /**
   * Multi-head attention with rotary positions of base 10,000.
   *
   * @param heads H
   * @return the shape
   */
  public static AttentionShape rotary(int heads) {
    return new AttentionShape(heads, heads, PositionEncoding.ROTARY, 10_000, false);
  }

  /**
   * Multi-head attention with learned positions.
   *
   * @param heads H
   * @return the shape
   */
  public static AttentionShape learned(int heads) {
    return new AttentionShape(heads, heads, PositionEncoding.LEARNED, 10_000, false);
  }
}
