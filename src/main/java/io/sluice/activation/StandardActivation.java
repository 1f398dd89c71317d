package io.sluice.activation;

import static io.sluice.activation.Scalars.geluInner;
import static io.sluice.activation.Scalars.normalDensity;
import static io.sluice.activation.Scalars.normalDistribution;
import static io.sluice.activation.Scalars.sigmoid;
import static io.sluice.activation.Scalars.softplusTanh;
import static io.sluice.activation.Scalars.square;

import io.sluice.notation.Words;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The static activations. A constant is all that a new one needs: its TorchScript, its value, its
 * slope and the exact range of its slope; name, help, contract tests and {@code dyn(…)} follow.
 *
 * <p>The bounds of GELU, SiLU and Mish are the extrema of their derivatives, found where the second
 * derivative vanishes.
 */
public enum StandardActivation implements Activation {
  /** max(0, x). */
  RELU("torch.relu(x)", x -> Math.max(0, x), x -> x > 0 ? 1 : 0, 0, 1),

  /** x·Φ(x), with the normal distribution's exact Φ (Hendrycks and Gimpel, arXiv 1606.08415). */
  GELU(
      "torch.gelu(x, approximate=\"none\")",
      x -> x * normalDistribution(x),
      x -> normalDistribution(x) + x * normalDensity(x),
      -0.12890414523664992,
      1.12890414523665),

  /** GELU with Φ approximated through tanh, as GPT-2 has it. */
  GELU_TANH(
      "torch.gelu(x, approximate=\"tanh\")",
      x -> 0.5 * x * (1 + Math.tanh(geluInner(x))),
      Scalars::geluTanhSlope,
      -0.12899306865877178,
      1.1289930686587717),

  /** x·σ(x), also called Swish (Ramachandran et al., arXiv 1710.05941). */
  SILU(
      "torch.silu(x)",
      x -> x * sigmoid(x),
      x -> sigmoid(x) * (1 + x * sigmoid(-x)),
      -0.09983932012886693,
      1.099839320128867),

  /** x·tanh(ln(1 + eˣ)) (Misra, arXiv 1908.08681). */
  MISH(
      "torch.mish(x)",
      x -> x * softplusTanh(x),
      x -> softplusTanh(x) + x * (1 - square(softplusTanh(x))) * sigmoid(x),
      -0.11252612238946257,
      1.088498161251728),

  /** 1 / (1 + e⁻ˣ). */
  SIGMOID("torch.sigmoid(x)", Scalars::sigmoid, x -> sigmoid(x) * sigmoid(-x), 0, 0.25),

  /** The hyperbolic tangent. */
  TANH("torch.tanh(x)", Math::tanh, x -> 1 - square(Math.tanh(x)), 0, 1),

  /** max(0, x)² (So et al., arXiv 2109.08668). */
  RELU_SQUARED(
      "torch.relu(x).square()",
      x -> square(Math.max(0, x)),
      x -> 2 * Math.max(0, x),
      0,
      Double.POSITIVE_INFINITY),

  /** min(max(0, x), 6) (Howard et al., arXiv 1704.04861). */
  RELU6(
      "torch.hardtanh(x, 0., 6.)",
      x -> Math.min(Math.max(0, x), 6),
      x -> x > 0 && x < 6 ? 1 : 0,
      0,
      1),

  /** x, and eˣ − 1 below zero (Clevert et al., arXiv 1511.07289). */
  ELU("torch.elu(x, 1, 1, 1)", x -> x > 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x), 0, 1),

  /**
   * λ·x, and λα·(eˣ − 1) below zero, with λ and α such that mean 0 and variance 1 are kept
   * (Klambauer et al., arXiv 1706.02515).
   */
  SELU(
      "torch.selu(x)",
      x -> Scalars.SELU_SCALE * (x > 0 ? x : Scalars.SELU_LEFT * Math.expm1(x)),
      x -> Scalars.SELU_SCALE * (x > 0 ? 1 : Scalars.SELU_LEFT * Math.exp(x)),
      0,
      Scalars.SELU_SCALE * Scalars.SELU_LEFT),

  /** ln(1 + eˣ) (Dugas et al. 2001). */
  SOFTPLUS(
      // Not the operator's own threshold of 20: beyond 40 the two are one in double precision.
      "torch.softplus(x, 1, 40)", Scalars::softplus, Scalars::sigmoid, 0, 1),

  /** x / (1 + |x|) (Bergstra et al. 2009). */
  SOFTSIGN("x / (x.abs() + 1)", x -> x / (1 + Math.abs(x)), x -> 1 / square(1 + Math.abs(x)), 0, 1),

  /** x·min(max(0, x + 3), 6) / 6 (Howard et al., arXiv 1905.02244). */
  HARD_SWISH(
      "torch.hardswish(x)",
      x -> x * Math.min(Math.max(0, x + 3), 6) / 6,
      x -> x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6,
      -0.5,
      1.5),

  /** x itself: a gate without a non-linearity makes the bilinear GLU. */
  IDENTITY("x", x -> x, x -> 1, 1, 1);

  private final String expression;
  private final DoubleUnaryOperator function;
  private final DoubleUnaryOperator slope;
  private final SlopeRange slopes;

  StandardActivation(
      String expression,
      DoubleUnaryOperator function,
      DoubleUnaryOperator slope,
      double infimum,
      double supremum) {
    this.expression = expression;
    this.function = function;
    this.slope = slope;
    this.slopes = new SlopeRange(infimum, supremum);
  }

  @Override
  public String notation() {
    return Words.of(this);
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of();
  }

  /** TorchScript of the value, of {@code x}. */
  String expression() {
    return expression;
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
}
