package io.sluice.report;

import io.sluice.run.ResultRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of a report.
 *
 * @param study the study's name
 * @param question what it was to answer
 * @param baseline what the variants are compared with
 * @param seeds runs a variant
 * @param runs runs that have a result, divergences included
 * @param plannedRuns runs that the study asks for
 * @param conditions what all runs have in common
 * @param floorNats the true entropy of the validation text, where it is known
 * @param variants the baseline first
 * @param conclusions what may be said, in sentences
 */
public record Comparison(
    String study,
    Optional<String> question,
    String baseline,
    List<Long> seeds,
    int runs,
    int plannedRuns,
    ResultRow.Conditions conditions,
    OptionalDouble floorNats,
    List<Variant> variants,
    List<String> conclusions) {

  /**
   * One variant.
   *
   * @param variant its notation
   * @param parameters trained numbers
   * @param hidden the width entering the down-projection
   * @param flopsPerToken training operations a token
   * @param tokensPerS training tokens a second, mean over runs
   * @param marks what it had come to, ascending
   */
  public record Variant(
      String variant,
      long parameters,
      long hidden,
      long flopsPerToken,
      OptionalDouble tokensPerS,
      List<Mark> marks) {}

  /**
   * One variant at one mark.
   *
   * @param mark optimizer steps
   * @param n runs that were measured here
   * @param meanLossNats mean over the runs
   * @param perplexity the exponential of the mean loss
   * @param bitsPerByte mean over the runs
   * @param standardDeviation of the loss between runs
   * @param aboveFloorNats mean loss less the floor
   * @param difference to the baseline, seed by seed
   * @param diverged runs that were not finite any more
   */
  public record Mark(
      long mark,
      int n,
      OptionalDouble meanLossNats,
      OptionalDouble perplexity,
      OptionalDouble bitsPerByte,
      OptionalDouble standardDeviation,
      OptionalDouble aboveFloorNats,
      Optional<Difference> difference,
      List<Diverged> diverged) {}

  /**
   * A variant less its baseline over the seeds that both have.
   *
   * @param n pairs
   * @param meanNats mean difference, negative if the variant is better
   * @param low lower end of the 95 % interval
   * @param high upper end of the 95 % interval
   * @param verdict in words
   */
  public record Difference(
      int n, double meanNats, OptionalDouble low, OptionalDouble high, String verdict) {}

  /**
   * A run that did not stay finite.
   *
   * @param seed its seed
   * @param step where
   */
  public record Diverged(long seed, long step) {}
}
