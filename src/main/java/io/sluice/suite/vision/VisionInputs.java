package io.sluice.suite.vision;

import io.sluice.training.StartingWeights;
import java.util.Optional;

/**
 * What a run is given from outside of its recipe.
 *
 * @param images what the recipe's choice of images gives
 * @param weights what the net's backbone starts from; the first values of its seed if nothing is
 *     given
 * @param from what the whole net starts from, likewise
 */
public record VisionInputs(
    OpenedImages images, Optional<PretrainedWeights> weights, Optional<StartingWeights> from) {

  /** Of a run whose head starts anew. */
  public VisionInputs(OpenedImages images, Optional<PretrainedWeights> weights) {
    this(images, weights, Optional.empty());
  }
}
