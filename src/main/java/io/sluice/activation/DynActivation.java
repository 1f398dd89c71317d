package io.sluice.activation;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.List;

/**
 * dynActivation (Bachmann, arXiv 2603.22154): f(x) = (α − β)·B(x) + β·x with α and β learned for
 * each site, from (1, 0), where it is its base B to the last bit; at α = β it is a line. For any
 * base that tends to x on the right and to 0 on the left, α is the slope far right and β the slope
 * far left.
 *
 * @param base an activation that learns nothing itself
 */
public record DynActivation(Activation base) implements Activation {

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

  static DynActivation read(Expression expression) {
    Options options = Options.of(expression, List.of("base"), List.of("base"));
    return new DynActivation(
        ActivationNotation.read(
            options
                .value("base")
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "dyn needs a base: dyn(silu), for example; legal are "
                                + String.join(", ", ActivationNotation.fixedNames())))));
  }

  @Override
  public String notation() {
    return "dyn(" + base.notation() + ")";
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(new ActivationParameter("alpha", 1), new ActivationParameter("beta", 0));
  }

  @Override
  public String script() {
    String script = base.script();
    int result = script.lastIndexOf("return ");
    return script.substring(0, result)
        + "base = "
        + script.substring(result + "return ".length())
        + "\nreturn torch.add(torch.mul(base, torch.sub(alpha, beta)), torch.mul(x, beta))";
  }

  @Override
  public double value(double x, double... parameters) {
    double alpha = parameters[0];
    double beta = parameters[1];
    return (alpha - beta) * base.value(x) + beta * x;
  }

  @Override
  public double derivative(double x, double... parameters) {
    double alpha = parameters[0];
    double beta = parameters[1];
    return (alpha - beta) * base.derivative(x) + beta;
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    double value = base.value(x);
    return new double[] {value, x - value};
  }

  /** B′ ranges over an interval and f′ is affine in it, so its ends map to the ends. */
  @Override
  public SlopeRange slopes(double... parameters) {
    double alpha = parameters[0];
    double beta = parameters[1];
    return base.slopes().affine(alpha - beta, beta);
  }
}
