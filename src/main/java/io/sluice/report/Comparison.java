package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Verdict;
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
 * @param measurements rows that there are, divergences included
 * @param plannedMeasurements rows that the study asks for: variants x seeds x marks
 * @param conditions what all runs have in common; several versions of the program are listed
 * @param schedule {@code shared} or {@code own}
 * @param validationTokens tokens that each loss is the mean over
 * @param floorNats the true entropy of the validation text, nats a token, where it is known
 * @param variants the baseline first
 * @param conclusions what may be said, in sentences
 * @param factors what a study that crosses factors says of them
 * @param sites what training did to the activations, where runs have recorded it
 * @param overhead what the variants cost, where that was measured
 */
public record Comparison(
    String study,
    Optional<String> question,
    String baseline,
    List<Long> seeds,
    int measurements,
    int plannedMeasurements,
    ResultRow.Conditions conditions,
    String schedule,
    long validationTokens,
    OptionalDouble floorNats,
    List<Variant> variants,
    List<String> conclusions,
    Optional<Ablation> factors,
    Optional<SiteSummary> sites,
    Optional<Overhead> overhead) {

  /** Whether every run of the study has a result. */
  boolean isComplete() {
    return measurements == plannedMeasurements;
  }

  Comparison withConclusions(List<String> other) {
    return new Comparison(
        study,
        question,
        baseline,
        seeds,
        measurements,
        plannedMeasurements,
        conditions,
        schedule,
        validationTokens,
        floorNats,
        variants,
        other,
        factors,
        sites,
        overhead);
  }

  /**
   * One variant.
   *
   * @param variant its notation
   * @param parameters trained numbers
   * @param hidden the width entering the down-projection
   * @param flopsPerToken training operations a token
   * @param tokensPerS training tokens a second at the last mark, mean over runs
   * @param marks what it had come to, ascending; marks without any row are missing
   */
  public record Variant(
      String variant,
      long parameters,
      long hidden,
      long flopsPerToken,
      OptionalDouble tokensPerS,
      List<Mark> marks) {

    /** The variant at the latest mark that it has. */
    Mark last() {
      return marks.get(marks.size() - 1);
    }
  }

  /**
   * One variant at one mark.
   *
   * @param mark optimizer steps
   * @param steps the length of the schedule that the mark is in
   * @param trainingTokens tokens trained on
   * @param n runs that were measured here
   * @param loss what they came to; absent if all diverged
   * @param difference to the baseline, seed by seed; absent for the baseline itself, and where no
   *     seed has both
   * @param gap between training and validation; absent where no run has kept its training loss
   * @param diverged runs that were not finite any more
   */
  public record Mark(
      long mark,
      long steps,
      long trainingTokens,
      int n,
      Optional<Loss> loss,
      Optional<Difference> difference,
      Optional<Gap> gap,
      List<Diverged> diverged) {}

  /**
   * The validation loss of a variant's runs at a mark.
   *
   * @param meanNats mean over the runs, nats a token
   * @param perplexity the exponential of the mean loss
   * @param bitsPerByte mean over the runs; absent if the tokenizer does not give the text back
   * @param standardDeviation of the loss between runs; absent for one run
   * @param aboveFloorNats mean loss less the floor, where it is known
   */
  public record Loss(
      double meanNats,
      double perplexity,
      OptionalDouble bitsPerByte,
      OptionalDouble standardDeviation,
      OptionalDouble aboveFloorNats) {}

  /**
   * The validation loss of a variant's runs less their training loss: what does not carry over.
   *
   * @param trainingNats mean training loss of the last steps, nats a token
   * @param meanNats mean over the runs of validation loss less training loss
   * @param standardDeviation of the gap between runs; absent for one run
   * @param difference to the baseline's gap, seed by seed; absent as a mark's
   */
  public record Gap(
      double trainingNats,
      double meanNats,
      OptionalDouble standardDeviation,
      Optional<Difference> difference) {}

  /**
   * A variant less its baseline over the seeds that both have.
   *
   * @param n pairs
   * @param meanNats mean difference, negative if the variant is better
   * @param interval of the mean difference, 95 %; absent for one pair
   * @param verdict what the interval allows one to say
   */
  public record Difference(int n, double meanNats, Optional<Interval> interval, Verdict verdict) {
    static Difference of(PairedDifference paired) {
      return new Difference(
          paired.count(),
          paired.mean(),
          paired.interval().map(i -> new Interval(i.low(), i.high())),
          paired.verdict());
    }
  }

  /**
   * A 95 % interval.
   *
   * @param lowNats its lower end
   * @param highNats its upper end
   */
  public record Interval(double lowNats, double highNats) {}

  /**
   * A run that did not stay finite.
   *
   * @param seed its seed
   * @param step where
   */
  public record Diverged(long seed, long step) {}
}
