package io.sluice.activation;

import io.sluice.engine.ParameterGroup;
import io.sluice.notation.Expression;
import io.sluice.notation.Limit;
import io.sluice.notation.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The piecewise linear unit of AdAct (Rane et al., arXiv 2308.05724): hinges stay where they are
 * put, the values at them are learned, and in between the function is a straight line. It starts
 * from a known activation; with a hinge at 0 and linear ends a start from ReLU is ReLU exactly.
 *
 * @param hinges how many, from 2 to 255
 * @param options where they lie, what they start from, how they learn
 */
public record Pwl(int hinges, PwlOptions options) implements PiecewiseActivation {

  static final String NAME = "pwl";
  private static final Limit HINGES = new Limit("option 'hinges' of pwl", 2, 255);

  /** Refuses too few and too many hinges. */
  public Pwl {
    HINGES.require(hinges);
  }

  static Pwl read(Expression expression) {
    Options options = Options.of(expression, List.of("hinges"), PwlOptions.KEYS);
    return new Pwl(options.count("hinges", 9, HINGES), PwlOptions.read(options));
  }

  @Override
  public String notation() {
    List<String> words = new ArrayList<>(List.of(Integer.toString(hinges)));
    words.addAll(options.words());
    return NAME + "(" + String.join(", ", words) + ")";
  }

  @Override
  public List<ActivationParameter> parameters() {
    double[] start = startAt(options.hinges(hinges));
    ParameterGroup group = options.learning().group();
    List<ActivationParameter> all = new ArrayList<>();
    all.add(ActivationParameter.row("hinges", part(start, 0), ParameterGroup.FIXED));
    all.add(ActivationParameter.row("values", part(start, hinges), group));
    if (options.ends() == Ends.TRAINED) {
      all.add(ActivationParameter.scalar("left_slope", start[2 * hinges], group));
      all.add(ActivationParameter.scalar("right_slope", start[2 * hinges + 1], group));
    }
    return all;
  }

  private List<Double> part(double[] numbers, int from) {
    return Arrays.stream(numbers, from, from + hinges).boxed().toList();
  }

  @Override
  public TrainedOptions learning() {
    return options.learning();
  }

  @Override
  public boolean isPlacedOnInputs() {
    return options.range().isEmpty();
  }

  @Override
  public double[] startOn(SiteInputs inputs) {
    return startAt(options.hinges(hinges, inputs));
  }

  /**
   * Where hinges lie, in double precision: for whoever evaluates them without a kernel.
   *
   * @param inputs what comes into the site, or into a channel
   * @return ascending positions, as many as {@link #hinges}
   */
  public double[] positionsOn(SiteInputs inputs) {
    return options.hinges(hinges, inputs);
  }

  private double[] startAt(double[] positions) {
    boolean slopes = options.ends() == Ends.TRAINED;
    double[] start = Arrays.copyOf(positions, 2 * hinges + (slopes ? 2 : 0));
    for (int i = 0; i < hinges; i++) {
      // As a float, so that values lie on the same line as the hinges that the kernel sees.
      start[i] = (float) positions[i];
      start[hinges + i] = options.from().value(start[i]);
    }
    if (slopes) {
      // Just outside: a hinge may lie at a kink.
      start[2 * hinges] = options.from().derivative(Math.nextDown(start[0]));
      start[2 * hinges + 1] = options.from().derivative(Math.nextUp(start[hinges - 1]));
    }
    return start;
  }

  @Override
  public String script() {
    boolean even = options.range().isPresent() || options.placement() != HingePlacement.QUANTILE;
    return PiecewiseLinear.script(even, options.ends());
  }

  @Override
  public Optional<String> penalty() {
    if (options.smoothness() == 0) {
      return Optional.empty();
    }
    // Of a set, and the mean over channels: the strength means the same with one set and with many.
    return Optional.of(
        """
        second = torch.diff(values, 2, -1)
        return second.square().sum([-1]).mean() * %s
        """
            .formatted(options.smoothness()));
  }

  @Override
  public PiecewiseLinear function(double... numbers) {
    boolean slopes = options.ends() == Ends.TRAINED;
    return new PiecewiseLinear(
        Arrays.copyOf(numbers, hinges),
        Arrays.copyOfRange(numbers, hinges, 2 * hinges),
        options.ends(),
        slopes ? numbers[2 * hinges] : 0,
        slopes ? numbers[2 * hinges + 1] : 0);
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    PiecewiseLinear.Derivatives derivatives = function(parameters).derivatives(x);
    double[] all = Arrays.copyOf(derivatives.byHinge(), parameters.length);
    System.arraycopy(derivatives.byValue(), 0, all, hinges, hinges);
    if (options.ends() == Ends.TRAINED) {
      all[2 * hinges] = derivatives.byLeftSlope();
      all[2 * hinges + 1] = derivatives.byRightSlope();
    }
    return all;
  }
}
