package io.sluice.activation;

import io.sluice.engine.ParameterGroup;
import io.sluice.notation.Expression;
import io.sluice.notation.Limit;
import io.sluice.notation.Options;
import java.util.Arrays;
import java.util.List;

/**
 * The piecewise linear unit of Zhou et al. (CVPR 2021): values at the ends of N equal intervals,
 * both bounds of the intervals and both slopes outside of them are learned. The bounds start
 * symmetric, around the site's first inputs.
 *
 * @param intervals N, from 2 to 254
 * @param from the activation that it starts as; it learns nothing itself
 * @param learning how many functions a layer has, and how they learn
 */
public record Pwlu(int intervals, Activation from, TrainedOptions learning)
    implements PiecewiseActivation {

  static final String NAME = "pwlu";
  private static final Limit INTERVALS = new Limit("option 'intervals' of pwlu", 2, 254);
  static final List<String> KEYS = TrainedOptions.keysWith("intervals", "from");
  private static final int DEFAULT_INTERVALS = 16;

  /** Bounds until the inputs are known. */
  private static final double BEFORE_INPUTS = 4;

  /** Standard deviations of the inputs between the bounds and the mean. */
  private static final double SPREAD = 3;

  /** Bounds that would meet keep this distance. */
  private static final double LEAST_WIDTH = 0.1;

  /** Refuses too few and too many intervals, and a start that learns. */
  public Pwlu {
    INTERVALS.require(intervals);
    learning.requireLayerOrChannel("pwlu");
    if (!from.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "from=%s of pwlu learns itself; legal are %s"
              .formatted(from.notation(), String.join(", ", ActivationNotation.fixedNames())));
    }
  }

  static Pwlu read(Expression expression) {
    Options options = Options.of(expression, List.of("intervals"), KEYS);
    return new Pwlu(
        options.count("intervals", DEFAULT_INTERVALS, INTERVALS),
        options.value("from").map(ActivationNotation::read).orElse(StandardActivation.RELU),
        TrainedOptions.read(options, TrainedOptions.LAYER));
  }

  @Override
  public String notation() {
    return written(
        NAME,
        TrainedOptions.LAYER,
        Integer.toString(intervals),
        from.equals(StandardActivation.RELU) ? "" : "from=" + from.notation());
  }

  @Override
  public List<ActivationParameter> parameters() {
    double[] start = startWithin(BEFORE_INPUTS);
    ParameterGroup group = learning.group();
    return List.of(
        ActivationParameter.scalar("left", start[0], group),
        ActivationParameter.scalar("right", start[1], group),
        ActivationParameter.row(
            "values", Arrays.stream(start, 2, 3 + intervals).boxed().toList(), group),
        ActivationParameter.scalar("left_slope", start[3 + intervals], group),
        ActivationParameter.scalar("right_slope", start[4 + intervals], group));
  }

  @Override
  public boolean isPlacedOnInputs() {
    return true;
  }

  @Override
  public double[] startOn(SiteInputs inputs) {
    double reach = SPREAD * inputs.standardDeviation();
    return startWithin(Math.max(LEAST_WIDTH, Math.abs(inputs.mean()) + reach));
  }

  private double[] startWithin(double bound) {
    double[] start = new double[5 + intervals];
    start[0] = (float) -bound;
    start[1] = (float) bound;
    for (int i = 0; i <= intervals; i++) {
      start[2 + i] = from.value(start[0] + (start[1] - start[0]) * i / intervals);
    }
    start[3 + intervals] = from.derivative(start[0]);
    start[4 + intervals] = from.derivative(start[1]);
    return start;
  }

  @Override
  public String script() {
    return """
        steps = (torch.ones_like(values.detach()).cumsum(-1) - 1) / %d
        span = (right - left).clamp_min(%s)
        hinges = left.unsqueeze(-1) + span.unsqueeze(-1) * steps
        """
            .formatted(intervals, LEAST_WIDTH)
        + PiecewiseLinear.script(true, Ends.TRAINED);
  }

  private double span(double... numbers) {
    return Math.max(LEAST_WIDTH, numbers[1] - numbers[0]);
  }

  @Override
  public PiecewiseLinear function(double... numbers) {
    double[] hinges = new double[intervals + 1];
    Arrays.setAll(hinges, i -> numbers[0] + span(numbers) * i / intervals);
    return new PiecewiseLinear(
        hinges,
        Arrays.copyOfRange(numbers, 2, 3 + intervals),
        Ends.TRAINED,
        numbers[3 + intervals],
        numbers[4 + intervals]);
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    PiecewiseLinear.Derivatives derivatives = function(parameters).derivatives(x);
    double[] all = new double[parameters.length];
    boolean apart = parameters[1] - parameters[0] > LEAST_WIDTH;
    for (int i = 0; i <= intervals; i++) {
      double share = apart ? (double) i / intervals : 0;
      all[0] += derivatives.byHinge()[i] * (1 - share);
      all[1] += derivatives.byHinge()[i] * share;
    }
    System.arraycopy(derivatives.byValue(), 0, all, 2, intervals + 1);
    all[3 + intervals] = derivatives.byLeftSlope();
    all[4 + intervals] = derivatives.byRightSlope();
    return all;
  }
}
