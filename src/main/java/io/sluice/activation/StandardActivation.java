package io.sluice.activation;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erf;

/**
 * The static activations. A constant is all that a new one needs: its TorchScript, its value, its
 * slope and the exact range of its slope; name, help, contract tests and {@code dyn(…)} follow.
 *
 * <p>The bounds of GELU, SiLU and Mish are the extrema of their derivatives, found where the second
 * derivative vanishes.
 */
public enum StandardActivation implements Activation {
  /** max(0, x). */
  RELU(Tail.RELU_LIKE, "torch.relu(x)", x -> Math.max(0, x), x -> x > 0 ? 1 : 0, 0, 1),

  /** x·Φ(x), with the normal distribution's exact Φ (Hendrycks and Gimpel, arXiv 1606.08415). */
  GELU(
      Tail.RELU_LIKE,
      "torch.gelu(x, approximate=\"none\")",
      x -> x * normalDistribution(x),
      x -> normalDistribution(x) + x * normalDensity(x),
      -0.12890414523664992,
      1.12890414523665),

  /** GELU with Φ approximated through tanh, as GPT-2 has it. */
  GELU_TANH(
      Tail.RELU_LIKE,
      "torch.gelu(x, approximate=\"tanh\")",
      x -> 0.5 * x * (1 + Math.tanh(geluInner(x))),
      StandardActivation::geluTanhSlope,
      -0.12899306890,
      1.12899306890),

  /** x·σ(x), also called Swish (Ramachandran et al., arXiv 1710.05941). */
  SILU(
      Tail.RELU_LIKE,
      "torch.silu(x)",
      x -> x * sigmoid(x),
      x -> sigmoid(x) * (1 + x * sigmoid(-x)),
      -0.09983932012886693,
      1.099839320128867),

  /** x·tanh(ln(1 + eˣ)) (Misra, arXiv 1908.08681). */
  MISH(
      Tail.RELU_LIKE,
      "torch.mish(x)",
      x -> x * softplusTanh(x),
      x -> softplusTanh(x) + x * (1 - square(softplusTanh(x))) * sigmoid(x),
      -0.11252612264,
      1.08849816121),

  /** 1 / (1 + e⁻ˣ). */
  SIGMOID(
      Tail.OTHER,
      "torch.sigmoid(x)",
      StandardActivation::sigmoid,
      x -> sigmoid(x) * sigmoid(-x),
      0,
      0.25),

  /** The hyperbolic tangent. */
  TANH(Tail.OTHER, "torch.tanh(x)", Math::tanh, x -> 1 - square(Math.tanh(x)), 0, 1),

  /** max(0, x)² (So et al., arXiv 2109.08668). */
  RELU_SQUARED(
      Tail.OTHER,
      "torch.square(torch.relu(x))",
      x -> square(Math.max(0, x)),
      x -> 2 * Math.max(0, x),
      0,
      Double.POSITIVE_INFINITY),

  /** x itself: a gate without a non-linearity makes the bilinear GLU. */
  IDENTITY(Tail.OTHER, "x", x -> x, x -> 1, 1, 1);

  /** How a function behaves far from zero. */
  private enum Tail {
    /** Tends to x on the right and to 0 on the left. */
    RELU_LIKE,
    OTHER
  }

  private final Tail tail;
  private final String expression;
  private final DoubleUnaryOperator function;
  private final DoubleUnaryOperator slope;
  private final SlopeRange slopes;

  StandardActivation(
      Tail tail,
      String expression,
      DoubleUnaryOperator function,
      DoubleUnaryOperator slope,
      double infimum,
      double supremum) {
    this.tail = tail;
    this.expression = expression;
    this.function = function;
    this.slope = slope;
    this.slopes = new SlopeRange(infimum, supremum);
  }

  /**
   * Whether the function tends to x on the right and to 0 on the left, which makes it a base of
   * {@code dyn(…)}.
   *
   * @return whether it does
   */
  public boolean isReluLike() {
    return tail == Tail.RELU_LIKE;
  }

  /** TorchScript of f(x) as one expression of {@code x}. */
  String expression() {
    return expression;
  }

  @Override
  public String notation() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of();
  }

  @Override
  public String script() {
    return "return " + expression;
  }

  @Override
  public double value(double x, double... parameters) {
    return function.applyAsDouble(x);
  }

  @Override
  public double derivative(double x, double... parameters) {
    return slope.applyAsDouble(x);
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    return new double[0];
  }

  @Override
  public SlopeRange slopes(double... parameters) {
    return slopes;
  }

  private static double square(double x) {
    return x * x;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double normalDistribution(double x) {
    return 0.5 * (1 + Erf.value(x / Math.sqrt(2)));
  }

  private static double normalDensity(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  private static double geluInner(double x) {
    return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
  }

  private static double geluTanhSlope(double x) {
    double t = Math.tanh(geluInner(x));
    double innerSlope = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * innerSlope;
  }

  /** tanh(ln(1 + eˣ)) = n / (n + 2) with n = eˣ(eˣ + 2); beyond 20 it is 1 in double precision. */
  private static double softplusTanh(double x) {
    if (x > 20) {
      return 1;
    }
    double exponential = Math.exp(x);
    double n = exponential * (exponential + 2);
    return n / (n + 2);
  }
}
