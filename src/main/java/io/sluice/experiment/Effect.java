package io.sluice.experiment;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The main effect of a factor's level: the mean over the blocks that have every level of the
 * factor. A block is what a study compares with every other factor held at one level.
 *
 * @param factor the factor's name
 * @param level one of its levels
 * @param blocks how many have every level of the factor, measured in each pair of runs
 * @param plannedBlocks how many have any of its levels
 * @param n pairs: seeds or folds
 * @param mean over the blocks and pairs; absent without a block
 * @param spread standard deviation between pairs, of the mean over the blocks; absent for one pair
 * @param difference to the factor's first level, pair by pair; absent for that itself
 */
public record Effect(
    String factor,
    String level,
    int blocks,
    int plannedBlocks,
    int n,
    OptionalDouble mean,
    OptionalDouble spread,
    Optional<Difference> difference) {

  Effect with(Difference judged) {
    return new Effect(factor, level, blocks, plannedBlocks, n, mean, spread, Optional.of(judged));
  }
}
