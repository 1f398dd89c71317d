package io.sluice.picture;

/**
 * An axis.
 *
 * @param label what is measured, with its unit
 * @param scale how numbers lie on it
 */
public record Axis(String label, Scale scale) {

  /** How numbers lie on an axis. */
  public enum Scale {
    /** Equal steps for equal differences. */
    LINEAR,
    /** The same, of what can be counted: ticks only at whole numbers. */
    WHOLE,
    /** Equal steps for equal factors; for positive numbers only. */
    LOGARITHMIC
  }

  /**
   * A linear axis.
   *
   * @param label what is measured, with its unit
   * @return the axis
   */
  public static Axis of(String label) {
    return new Axis(label, Scale.LINEAR);
  }
}
