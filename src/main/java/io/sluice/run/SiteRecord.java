package io.sluice.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What one activation of a model is like at some step.
 *
 * @param step optimizer steps done before it; 0 is the start
 * @param site where it works: {@code layers.0.feed_forward.activation}
 * @param layer from 0
 * @param parameters its numbers by name; with one set a channel, their means over the channels
 * @param alpha α of dynActivation
 * @param beta β of dynActivation
 * @param rho β/α
 * @param lipschitz largest absolute slope, of the steepest channel; absent if it is unbounded
 * @param deadShare share of channels through which no gradient passes on the probe, 0 to 1
 * @param gradientNorm norm of the probe loss's gradient by the parameters of the sub-layer
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
  /** Refuses what cannot have been measured. */
  public SiteRecord {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    if (step < 0 || layer < 0) {
      throw new IllegalArgumentException(
          "step and layer must not be negative: " + step + ", " + layer);
    }
    if (!(deadShare >= 0 && deadShare <= 1)) {
      throw new IllegalArgumentException("dead_share must be from 0 to 1: " + deadShare);
    }
    if (lipschitz.orElse(0) < 0 || gradientNorm < 0) {
      throw new IllegalArgumentException(
          "lipschitz and gradient_norm must not be negative: %s, %s"
              .formatted(lipschitz.orElse(0), gradientNorm));
    }
  }

  @Override
  public boolean hasFiniteNumbers() {
    return Double.isFinite(gradientNorm)
        && Stream.of(alpha, beta, rho, lipschitz)
            .allMatch(number -> Double.isFinite(number.orElse(0)))
        && parameters.values().stream().flatMap(List::stream).allMatch(Double::isFinite);
  }
}
