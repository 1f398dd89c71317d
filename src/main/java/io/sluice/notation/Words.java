package io.sluice.notation;

import java.util.Locale;

/** The constants of a family as people write them. */
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
}
