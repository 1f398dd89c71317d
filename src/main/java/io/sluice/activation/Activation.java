package io.sluice.activation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.engine.KernelSource;
import java.util.List;
import java.util.Optional;

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
   * What shapes it, as one set; {@link #granularity} says how many sets a site has.
   *
   * @return the parameters, in the order in which every method here takes their numbers; empty for
   *     a static activation
   */
  List<ActivationParameter> parameters();

  /**
   * The first values of one set.
   *
   * @return the numbers of {@link #parameters}, one after the other
   */
  default double[] start() {
    return parameters().stream()
        .flatMap(parameter -> parameter.start().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * How many sets of parameters a site has.
   *
   * @return one for the layer, unless it says otherwise
   */
  default Granularity granularity() {
    return Granularity.LAYER;
  }

  /**
   * Whether its first values depend on what comes in.
   *
   * @return whether {@link #startOn} is to be asked before the first step
   */
  default boolean isPlacedOnInputs() {
    return false;
  }

  /**
   * The first values of one set where it is placed on inputs.
   *
   * @param inputs what comes into the site, or into the set's channel
   * @return the numbers of {@link #parameters}
   */
  default double[] startOn(SiteInputs inputs) {
    return start();
  }

  /**
   * What its parameters add to the loss in training.
   *
   * @return statements of a TorchScript function of the parameters that return a scalar, if any
   */
  default Optional<String> penalty() {
    return Optional.empty();
  }

  /**
   * The formula as statements of a TorchScript function of {@code x} (any shape) and the parameters
   * by name: scalars and rows, or one a channel (the last axis of x), as {@link Granularity} shapes
   * them.
   *
   * @return lines at indentation zero, of which the last returns a tensor of the shape of {@code x}
   */
  String script();

  /**
   * What {@link #script} calls of {@code self}, mostly nothing.
   *
   * @return the definitions
   */
  default KernelSource library() {
    return KernelSource.of();
  }

  /**
   * f(x).
   *
   * @param x the input
   * @param parameters one set of numbers, as {@link #start} lists them
   * @return the value
   */
  double value(double x, double... parameters);

  /**
   * ∂f/∂x; at a kink, what libtorch's autograd gives.
   *
   * @param x the input
   * @param parameters one set of numbers, as {@link #start} lists them
   * @return the slope
   */
  double derivative(double x, double... parameters);

  /**
   * ∂f/∂p for each number.
   *
   * @param x the input
   * @param parameters one set of numbers, as {@link #start} lists them
   * @return one derivative a number
   */
  double[] parameterDerivatives(double x, double... parameters);

  /**
   * The exact range of the slope.
   *
   * @param parameters one set of numbers, as {@link #start} lists them
   * @return infimum and supremum of the derivative over all x
   */
  SlopeRange slopes(double... parameters);

  /**
   * E f(z)² for z normal with mean 0 and variance 1.
   *
   * @param parameters one set of numbers, as {@link #start} lists them
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
   * @param parameters one set of numbers, as {@link #start} lists them
   * @return 1 / √({@link #secondMoment})
   */
  default double gain(double... parameters) {
    return 1 / Math.sqrt(secondMoment(parameters));
  }

  /**
   * Whether the function never turns round.
   *
   * @param parameters one set of numbers, as {@link #start} lists them
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
