package io.sluice.notation;

import java.util.Locale;

/** Constants of families and numbers as people write them. */
public final class Words {

  private Words() {}

  /**
   * The word of a constant.
   *
   * @param constant {@code ALPHA_ONE}
   * @return {@code alpha-one}
   */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A number.
   *
   * @param number any
   * @return without a fraction if it has none
   */
  public static String of(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
