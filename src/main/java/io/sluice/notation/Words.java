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

  /**
   * A number of things.
   *
   * @param number any
   * @param thing a word whose plural is made by an s
   * @return {@code 1 epoch}, {@code 2,000 epochs}
   */
  public static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}
