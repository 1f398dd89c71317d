package io.sluice.activation;

import io.sluice.engine.KernelSource;
import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.Arrays;
import java.util.List;

/**
 * A Padé activation unit in its safe form (Molina et al., arXiv 1907.06732): P(x) / (1 + |A(x)|)
 * with P = a₀ + a₁x + … + a₅x⁵ and A = b₁x + … + b₄x⁴, all ten learned. It starts as the best fit
 * to a known activation on −5 to 5; far out it is a line of slope a₅ / |b₄|, the same on both
 * sides.
 *
 * <p>The kernel's powers stay finite in 32 bits up to |x| = 10⁷.
 *
 * @param from the activation that it starts close to; it learns nothing itself
 * @param learning how many functions a layer has, and how they learn
 */
public record Rational(Activation from, TrainedOptions learning) implements TrainedActivation {

  static final String NAME = "rational";
  static final List<String> KEYS = TrainedOptions.keysWith("from");
  static final int NUMERATORS = 6;
  static final int DENOMINATORS = 4;

  /** The paper's own choice. */
  private static final Activation DEFAULT_FROM = LeakyRelu.DEFAULT;

  /** Refuses a start that learns. */
  public Rational {
    if (!from.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "from=%s of rational learns itself; legal are %s"
              .formatted(from.notation(), String.join(", ", ActivationNotation.fixedNames())));
    }
  }

  static Rational read(Expression expression) {
    Options options = Options.of(expression, List.of("from"), KEYS);
    return new Rational(
        options.value("from").map(ActivationNotation::read).orElse(DEFAULT_FROM),
        TrainedOptions.read(options, TrainedOptions.LAYER));
  }

  @Override
  public String notation() {
    return written(
        NAME, TrainedOptions.LAYER, from.equals(DEFAULT_FROM) ? "" : "from=" + from.notation());
  }

  @Override
  public List<ActivationParameter> parameters() {
    List<Double> start = RationalFit.start(this);
    return List.of(
        ActivationParameter.row("numerator", start.subList(0, NUMERATORS), learning.group()),
        ActivationParameter.row(
            "denominator", start.subList(NUMERATORS, start.size()), learning.group()));
  }

  @Override
  public String script() {
    return "return self.rational(x, numerator, denominator)";
  }

  @Override
  public KernelSource library() {
    return KernelSource.resource("activation/columns.py")
        .link(KernelSource.resource("activation/rational.py"));
  }

  private static Polynomial numerator(double... parameters) {
    return new Polynomial(Arrays.copyOf(parameters, NUMERATORS));
  }

  /** A. */
  private static Polynomial denominator(double... parameters) {
    double[] coefficients = new double[1 + DENOMINATORS];
    System.arraycopy(parameters, NUMERATORS, coefficients, 1, DENOMINATORS);
    return new Polynomial(coefficients);
  }

  @Override
  public double value(double x, double... parameters) {
    return numerator(parameters).value(x) / (1 + Math.abs(denominator(parameters).value(x)));
  }

  /** Where A is zero, the mean of the slopes on either side, as libtorch has it. */
  @Override
  public double derivative(double x, double... parameters) {
    Polynomial denominator = denominator(parameters);
    return slope(x, numerator(parameters), denominator, Math.signum(denominator.value(x)));
  }

  /** That of P / (1 + sign·A) if A is zero or has that sign. */
  private static double slope(double x, Polynomial p, Polynomial a, double sign) {
    double q = 1 + sign * a.value(x);
    double quotient = p.value(x) / q;
    return (p.derivative().value(x) - quotient * sign * a.derivative().value(x)) / q;
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    double a = denominator(parameters).value(x);
    double q = 1 + Math.abs(a);
    double[] all = new double[NUMERATORS + DENOMINATORS];
    double power = 1;
    for (int i = 0; i < NUMERATORS; i++) {
      all[i] = power / q;
      power *= x;
    }
    double factor = -value(x, parameters) * Math.signum(a) / q;
    for (int i = 0; i < DENOMINATORS; i++) {
      factor *= x;
      all[NUMERATORS + i] = factor;
    }
    return all;
  }

  /**
   * The slope's extrema are where its own derivative crosses zero, at both sides of the zeros of A,
   * and far out.
   */
  @Override
  public SlopeRange slopes(double... parameters) {
    Polynomial p = numerator(parameters);
    Polynomial a = denominator(parameters);
    double[] kinks = a.roots();
    double right = slopeFarOut(p, a, 1);
    double left = slopeFarOut(p, a, -1);
    double least = Math.min(left, right);
    double most = Math.max(left, right);
    for (double sign : new double[] {-1, 1}) {
      Polynomial q = new Polynomial(1).plus(sign, a);
      // P/Q has the slope (P′Q − PQ′)/Q² = N/Q², and that the slope (N′Q − 2NQ′)/Q³.
      Polynomial n = p.derivative().times(q).plus(-1, p.times(q.derivative()));
      Polynomial turns = n.derivative().times(q).plus(-2, n.times(q.derivative()));
      for (double x : turns.roots()) {
        if (sign * a.value(x) >= 0) {
          least = Math.min(least, slope(x, p, a, sign));
          most = Math.max(most, slope(x, p, a, sign));
        }
      }
      for (double x : kinks) {
        least = Math.min(least, slope(x, p, a, sign));
        most = Math.max(most, slope(x, p, a, sign));
      }
    }
    return new SlopeRange(least, most);
  }

  /** Of c·xⁿ / |x|ᵐ as x tends to infinity on a side; 1 is right. */
  private static double slopeFarOut(Polynomial p, Polynomial a, int side) {
    int power = p.degree() - a.degree();
    if (power <= 0 || p.leading() == 0) {
      return 0;
    }
    double factor = a.degree() == 0 ? p.leading() : p.leading() / Math.abs(a.leading());
    double slope = side < 0 && p.degree() % 2 == 0 ? -factor : factor;
    return power == 1 ? slope : slope * Double.POSITIVE_INFINITY;
  }
}
