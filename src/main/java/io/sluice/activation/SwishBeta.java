package io.sluice.activation;

import static io.sluice.activation.Scalars.sigmoid;
import static io.sluice.activation.Scalars.square;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.List;

/**
 * x·σ(β·x) with a learned β (Ramachandran et al., arXiv 1710.05941): SiLU where β is 1, half of x
 * where it is 0, close to ReLU where it is large.
 *
 * @param beta β at the start
 * @param learning how many β there are, and how they learn
 */
public record SwishBeta(double beta, TrainedOptions learning) implements TrainedActivation {

  static final String NAME = "swish-beta";
  static final List<String> KEYS = TrainedOptions.keysWith("start");
  private static final double DEFAULT_BETA = 1;

  /** Refuses numbers out of range. */
  public SwishBeta {
    TrainedOptions.requireStart(NAME, beta);
  }

  static SwishBeta read(Expression expression) {
    Options options = Options.of(expression, List.of("start"), KEYS);
    return new SwishBeta(
        options.number("start", DEFAULT_BETA), TrainedOptions.read(options, TrainedOptions.LAYER));
  }

  @Override
  public String notation() {
    return written(
        NAME, TrainedOptions.LAYER, beta == DEFAULT_BETA ? "" : "start=" + Words.of(beta));
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(ActivationParameter.scalar("beta", beta, learning.group()));
  }

  @Override
  public String script() {
    return "return x * torch.sigmoid(x * beta)";
  }

  @Override
  public double value(double x, double... parameters) {
    return x * sigmoid(parameters[0] * x);
  }

  /** SiLU's slope at βx, since the function is SiLU(βx) / β. */
  @Override
  public double derivative(double x, double... parameters) {
    return StandardActivation.SILU.derivative(parameters[0] * x);
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    double u = parameters[0] * x;
    return new double[] {square(x) * sigmoid(u) * sigmoid(-u)};
  }

  /** Those of SiLU whatever β is, except that 0 makes a line. */
  @Override
  public SlopeRange slopes(double... parameters) {
    return parameters[0] == 0 ? new SlopeRange(0.5, 0.5) : StandardActivation.SILU.slopes();
  }
}
