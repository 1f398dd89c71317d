package io.sluice.experiment;

import java.util.OptionalDouble;

/**
 * What a factor takes.
 *
 * @param notation as results have it
 * @param number what it comes to on an axis; absent for a word
 * @param family what it is but for the number: {@code adact(pwl(H))}
 */
public record Level(String notation, OptionalDouble number, String family) {

  /**
   * A level that says its own number, if it is one.
   *
   * @param notation a word or a number
   * @return the level
   */
  public static Level of(String notation) {
    try {
      double number = Double.parseDouble(notation);
      return new Level(
          notation,
          Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty(),
          "");
    } catch (NumberFormatException e) {
      // A word: its table says what a curve could not.
      return new Level(notation, OptionalDouble.empty(), notation);
    }
  }
}
