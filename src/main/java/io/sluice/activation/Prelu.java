package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import java.util.List;

/**
 * max(0, x) + a·min(0, x) with a learned slope a (He et al., arXiv 1502.01852).
 *
 * @param slope a at the start
 * @param learning how many slopes there are, and how they learn
 */
public record Prelu(double slope, TrainedOptions learning) implements TrainedActivation {

  static final String NAME = "prelu";
  static final List<String> KEYS = TrainedOptions.keysWith("start");
  private static final double DEFAULT_SLOPE = 0.25;

  /** Refuses numbers out of range. */
  public Prelu {
    TrainedOptions.requireStart(NAME, slope);
  }

  static Prelu read(Expression expression) {
    Options options = Options.of(expression, List.of("start"), KEYS);
    return new Prelu(
        options.number("start", DEFAULT_SLOPE), TrainedOptions.read(options, TrainedOptions.LAYER));
  }

  @Override
  public String notation() {
    return written(
        NAME, TrainedOptions.LAYER, slope == DEFAULT_SLOPE ? "" : "start=" + Words.of(slope));
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(ActivationParameter.scalar("slope", slope, learning.group()));
  }

  /** Interpolating between ReLU and the line takes the fewest passes, forward and backward. */
  @Override
  public String script() {
    return "return torch.lerp(torch.relu(x), x, torch.type_as(slope, x))";
  }

  @Override
  public double value(double x, double... parameters) {
    return x > 0 ? x : parameters[0] * x;
  }

  @Override
  public double derivative(double x, double... parameters) {
    return x > 0 ? 1 : parameters[0];
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    return new double[] {Math.min(0, x)};
  }

  @Override
  public SlopeRange slopes(double... parameters) {
    return new SlopeRange(Math.min(1, parameters[0]), Math.max(1, parameters[0]));
  }
}
