package io.sluice.activation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers with which a {@link Rational} comes closest to the activation that it starts from:
 * least squares on evenly spaced points from −5 to 5, by Levenberg's and Marquardt's steps from y =
 * x. Only sums, products and quotients decide, so every machine finds the same.
 *
 * <p>b₁ and b₃ stay 0, which costs little: A then grows on both sides, while with odd powers it can
 * come back to zero outside of the points, where P is large already.
 */
final class RationalFit {

  static final double END = 5;
  private static final int POINTS = 401;
  private static final int STEPS = 200;

  /** Numbers of y = x: P = x·(1 + A). With A = 0 instead, nothing would ever move A. */
  private static final double[] LINE = {0, 1, 0, 0.5, 0, 0.05, 0, 0.5, 0, 0.05};

  /** Which numbers move: all of P, and b₂ and b₄. */
  private static final int[] MOVED = {0, 1, 2, 3, 4, 5, 7, 9};

  /** A step that takes less than this from the sum of squares is the last. */
  private static final double LEAST_GAIN = 1e-9;

  /** A mean square that 32 bits cannot show. */
  private static final double NOTHING = 1e-14;

  private static final double CHANGE_OF_DAMPING = 5;
  private static final int ATTEMPTS = 12;

  private static final Map<Activation, List<Double>> FOUND = new ConcurrentHashMap<>();

  private final Rational form;
  private final double[] targets = new double[POINTS];
  private double[] numbers = LINE;
  private double squares;
  private double damping = 1e-3;

  private RationalFit(Rational form) {
    this.form = form;
    // As floats: exponentials may differ in their last bits between machines.
    Arrays.setAll(targets, i -> (float) form.from().value(point(i)));
    squares = squares(numbers);
  }

  /** The first numbers of a unit. */
  static List<Double> start(Rational form) {
    return FOUND.computeIfAbsent(form.from(), from -> new RationalFit(form).run());
  }

  private static double point(int i) {
    return END * (2 * i - (POINTS - 1)) / (POINTS - 1);
  }

  private List<Double> run() {
    boolean goesOn = true;
    for (int step = 0; step < STEPS && goesOn && squares > NOTHING * POINTS; step++) {
      goesOn = improve();
    }
    return Arrays.stream(numbers).boxed().toList();
  }

  private double squares(double[] at) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += Scalars.square(form.value(point(i), at) - targets[i]);
    }
    return sum;
  }

  /** One step; whether another may be worth its while. */
  private boolean improve() {
    int count = MOVED.length;
    double[][] curvature = new double[count][count];
    double[] gradient = new double[count];
    for (int i = 0; i < POINTS; i++) {
      double error = form.value(point(i), numbers) - targets[i];
      double[] slopes = form.parameterDerivatives(point(i), numbers);
      for (int k = 0; k < count; k++) {
        gradient[k] += slopes[MOVED[k]] * error;
        for (int l = 0; l < count; l++) {
          curvature[k][l] += slopes[MOVED[k]] * slopes[MOVED[l]];
        }
      }
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double[] step = step(curvature, gradient);
      double[] moved = numbers.clone();
      for (int k = 0; k < count; k++) {
        moved[MOVED[k]] -= step[k];
      }
      double found = squares(moved);
      if (found < squares) {
        boolean gained = squares - found > LEAST_GAIN * squares;
        numbers = moved;
        squares = found;
        damping /= CHANGE_OF_DAMPING;
        return gained;
      }
      damping *= CHANGE_OF_DAMPING;
    }
    return false;
  }

  /** Solves (H + damping · diagonal of H) · step = gradient by elimination. */
  private double[] step(double[][] curvature, double[] gradient) {
    int count = gradient.length;
    double[][] rows = new double[count][];
    for (int k = 0; k < count; k++) {
      rows[k] = Arrays.copyOf(curvature[k], count + 1);
      rows[k][k] += damping * curvature[k][k];
      rows[k][count] = gradient[k];
    }
    for (int k = 0; k < count; k++) {
      for (int i = k + 1; i < count; i++) {
        double factor = rows[i][k] / rows[k][k];
        for (int j = k; j <= count; j++) {
          rows[i][j] -= factor * rows[k][j];
        }
      }
    }
    double[] step = new double[count];
    for (int k = count - 1; k >= 0; k--) {
      double sum = rows[k][count];
      for (int j = k + 1; j < count; j++) {
        sum -= rows[k][j] * step[j];
      }
      step[k] = sum / rows[k][k];
    }
    return step;
  }
}
