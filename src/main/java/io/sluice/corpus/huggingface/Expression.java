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
record Expression(int leastLength, double ways, double steps, double after, boolean neverFails) {
  /** The longest text that is given to the library in one call. */
  static final int LONGEST_SEARCHED = 1 << 20;

  /** The library's limit is 10 million. */
  private static final double MOST_STEPS = 7.5 * LONGEST_SEARCHED;

  static final Expression NOTHING = new Expression(0, 1, 0, 0, true);
  static final Expression CHARACTER = new Expression(1, 1, 1, 0, false);
  static final Expression ASSERTION = new Expression(0, 1, 1, 0, false);

  /** Matches a text as it stands. */
  static Expression ofText(String text) {
    int length = text.codePointCount(0, text.length());
    return new Expression(length, 1, length, 0, false);
  }

  /** Reads an expression, and refuses one that cannot be bounded or is unknown here. */
  static Expression of(Part part) {
    Expression expression;
    try {
      expression = new ExpressionReader(part.text()).read();
    } catch (UnreadableExpressionException e) {
      throw part.wrong("but " + e.getMessage());
    }
    if (expression.steps + expression.after > MOST_STEPS) {
      throw part.wrong("but finding it may take more than linear time");
    }
    return expression;
  }

  /** This and then the other. */
  Expression then(Expression next) {
    int least = leastLength + next.leastLength;
    if (next.neverFails) {
      double once = after + next.steps + next.after;
      return new Expression(least, ways * next.ways, steps, once, neverFails);
    }
    // Each way of this is tried until the other has failed after it.
    double all = steps + after + ways * next.steps;
    return new Expression(least, ways * next.ways, all, next.after, false);
  }

  /** This or else the other. */
  Expression or(Expression other) {
    return new Expression(
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
  Expression repeated(int least, int most) throws UnreadableExpressionException {
    boolean unlimited = most < 0;
    if (unlimited && (ways > 1 || leastLength == 0)) {
      throw new UnreadableExpressionException(
          "it repeats without a limit what has a repetition or a choice in it, or may be nothing");
    }
    double times = unlimited ? LONGEST_SEARCHED : most;
    double manyWays = ways == 1 ? times - least + 1 : Math.pow(ways + 1, times);
    // A round that fails ends the repetition, and if there were enough before it that is a match.
    double rounds = ways == 1 ? Math.max(1, least) : Math.pow(ways + 1, times);
    return new Expression(
        (int) Math.min(Part.LONGEST_TEXT, (double) least * leastLength),
        Math.max(1, manyWays),
        (steps + after) * rounds,
        steps + after,
        least == 0);
  }

  /** This without a way back into it. */
  Expression atomic() {
    return new Expression(leastLength, 1, steps, after, neverFails);
  }

  /** Refuses what may match nothing at all. */
  void requireSomething(Part part) {
    if (leastLength == 0) {
      throw part.required("pattern")
          .wrong("but it may match nothing, where it must match something");
    }
  }
}
