package io.sluice.transformer;

import io.sluice.notation.Limit;

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

  private static final Limit HEADS = new Limit("heads", 1, 1 << 16);
  private static final Limit KEY_VALUE_HEADS = new Limit("key_value_heads", 1, 1 << 16);
  private static final Limit ROTARY_BASE = new Limit("rotary_base", Math.nextUp(1.0), 1e12);

  /** Refuses heads that cannot be grouped and a base that is no base. */
  public AttentionShape {
    HEADS.require(heads);
    KEY_VALUE_HEADS.require(keyValueHeads);
    if (heads % keyValueHeads != 0) {
      throw new IllegalArgumentException(
          "%d heads with %d key/value heads: the second must divide the first"
              .formatted(heads, keyValueHeads));
    }
    ROTARY_BASE.require(rotaryBase);
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
}
