package io.sluice.suite.mlp;

/** The iterations that are worth a line: 0, 1, 2, 5, 10, 20, 50, and so on. */
public final class RoundIterations {

  private RoundIterations() {}

  /**
   * Whether an iteration is one of them.
   *
   * @param iteration from 0
   * @return whether its only digit besides zeros is 1, 2 or 5, or it is 0
   */
  public static boolean has(long iteration) {
    long leading = iteration;
    while (leading >= 10 && leading % 10 == 0) {
      leading /= 10;
    }
    return leading == 0 || leading == 1 || leading == 2 || leading == 5;
  }
}
