package io.sluice.activation;

import static io.sluice.activation.Scalars.sigmoid;
import static io.sluice.activation.Scalars.square;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.List;

/**
 * ACON-C (Ma et al., arXiv 2009.04759): (p₁ − p₂)·x·σ(b·(p₁ − p₂)·x) + p₂·x, by default one for
 * each channel. For b(p₁ − p₂) &gt; 0, p₁ is the slope far right and p₂ far left, as α and β are of
 * {@code dyn(silu)}; here their difference bends the curve too.
 *
 * @param p1 p₁ at the start
 * @param p2 p₂ at the start
 * @param b b at the start
 * @param learning how many sets there are, and how they learn
 */
public record AconC(double p1, double p2, double b, TrainedOptions learning)
    implements TrainedActivation {

  static final String NAME = "acon-c";
  static final List<String> KEYS = TrainedOptions.keysWith("start");

  /** SiLU in each channel. */
  private static final AconC DEFAULT = new AconC(1, 0, 1, TrainedOptions.CHANNEL);

  /** Refuses numbers out of range. */
  public AconC {
    TrainedOptions.requireStart(NAME, p1, p2, b);
  }

  static AconC read(Expression expression) {
    Options options = Options.of(expression, List.of("start"), KEYS);
    double[] start =
        options
            .numbers("start", 3, "p₁, p₂ and b")
            .orElse(new double[] {DEFAULT.p1, DEFAULT.p2, DEFAULT.b});
    return new AconC(start[0], start[1], start[2], TrainedOptions.read(options, DEFAULT.learning));
  }

  @Override
  public String notation() {
    return written(
        NAME,
        DEFAULT.learning,
        p1 == DEFAULT.p1 && p2 == DEFAULT.p2 && b == DEFAULT.b
            ? ""
            : "start=" + Words.of(p1) + ":" + Words.of(p2) + ":" + Words.of(b));
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(
        ActivationParameter.scalar("p1", p1, learning.group()),
        ActivationParameter.scalar("p2", p2, learning.group()),
        ActivationParameter.scalar("b", b, learning.group()));
  }

  /** With x taken out, which saves two passes. */
  @Override
  public String script() {
    return """
    difference = p1 - p2
    gate = torch.sigmoid(x * (b * difference))
    return x * (gate * difference + p2)
    """
        .strip();
  }

  @Override
  public double value(double x, double... parameters) {
    double difference = parameters[0] - parameters[1];
    return x * (difference * sigmoid(parameters[2] * difference * x) + parameters[1]);
  }

  @Override
  public double derivative(double x, double... parameters) {
    double difference = parameters[0] - parameters[1];
    double bent = StandardActivation.SILU.derivative(parameters[2] * difference * x);
    return difference * bent + parameters[1];
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    double difference = parameters[0] - parameters[1];
    double u = parameters[2] * difference * x;
    double byDifference = x * StandardActivation.SILU.derivative(u);
    double byB = square(difference * x) * sigmoid(u) * sigmoid(-u);
    return new double[] {byDifference, x - byDifference, byB};
  }

  @Override
  public SlopeRange slopes(double... parameters) {
    double difference = parameters[0] - parameters[1];
    return difference * parameters[2] == 0
        ? new SlopeRange(0.5, 0.5).affine(difference, parameters[1])
        : StandardActivation.SILU.slopes().affine(difference, parameters[1]);
  }
}
