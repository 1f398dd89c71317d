package io.sluice.notation;

/**
 * The least and the greatest value of a number that somebody chooses, under the name that it has in
 * files. Limits lie far beyond what any machine can use; they keep arithmetic on sizes exact, and
 * what a machine has too little memory for is refused when its memory is known.
 *
 * @param key as it is written in configurations, studies and notations
 * @param least the least legal value
 * @param most the greatest legal value
 */
public record Limit(String key, double least, double most) {

  /**
   * A whole number.
   *
   * @param value any
   * @return the same
   * @throws IllegalArgumentException if it lies outside, with the key, the value and the limits
   */
  public long require(long value) {
    if (value < least || value > most) {
      throw refusal(Long.toString(value), "a whole number");
    }
    return value;
  }

  /**
   * A number that may have a fraction.
   *
   * @param value any
   * @return the same
   * @throws IllegalArgumentException if it lies outside or is none, with the key, the value and the
   *     limits
   */
  public double require(double value) {
    if (!(value >= least && value <= most)) {
      throw refusal(Words.of(value), "a number");
    }
    return value;
  }

  private IllegalArgumentException refusal(String value, String kind) {
    return new IllegalArgumentException(
        "%s is %s: give %s from %s to %s"
            .formatted(key, value, kind, written(least), written(most)));
  }

  private static String written(double limit) {
    return limit == Math.rint(limit) && Math.abs(limit) < 1e16
        ? Long.toString((long) limit)
        : Double.toString(limit);
  }
}
