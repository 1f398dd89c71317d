package io.sluice.activation;

import io.sluice.engine.ParameterGroup;
import java.util.List;

/**
 * a·sin x: an activation that nobody but a test knows, and that keeps the contract all the same.
 */
public record ScaledSine(Granularity granularity) implements Activation {

  @Override
  public String notation() {
    return "scaled-sine";
  }

  @Override
  public List<ActivationParameter> parameters() {
    return List.of(ActivationParameter.scalar("amplitude", 1, ParameterGroup.PLAIN));
  }

  @Override
  public String script() {
    return "return torch.sin(x) * amplitude";
  }

  @Override
  public double value(double x, double... parameters) {
    return parameters[0] * Math.sin(x);
  }

  @Override
  public double derivative(double x, double... parameters) {
    return parameters[0] * Math.cos(x);
  }

  @Override
  public double[] parameterDerivatives(double x, double... parameters) {
    return new double[] {Math.sin(x)};
  }

  @Override
  public SlopeRange slopes(double... parameters) {
    return new SlopeRange(-1, 1).affine(parameters[0], 0);
  }
}
