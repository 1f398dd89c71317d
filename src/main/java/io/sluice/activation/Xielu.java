package io.sluice.activation;

import static io.sluice.activation.Scalars.sigmoid;
import static io.sluice.activation.Scalars.softplus;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.List;

/**
 * xIELU (Huang and Schlag, arXiv 2411.13010): αₚ·x² + β·x right of zero and αₙ·(eˣ − 1 − x) + β·x
 * left of it, with β = 0.5 fixed. What is learned are the numbers whose softplus is αₚ and αₙ − β,
 * so αₚ stays above 0 and αₙ above β, where the slope far left is negative.
 *
 * @param positive αₚ at the start, above 0
 * @param negative αₙ at the start, above 0.5
 * @param learning how many pairs there are, and how they learn
 */
public record Xielu(double positive, double negative, TrainedOptions learning)
    implements TrainedActivation {

  static final String NAME = "xielu";
  static final List<String> KEYS = TrainedOptions.keysWith("start");

  /** The slope at zero. */
  private static final double BETA = 0.5;

  private static final Xielu DEFAULT = new Xielu(0.8, 0.8, TrainedOptions.LAYER);

  /** Refuses what softplus cannot give and numbers out of range. */
  public Xielu {
    TrainedOptions.requireStart(NAME, positive, negative);
    if (!(positive > 0 && negative > BETA)) {
      throw new IllegalArgumentException(
          "start=%s:%s of xielu: give a first number above 0 and a second above %s"
              .formatted(Words.of(positive), Words.of(negative), Words.of(BETA)));
    }
  }

  static Xielu read(Expression expression) {
    Options options = Options.of(expression, List.of("start"), KEYS);
    double[] start =
        options
            .numbers("start", 2, "αₚ and αₙ")
            .orElse(new double[] {DEFAULT.positive, DEFAULT.negative});
    return new Xielu(start[0], start[1], TrainedOptions.read(options, DEFAULT.learning));
  }

  @Override
  public String notation() {
    return written(
        NAME,
        DEFAULT.learning,
        positive == DEFAULT.positive && negative == DEFAULT.negative
            ? ""
            : "start=" + Words.of(positive) + ":" + Words.of(negative));
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(
        ActivationParameter.scalar("positive", beforeSoftplus(positive), learning.group()),
        ActivationParameter.scalar("negative", beforeSoftplus(negative - BETA), learning.group()));
  }

  /** ln(eʸ − 1), the same on every machine. */
  private static double beforeSoftplus(double y) {
    return y + StrictMath.log(-StrictMath.expm1(-y));
  }

  /** ELU is eˣ − 1 left of zero and x right of it, so αₙ·(ELU − x) is the left side alone. */
  @Override
  public String script() {
    return """
    left = torch.softplus(negative, 1, 20) + %1$s
    right = torch.relu(x) * torch.softplus(positive, 1, 20)
    line = right.add_(%1$s - left) * x
    return line + torch.elu(x, 1, 1, 1) * left
    """
        .formatted(BETA)
        .strip();
  }

  @Override
  public double value(double x, double... parameters) {
    double bent =
        x > 0
            ? softplus(parameters[0]) * x * x
            : (softplus(parameters[1]) + BETA) * (Math.expm1(x) - x);
    return bent + BETA * x;
  }

  @Override
  public double derivative(double x, double... parameters) {
    double bent =
        x > 0 ? 2 * softplus(parameters[0]) * x : (softplus(parameters[1]) + BETA) * Math.expm1(x);
    return bent + BETA;
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    return x > 0
        ? new double[] {sigmoid(parameters[0]) * x * x, 0}
        : new double[] {0, sigmoid(parameters[1]) * (Math.expm1(x) - x)};
  }

  /** From β − αₙ far left, which is −softplus, without bound to the right. */
  @Override
  public SlopeRange slopes(double... parameters) {
    return new SlopeRange(-softplus(parameters[1]), Double.POSITIVE_INFINITY);
  }
}
