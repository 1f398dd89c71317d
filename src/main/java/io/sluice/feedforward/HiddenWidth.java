package io.sluice.feedforward;

import io.sluice.notation.Limit;

/**
 * How wide the hidden vector of each form is, so that forms can be compared. Hidden width is the
 * width entering the down-projection, everywhere.
 *
 * @param policy what is held equal between forms
 * @param plain the hidden width of the plain form
 * @param multiple the width of another form is rounded up to a multiple of this
 */
public record HiddenWidth(Policy policy, int plain, int multiple) {

  /** What is held equal. */
  public enum Policy {
    /** The number of weights: a gated block with its three matrices gets 2/3 of the plain width. */
    EQUAL_PARAMETERS,
    /** The width itself: a gated block has half as many weights again. */
    EQUAL_HIDDEN
  }

  private static final Limit PLAIN = new Limit("plain", 1, 1 << 24);
  private static final Limit MULTIPLE = new Limit("multiple", 1, 1 << 20);

  /** Refuses widths out of range. */
  public HiddenWidth {
    PLAIN.require(plain);
    MULTIPLE.require(multiple);
  }

  /**
   * The same number of weights in every form, as near as the multiple allows.
   *
   * @param plain the hidden width of the plain form, usually four times the model's width
   * @param multiple the rounding of the others
   * @return the policy with its numbers
   */
  public static HiddenWidth equalParameters(int plain, int multiple) {
    return new HiddenWidth(Policy.EQUAL_PARAMETERS, plain, multiple);
  }

  /**
   * The hidden width of a form.
   *
   * @param form plain or gated
   * @return F
   */
  public int of(Form form) {
    if (policy == Policy.EQUAL_HIDDEN || form == Form.PLAIN) {
      return plain;
    }
    int exact = plain * Form.PLAIN.matrices() / form.matrices();
    return (exact + multiple - 1) / multiple * multiple;
  }
}
