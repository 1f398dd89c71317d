package io.sluice.activation;

import io.sluice.engine.KernelSource;
import io.sluice.notation.Expression;
import io.sluice.notation.Limit;
import io.sluice.notation.Options;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The adaptive piecewise linear unit (Agostinelli et al., arXiv 1412.6830): max(0, x) + Σ aₛ·max(0,
 * bₛ − x) over S hinges, by default of each channel its own.
 *
 * <p>It starts as ReLU, with every aₛ at 0. The bₛ start at even distances from −2 to 2 (a single
 * one at 0), so that each piece gets a gradient of its own; they move once their aₛ has left 0.
 *
 * @param hinges S, from 1 to 64
 * @param learning how many sets there are, and how they learn
 */
public record Apl(int hinges, TrainedOptions learning) implements TrainedActivation {

  static final String NAME = "apl";
  private static final Limit HINGES = new Limit("option 'hinges' of apl", 1, 64);
  static final List<String> KEYS = TrainedOptions.keysWith("hinges");

  /** As many as the paper has for CIFAR-10. */
  private static final int DEFAULT_HINGES = 5;

  /** The outermost hinges at the start. */
  private static final double REACH = 2;

  /** Refuses too few and too many hinges. */
  public Apl {
    HINGES.require(hinges);
  }

  static Apl read(Expression expression) {
    Options options = Options.of(expression, List.of("hinges"), KEYS);
    return new Apl(
        options.count("hinges", DEFAULT_HINGES, HINGES),
        TrainedOptions.read(options, TrainedOptions.CHANNEL));
  }

  @Override
  public String notation() {
    return written(
        NAME, TrainedOptions.CHANNEL, hinges == DEFAULT_HINGES ? "" : Integer.toString(hinges));
  }

  @Override
  public List<ActivationParameter> parameters() {
    List<Double> slopes = IntStream.range(0, hinges).mapToObj(s -> 0.0).toList();
    List<Double> positions =
        IntStream.range(0, hinges)
            .mapToObj(s -> hinges == 1 ? 0.0 : -REACH + 2 * REACH * s / (hinges - 1))
            .toList();
    return List.of(
        ActivationParameter.row("slopes", slopes, learning.group()),
        ActivationParameter.row("hinges", positions, learning.group()));
  }

  @Override
  public String script() {
    return "return self.apl(x, slopes, hinges)";
  }

  @Override
  public KernelSource library() {
    return KernelSource.resource("activation/columns.py")
        .link(KernelSource.resource("activation/apl.py"));
  }

  @Override
  public double value(double x, double... parameters) {
    double sum = Math.max(0, x);
    for (int s = 0; s < hinges; s++) {
      sum += parameters[s] * Math.max(0, parameters[hinges + s] - x);
    }
    return sum;
  }

  @Override
  public double derivative(double x, double... parameters) {
    double sum = x > 0 ? 1 : 0;
    for (int s = 0; s < hinges; s++) {
      sum -= x < parameters[hinges + s] ? parameters[s] : 0;
    }
    return sum;
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    double[] all = new double[2 * hinges];
    for (int s = 0; s < hinges; s++) {
      all[s] = Math.max(0, parameters[hinges + s] - x);
      all[hinges + s] = x < parameters[hinges + s] ? parameters[s] : 0;
    }
    return all;
  }

  /** The slopes of its pieces, each taken at a point within. */
  @Override
  public SlopeRange slopes(double... parameters) {
    // One longer than the hinges: the kink of ReLU is at 0.
    double[] kinks = Arrays.copyOfRange(parameters, hinges, 2 * hinges + 1);
    Arrays.sort(kinks);
    double least = derivative(kinks[0] - 1, parameters);
    double most = least;
    for (int i = 0; i < kinks.length; i++) {
      double next = i + 1 < kinks.length ? kinks[i + 1] : kinks[i] + 2;
      if (next > kinks[i]) {
        double slope = derivative((kinks[i] + next) / 2, parameters);
        least = Math.min(least, slope);
        most = Math.max(most, slope);
      }
    }
    return new SlopeRange(least, most);
  }
}
