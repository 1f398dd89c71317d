package io.sluice.feedforward;

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

  /** Refuses widths below 1. */
  public HiddenWidth {
    if (plain < 1 || multiple < 1) {
      throw new IllegalArgumentException(
          "hidden width %d with multiple %d: both must be at least 1".formatted(plain, multiple));
    }
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
