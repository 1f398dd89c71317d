package io.sluice.activation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** c₀ + c₁·x + c₂·x² + …, as arithmetic in plain Java. */
final class Polynomial {

  /** Roots further out than this are not looked for. */
  private static final double FAR = 1e12;

  private final double[] coefficients;

  /** With coefficients from the constant on; leading zeros count for nothing. */
  Polynomial(double... coefficients) {
    int count = coefficients.length;
    while (count > 1 && coefficients[count - 1] == 0) {
      count--;
    }
    this.coefficients = Arrays.copyOf(coefficients, Math.max(1, count));
  }

  int degree() {
    return coefficients.length - 1;
  }

  double leading() {
    return coefficients[degree()];
  }

  double value(double x) {
    double sum = 0;
    for (int i = degree(); i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  Polynomial derivative() {
    double[] slopes = new double[degree()];
    Arrays.setAll(slopes, i -> (i + 1) * coefficients[i + 1]);
    return new Polynomial(slopes);
  }

  /** This + factor · other. */
  Polynomial plus(double factor, Polynomial other) {
    double[] sum =
        Arrays.copyOf(coefficients, Math.max(coefficients.length, other.coefficients.length));
    for (int i = 0; i <= other.degree(); i++) {
      sum[i] += factor * other.coefficients[i];
    }
    return new Polynomial(sum);
  }

  Polynomial times(Polynomial other) {
    double[] product = new double[degree() + other.degree() + 1];
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= other.degree(); j++) {
        product[i + j] += coefficients[i] * other.coefficients[j];
      }
    }
    return new Polynomial(product);
  }

  /**
   * Where it crosses zero: between neighbouring roots of its derivative it only rises or only
   * falls, so that it crosses at most once, and bisection finds the place to the last bit.
   *
   * @return ascending; places where it touches zero without crossing may be missing
   */
  double[] roots() {
    if (degree() == 0) {
      return new double[0];
    }
    double[] turns = derivative().roots();
    DoubleStream.Builder roots = DoubleStream.builder();
    double low = -FAR;
    for (int i = 0; i <= turns.length; i++) {
      double high = i < turns.length ? turns[i] : FAR;
      if (value(low) * value(high) <= 0 && low < high) {
        roots.add(crossing(low, high));
      }
      low = high;
    }
    return roots.build().distinct().toArray();
  }

  private double crossing(double low, double high) {
    boolean rises = value(high) > value(low);
    double from = low;
    double to = high;
    while (true) {
      double middle = from + (to - from) / 2;
      if (middle == from || middle == to) {
        return middle;
      }
      if (value(middle) > 0 == rises) {
        to = middle;
      } else {
        from = middle;
      }
    }
  }
}
