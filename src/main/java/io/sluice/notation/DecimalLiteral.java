package io.sluice.notation;

/** Numbers as somebody writes them. */
public final class DecimalLiteral {

  private DecimalLiteral() {}

  /**
   * Reads a number.
   *
   * @param text what somebody wrote
   * @return the nearest double
   * @throws NumberFormatException if it is none, not finite, or {@linkplain #vanishes vanishes}
   */
  public static double parse(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number) || vanishes(text, number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  /** Whether it was read as 0 and is not: {@code 1e-400}. */
  public static boolean vanishes(String text, double number) {
    return number == 0 && text.replaceFirst("[eE].*", "").matches(".*[1-9].*");
  }
}
