package io.sluice.cli;

import io.sluice.notation.Words;
import io.sluice.picture.Point;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The inputs at which functions are drawn.
 *
 * @param from the least
 * @param to the greatest
 */
record Span(double from, double to) {

  static final Flag<Double> FROM =
      Flag.of("from", "X", "the least input that is drawn (default -5)", Values.number());
  static final Flag<Double> TO =
      Flag.of("to", "X", "the greatest input that is drawn (default 5)", Values.number());

  /** Beyond it some functions leave the range of floating point. */
  private static final double FURTHEST = 1e4;

  /** Even, so that the middle is among them: the kink at 0. */
  private static final int STEPS = 500;

  /** Refuses what cannot be drawn. */
  Span {
    if (!(from < to && from >= -FURTHEST && to <= FURTHEST)) {
      throw new IllegalArgumentException(
          Text.of(
              "--from %s --to %s: give two numbers from -10000 to 10000, the lesser first",
              Words.of(from), Words.of(to)));
    }
  }

  static Span of(Invocation invocation) {
    return new Span(invocation.get(FROM).orElse(-5.0), invocation.get(TO).orElse(5.0));
  }

  /** The inputs, evenly spaced. */
  List<Double> inputs() {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(i -> (from * (STEPS - i) + to * i) / STEPS)
        .toList();
  }

  /** The curve of a function. */
  List<Point> curve(DoubleUnaryOperator function) {
    return inputs().stream().map(x -> new Point(x, function.applyAsDouble(x))).toList();
  }
}
