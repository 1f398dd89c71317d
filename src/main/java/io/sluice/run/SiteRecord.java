package io.sluice.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What training has made of the activation at one place of the model.
 *
 * @param step optimizer steps done before it; 0 before the first
 * @param site the place, as its parameters are named: {@code layers.0.feed_forward.activation}
 * @param layer the layer that it belongs to, from 0
 * @param parameters the numbers of its one set by parameter, or their means over channels; empty
 *     where nothing shapes it
 * @param alpha α, where it is a dynActivation
 * @param beta β, where it is a dynActivation
 * @param rho β / α, where it is a dynActivation and α is not 0
 * @param lipschitz the largest absolute slope of all sets; absent where a slope is unbounded
 * @param deadShare the share of units that no input of the measurement activated, from 0 to 1
 * @param gradientNorm norm of the gradient of all feed-forward parameters of the layer
 */
public record SiteRecord(
    long step,
    String site,
    int layer,
    Map<String, List<Double>> parameters,
    OptionalDouble alpha,
    OptionalDouble beta,
    OptionalDouble rho,
    OptionalDouble lipschitz,
    double deadShare,
    double gradientNorm)
    implements MetricsRecord {
  public SiteRecord {
    parameters = Map.copyOf(parameters);
    if (step < 0 || layer < 0) {
      throw new IllegalArgumentException(
          "step and layer must not be negative: " + step + ", " + layer);
    }
    if (!(deadShare >= 0 && deadShare <= 1)) {
      throw new IllegalArgumentException("the share of dead units is " + deadShare);
    }
    if (lipschitz.orElse(0) < 0 || gradientNorm < 0) {
      throw new IllegalArgumentException(
          "Lipschitz constant and gradient norm must not be negative: %s, %s"
              .formatted(lipschitz.orElse(0), gradientNorm));
    }
  }
}
