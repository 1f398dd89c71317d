package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * dynActivation (Bachmann, arXiv 2603.22154): f(x) = (α − β)·B(x) + β·x with α and β learned for
 * each site, from (1, 0), where it is its base B to the last bit; at α = β it is a line. For any
 * base that tends to x on the right and to 0 on the left, α is the slope far right and β the slope
 * far left.
 *
 * @param base an activation that learns nothing itself
 * @param options how it learns
 */
public record DynActivation(Activation base, DynOptions options) implements Activation {

  static final String NAME = "dyn";

  /** Refuses a base that learns. */
  public DynActivation {
    if (!base.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "dyn(%s): %s learns itself; legal bases are %s"
              .formatted(
                  base.notation(),
                  base.notation(),
                  String.join(", ", ActivationNotation.fixedNames())));
    }
  }

  /**
   * With the default options.
   *
   * @param base an activation that learns nothing itself
   */
  public DynActivation(Activation base) {
    this(base, DynOptions.DEFAULT);
  }

  static DynActivation read(Expression expression) {
    Options options = Options.of(expression, List.of("base"), DynOptions.KEYS);
    Activation base =
        options
            .value("base")
            .map(ActivationNotation::read)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dyn needs a base: dyn(silu), for example; legal are "
                            + String.join(", ", ActivationNotation.fixedNames())));
    return new DynActivation(base, DynOptions.read(options));
  }

  @Override
  public String notation() {
    List<String> words = new ArrayList<>(List.of(base.notation()));
    words.addAll(options.words());
    return NAME + "(" + String.join(", ", words) + ")";
  }

  @Override
  public List<ActivationParameter> parameters() {
    return options.constraint().start(options.alpha(), options.beta()).entrySet().stream()
        .map(
            number ->
                ActivationParameter.scalar(
                    number.getKey(), number.getValue(), options.learning().group()))
        .toList();
  }

  @Override
  public Granularity granularity() {
    return options.learning().granularity();
  }

  @Override
  public String script() {
    String script = base.script();
    int result = script.lastIndexOf("return ");
    return options.constraint().script()
        + script.substring(0, result)
        + "base = "
        + script.substring(result + "return ".length())
        + "\nreturn base * (alpha - beta) + x * beta";
  }

  /**
   * α, the slope far right.
   *
   * @param parameters one set of numbers
   * @return α
   */
  public double alpha(double... parameters) {
    return options.constraint().alphaAndBeta(parameters)[0];
  }

  /**
   * β, the slope far left.
   *
   * @param parameters one set of numbers
   * @return β
   */
  public double beta(double... parameters) {
    return options.constraint().alphaAndBeta(parameters)[1];
  }

  @Override
  public double value(double x, double... parameters) {
    double[] pair = options.constraint().alphaAndBeta(parameters);
    return (pair[0] - pair[1]) * base.value(x) + pair[1] * x;
  }

  @Override
  public double derivative(double x, double... parameters) {
    double[] pair = options.constraint().alphaAndBeta(parameters);
    return (pair[0] - pair[1]) * base.derivative(x) + pair[1];
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    double value = base.value(x);
    return options.constraint().vjp(value, x - value, parameters);
  }

  /** B′ ranges over an interval and f′ is affine in it, so its ends map to the ends. */
  @Override
  public SlopeRange slopes(double... parameters) {
    double[] pair = options.constraint().alphaAndBeta(parameters);
    return base.slopes().affine(pair[0] - pair[1], pair[1]);
  }
}
