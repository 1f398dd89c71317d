package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.List;

/**
 * x, and a fraction of it below zero (Maas et al. 2013).
 *
 * @param slope the fraction, from 0 to below 1
 */
public record LeakyRelu(double slope) implements Activation {

  static final String NAME = "leaky-relu";
  static final List<String> KEYS = List.of("slope");
  static final LeakyRelu DEFAULT = new LeakyRelu(0.01);

  /** Refuses a slope out of range. */
  public LeakyRelu {
    if (!(slope >= 0 && slope < 1)) {
      throw new IllegalArgumentException(
          "slope of leaky-relu is " + slope + ": give at least 0 and less than 1");
    }
  }

  static LeakyRelu read(Expression expression) {
    return new LeakyRelu(Options.of(expression, KEYS, KEYS).number("slope", DEFAULT.slope));
  }

  @Override
  public String notation() {
    return slope == DEFAULT.slope ? NAME : NAME + "(" + slope + ")";
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of();
  }

  @Override
  public String script() {
    return "return torch.leaky_relu(x, " + slope + ")";
  }

  @Override
  public double value(double x, double... parameters) {
    return x > 0 ? x : slope * x;
  }

  @Override
  public double derivative(double x, double... parameters) {
    return x > 0 ? 1 : slope;
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    return new double[0];
  }

  @Override
  public SlopeRange slopes(double... parameters) {
    return new SlopeRange(slope, 1);
  }
}
