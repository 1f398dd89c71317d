package io.sluice.activation;

import org.apache.commons.numbers.gamma.Erf;

/** Functions of one number that several activations are made of. */
final class Scalars {

  /** λ of SELU. */
  static final double SELU_SCALE = 1.0507009873554805;

  /** α of SELU. */
  static final double SELU_LEFT = 1.6732632423543772;

  private Scalars() {}

  static double square(double x) {
    return x * x;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static double softplus(double x) {
    return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double normalDistribution(double x) {
    return 0.5 * (1 + Erf.value(x / Math.sqrt(2)));
  }

  static double normalDensity(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  static double geluInner(double x) {
    return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
  }

  static double geluTanhSlope(double x) {
    double t = Math.tanh(geluInner(x));
    double innerSlope = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * innerSlope;
  }

  /** tanh(ln(1 + eˣ)) = n / (n + 2) with n = eˣ(eˣ + 2); beyond 20 it is 1 in double precision. */
  static double softplusTanh(double x) {
    if (x > 20) {
      return 1;
    }
    double exponential = Math.exp(x);
    double n = exponential * (exponential + 2);
    return n / (n + 2);
  }
}
