package io.sluice.suite.vision;

import java.util.Optional;

/**
 * What a run is given from outside of its recipe.
 *
 * @param images what the recipe's choice of images gives
 * @param weights what the net starts from; the first values of its seed if nothing is given
 */
public record VisionInputs(OpenedImages images, Optional<PretrainedWeights> weights) {}
