package io.sluice.activation;

import java.util.List;

/**
 * dynActivation (Bachmann, arXiv 2603.22154): f(x) = (α − β)·B(x) + β·x with α and β learned for
 * each site, from (1, 0), where it is its base B to the last bit. For any ReLU-like base α is the
 * slope far right and β the slope far left; at α = β it is a line.
 *
 * @param base a ReLU-like activation
 */
public record DynActivation(StandardActivation base) implements Activation {

  /** Refuses a base that is not ReLU-like. */
  public DynActivation {
    if (!base.isReluLike()) {
      throw new IllegalArgumentException(
          "dyn("
              + base.notation()
              + ") has no meaning, since "
              + base.notation()
              + " is not ReLU-like: legal bases are "
              + String.join(", ", ActivationNotation.dynBases()));
    }
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
    return """
        base = %s
        return torch.add(torch.mul(base, torch.sub(alpha, beta)), torch.mul(x, beta))"""
        .formatted(base.expression());
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
