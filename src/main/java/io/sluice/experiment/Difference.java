package io.sluice.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An arm less its baseline, over the pairs that both have.
 *
 * @param paired the difference, pair by pair
 * @param baseline mean of the baseline in these pairs
 * @param adjusted Student's p-value, adjusted by Holm over the comparisons of the study by its
 *     first metric, those of all arms at all marks; absent for one pair, other metrics and between
 *     marks
 */
public record Difference(PairedDifference paired, double baseline, OptionalDouble adjusted) {

  /** How many pairs. */
  @JsonProperty
  public int n() {
    return paired.count();
  }

  /** The mean difference. */
  @JsonProperty
  public double mean() {
    return paired.mean();
  }

  /** Of the mean difference, 95 %; absent for one pair. */
  @JsonProperty
  public Optional<Interval> interval() {
    return paired.interval();
  }

  /** What the interval allows one to say, as if this were the study's only comparison. */
  @JsonProperty
  public Verdict verdict() {
    return paired.verdict();
  }

  /** What the adjusted p-value allows one to say among all comparisons; unknown without one. */
  public Verdict adjustedVerdict() {
    return adjusted.isPresent() ? Verdict.of(mean(), adjusted.getAsDouble()) : Verdict.UNKNOWN;
  }
}
