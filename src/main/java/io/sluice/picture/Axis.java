package io.sluice.picture;

import java.util.List;

/**
 * An axis.
 *
 * @param label what is measured, with its unit
 * @param scale how numbers lie on it
 * @param names what stands at 0, 1, 2, … of an axis of names, at least one; of no other
 */
public record Axis(String label, Scale scale, List<String> names) {

  /** How numbers lie on an axis. */
  public enum Scale {
    /** Equal steps for equal differences. */
    LINEAR,
    /** The same, of what can be counted: ticks only at whole numbers. */
    WHOLE,
    /** Equal steps for equal differences, of what has nothing below zero: shares. */
    FROM_ZERO,
    /** Equal steps for equal factors; for positive numbers only. */
    LOGARITHMIC,
    /** Names instead of numbers, in their order. */
    NAMES
  }

  /** Refuses names without an axis for them. */
  public Axis {
    names = List.copyOf(names);
    if ((scale == Scale.NAMES) == names.isEmpty()) {
      throw new IllegalStateException(
          "the axis of %s is %s and has %d names".formatted(label, scale, names.size()));
    }
  }

  /**
   * An axis of numbers.
   *
   * @param label what is measured, with its unit
   * @param scale how numbers lie on it
   */
  public Axis(String label, Scale scale) {
    this(label, scale, List.of());
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

  /**
   * An axis of names.
   *
   * @param label what they name
   * @param names in their order
   * @return the axis
   */
  public static Axis ofNames(String label, List<String> names) {
    return new Axis(label, Scale.NAMES, names);
  }
}
