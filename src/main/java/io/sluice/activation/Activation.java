package io.sluice.activation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.engine.LearningRule;
import java.util.List;

/**
 * A non-linearity, defined twice: as the TorchScript that kernels link, and as a scalar reference
 * in plain Java. The contract test holds the two together.
 */
public interface Activation {

  /**
   * The name by which people write it: {@code silu}, {@code dyn(mish)}.
   *
   * @return the notation that {@link #of} reads
   */
  @JsonValue
  String notation();

  /**
   * What it learns, one set a site (a layer of a model).
   *
   * @return the parameters, in the order in which every method here takes them; empty for a static
   *     activation
   */
  List<ActivationParameter> parameters();

  /**
   * How many sets of parameters a site has.
   *
   * @return one for the layer, unless it says otherwise
   */
  default Granularity granularity() {
    return Granularity.LAYER;
  }

  /**
   * How its parameters are updated.
   *
   * @return with the weights' rate and without decay, unless it says otherwise
   */
  default LearningRule learning() {
    return LearningRule.PLAIN;
  }

  /**
   * The formula as statements of a TorchScript function of {@code x} (any shape) and the parameters
   * by name, scalars or one a channel (the last axis of x).
   *
   * @return lines at indentation zero, of which the last returns a tensor of the shape of {@code x}
   */
  String script();

  /**
   * f(x).
   *
   * @param x the input
   * @param parameters values of {@link #parameters}
   * @return the value
   */
  double value(double x, double... parameters);

  /**
   * ∂f/∂x; at a kink, what libtorch's autograd gives.
   *
   * @param x the input
   * @param parameters values of {@link #parameters}
   * @return the slope
   */
  double derivative(double x, double... parameters);

  /**
   * ∂f/∂p for each parameter.
   *
   * @param x the input
   * @param parameters values of {@link #parameters}
   * @return one derivative a parameter
   */
  double[] parameterDerivatives(double x, double... parameters);

  /**
   * The exact range of the slope.
   *
   * @param parameters values of {@link #parameters}
   * @return infimum and supremum of the derivative over all x
   */
  SlopeRange slopes(double... parameters);

  /**
   * E f(z)² for z normal with mean 0 and variance 1.
   *
   * @param parameters values of {@link #parameters}
   * @return the second moment
   */
  default double secondMoment(double... parameters) {
    return NormalExpectation.of(
        z -> {
          double value = value(z, parameters);
          return value * value;
        });
  }

  /**
   * What the standard deviation of weights is multiplied by to keep the variance of a signal: they
   * are drawn with standard deviation gain / √(fan-in). ReLU's is √2 (He et al., arXiv 1502.01852).
   *
   * @param parameters values of {@link #parameters}
   * @return 1 / √({@link #secondMoment})
   */
  default double gain(double... parameters) {
    return 1 / Math.sqrt(secondMoment(parameters));
  }

  /**
   * Whether the function never turns round.
   *
   * @param parameters values of {@link #parameters}
   * @return whether all slopes have one sign
   */
  default boolean isMonotone(double... parameters) {
    SlopeRange slopes = slopes(parameters);
    return slopes.infimum() >= 0 || slopes.supremum() <= 0;
  }

  /**
   * Reads a notation.
   *
   * @param notation a name, with options in parentheses if it has any
   * @return the activation
   * @throws IllegalArgumentException with the legal names
   */
  @JsonCreator
  static Activation of(String notation) {
    return ActivationNotation.parse(notation);
  }
}
