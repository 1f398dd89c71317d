package io.sluice.shallow;

import io.sluice.activation.Activation;
import io.sluice.activation.Ends;
import io.sluice.activation.Pwl;
import java.util.Optional;

/**
 * What a network is before training.
 *
 * @param hidden N_h, from 1 to 10,000
 * @param activation a static one, or {@code pwl(…)} with clamped or linear ends: there each unit
 *     has values of its own, while hinges lie where the nets of all units are, or by channel where
 *     its own are
 * @param bypass whether outputs see the inputs directly
 * @param source of the first input weights
 * @param seed of the source
 * @param trained what it starts from instead, of these sizes, if somebody gives it
 */
public record NetworkSettings(
    int hidden,
    Activation activation,
    Bypass bypass,
    WeightInitializer source,
    long seed,
    Optional<Network> trained) {

  /** Of a network with first weights. */
  public NetworkSettings(
      int hidden, Activation activation, Bypass bypass, WeightInitializer source, long seed) {
    this(hidden, activation, bypass, source, seed, Optional.empty());
  }

  /** The most hidden units. */
  public static final int MOST_HIDDEN = 10_000;

  /** Refuses sizes out of range and activations that these networks cannot train. */
  public NetworkSettings {
    if (hidden < 1 || hidden > MOST_HIDDEN) {
      throw new IllegalArgumentException(hidden + " hidden units: give 1 to 10000");
    }
    if (activation instanceof Pwl pwl) {
      if (pwl.options().ends() == Ends.TRAINED) {
        throw new IllegalArgumentException(
            "%s has trained ends: small networks know ends=clamp and ends=linear"
                .formatted(activation.notation()));
      }
      if (pwl.options().smoothness() > 0) {
        throw new IllegalArgumentException(
            "%s asks for smoothness, which is not a part of the error of small networks: leave it out"
                .formatted(activation.notation()));
      }
    } else if (!activation.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "%s learns: small networks take static activations and pwl(…)"
              .formatted(activation.notation()));
    }
  }
}
