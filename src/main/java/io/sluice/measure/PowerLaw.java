package io.sluice.measure;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * L = a · N^-b by least squares of ln L over ln N: what is left over is taken to be independent and
 * of one spread, which a curve that is no power law is not.
 *
 * @param factor a
 * @param exponent b; above zero where larger is better
 * @param standardError of b
 * @param degreesOfFreedom points less two
 */
public record PowerLaw(double factor, double exponent, double standardError, int degreesOfFreedom) {
  private static final double LEVEL = 0.05;

  /**
   * Fits the law.
   *
   * @param sizes N, above zero, of at least two kinds
   * @param losses L, above zero; at least three points
   * @throws IllegalArgumentException if these are too few, or some are not positive
   */
  public static PowerLaw of(double[] sizes, double[] losses) {
    if (sizes.length != losses.length
        || sizes.length < 3
        || Arrays.stream(sizes).distinct().count() < 2
        || !Arrays.stream(sizes).allMatch(PowerLaw::isPositive)
        || !Arrays.stream(losses).allMatch(PowerLaw::isPositive)) {
      throw new IllegalArgumentException(
          "a power law needs three points of two sizes, all positive, not %s at %s"
              .formatted(Arrays.toString(losses), Arrays.toString(sizes)));
    }
    double[] x = Arrays.stream(sizes).map(Math::log).toArray();
    double[] y = Arrays.stream(losses).map(Math::log).toArray();
    double meanX = Sample.of(x).mean();
    double meanY = Sample.of(y).mean();
    double squares = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = products / squares;
    double left = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = y[i] - meanY - slope * (x[i] - meanX);
      left += residual * residual;
    }
    int degrees = x.length - 2;
    return new PowerLaw(
        Math.exp(meanY - slope * meanX), -slope, Math.sqrt(left / degrees / squares), degrees);
  }

  private static boolean isPositive(double value) {
    return value > 0 && Double.isFinite(value);
  }

  /** The loss at a size. */
  public double at(double size) {
    return factor * Math.pow(size, -exponent);
  }

  /** Where the exponent lies with 95 % confidence: b ± t(0.975) · standardError. */
  public Interval interval() {
    double half =
        TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(LEVEL / 2) * standardError;
    return new Interval(exponent - half, exponent + half);
  }
}
