package io.sluice.corpus.huggingface;

/**
 * What a regular expression of the file can match, as far as it matters whether the library can be
 * given it.
 *
 * <p>The library's search gives up after ten million steps back, and giving up ends the process. So
 * the steps for a text of {@link #LONGEST_SEARCHED} characters are bounded from above, by the
 * number of ways in which each part can match what follows one place; a part after which nothing
 * can fail is never tried a second way.
 *
 * @param leastLength the least number of characters that it matches
 * @param ways in how many ways it can match at one place
 * @param steps how many steps it may take until all its ways have failed
 * @param after how many steps more it may take once, when nothing can fail any more
 * @param neverFails whether it matches at every place
 */
record RegularExpression(
    int leastLength, double ways, double steps, double after, boolean neverFails) {
  /** The longest text that is given to the library in one call. */
  static final int LONGEST_SEARCHED = 1 << 20;

  /** The library's limit is 10 million. */
  private static final double MOST_STEPS = 7.5 * LONGEST_SEARCHED;

  static final RegularExpression NOTHING = new RegularExpression(0, 1, 0, 0, true);
  static final RegularExpression CHARACTER = new RegularExpression(1, 1, 1, 0, false);
  static final RegularExpression ASSERTION = new RegularExpression(0, 1, 1, 0, false);

  /** Matches a text as it stands. */
  static RegularExpression ofText(String text) {
    int length = text.codePointCount(0, text.length());
    return new RegularExpression(length, 1, length, 0, false);
  }

  /** Reads an expression, and refuses one that cannot be bounded or is unknown here. */
  static RegularExpression of(JsonValue part) {
    RegularExpression expression;
    try {
      expression = new RegularExpressionReader(part.text()).read();
    } catch (UnreadableExpressionException e) {
      throw part.wrong("but " + e.getMessage());
    }
    if (expression.steps + expression.after > MOST_STEPS) {
      throw part.wrong("but finding it may take more than linear time");
    }
    return expression;
  }

  /** This and then the other. */
  RegularExpression then(RegularExpression next) {
    int least = leastLength + next.leastLength;
    if (next.neverFails) {
      double once = after + next.steps + next.after;
      return new RegularExpression(least, ways * next.ways, steps, once, neverFails);
    }
    // Each way of this is tried until the other has failed after it.
    double all = steps + after + ways * next.steps;
    return new RegularExpression(least, ways * next.ways, all, next.after, false);
  }

  /** This or else the other. */
  RegularExpression or(RegularExpression other) {
    return new RegularExpression(
        Math.min(leastLength, other.leastLength),
        ways + other.ways,
        steps + other.steps,
        Math.max(after, other.after),
        neverFails || other.neverFails);
  }

  /**
   * This as often as from {@code least} to {@code most} times.
   *
   * @param most negative if there is no limit
   * @throws UnreadableExpressionException if the ways multiply
   */
  RegularExpression repeated(int least, int most) throws UnreadableExpressionException {
    boolean unlimited = most < 0;
    if (unlimited && (ways > 1 || leastLength == 0)) {
      throw new UnreadableExpressionException(
          "it repeats without a limit what has a repetition or a choice in it, or may be nothing");
    }
    double times = unlimited ? LONGEST_SEARCHED : most;
    double manyWays = ways == 1 ? times - least + 1 : Math.pow(ways + 1, times);
    // A round that fails ends the repetition, and if there were enough before it that is a match.
    double rounds = ways == 1 ? Math.max(1, least) : Math.pow(ways + 1, times);
    return new RegularExpression(
        (int) Math.min(JsonValue.LONGEST_TEXT, (double) least * leastLength),
        Math.max(1, manyWays),
        (steps + after) * rounds,
        steps + after,
        least == 0);
  }

  /** This without a way back into it. */
  RegularExpression atomic() {
    return new RegularExpression(leastLength, 1, steps, after, neverFails);
  }

  /** Refuses what may match nothing at all. */
  void requireSomething(JsonValue part) {
    if (leastLength == 0) {
      throw part.required("pattern")
          .wrong("but it may match nothing, where it must match something");
    }
  }
}
