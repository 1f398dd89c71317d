package io.sluice.experiment;

import io.sluice.measure.Convergence;
import io.sluice.measure.CurveCrossing;
import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.measure.StoppingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The curves of an arm and of its baseline, pair by pair, at the steps that all of them have.
 *
 * @param steps ascending, at least one
 * @param pairs at least one
 * @param testOverTraining widens intervals where runs share training data, see {@link
 *     io.sluice.measure.TTest}
 * @param rule by which seeds were added, if they were
 * @param examplesPerStep tokens, images or patterns
 */
public record PairedCurves(
    List<Double> steps,
    List<Pair> pairs,
    double testOverTraining,
    Optional<StoppingRule> rule,
    double examplesPerStep) {

  /**
   * One pair.
   *
   * @param own the arm's values, a step each
   * @param baseline the same of the baseline
   */
  public record Pair(List<Double> own, List<Double> baseline) {

    double[] differences() {
      return IntStream.range(0, own.size())
          .mapToDouble(i -> own.get(i) - baseline.get(i))
          .toArray();
    }
  }

  /**
   * The mean difference at a step.
   *
   * @param step where
   * @param mean the arm less its baseline
   * @param interval 95 %, of this step for itself; absent for one pair
   */
  public record Gap(double step, double mean, Optional<Interval> interval) {

    /** Whether the interval leaves out zero. */
    public boolean isClear() {
      return interval.isPresent() && !interval.get().contains(0);
    }
  }

  /**
   * Something that happens at some step of a curve.
   *
   * @param ofMeans where the mean curves have it; absent if they do not
   * @param count how many of the pairs have it
   * @param pairs how many there are
   * @param overPairs where these have it; absent if none does
   */
  public record Event(OptionalDouble ofMeans, int count, int pairs, Optional<Sample> overPairs) {}

  /** Step by step. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int at = i;
      PairedDifference difference =
          PairedDifference.of(
              pairs.stream().mapToDouble(pair -> pair.own().get(at)).toArray(),
              pairs.stream().mapToDouble(pair -> pair.baseline().get(at)).toArray(),
              testOverTraining,
              rule);
      gaps.add(new Gap(steps.get(i), difference.mean(), difference.interval()));
    }
    return gaps;
  }

  /** Where the arm crosses its baseline for the last time. */
  public Event crossing() {
    return event(pair -> place(CurveCrossing.last(places(), pair.differences())));
  }

  private static OptionalDouble place(Optional<CurveCrossing> crossing) {
    return crossing.stream().mapToDouble(CurveCrossing::place).findFirst();
  }

  /** Where the arm first is as low as the baseline of its pair at the end. */
  public Event reached() {
    return event(pair -> reached(pair, pair.own()));
  }

  /** Where the baseline itself first is, which may have been before the end. */
  public double baselineReached() {
    Pair means = means();
    return reached(means, means.baseline()).orElseThrow();
  }

  private OptionalDouble reached(Pair pair, List<Double> curve) {
    double threshold = pair.baseline().get(pair.baseline().size() - 1);
    return Convergence.reached(threshold, places(), array(curve));
  }

  private Event event(Function<Pair, OptionalDouble> where) {
    double[] places = pairs.stream().map(where).flatMapToDouble(OptionalDouble::stream).toArray();
    return new Event(
        where.apply(means()),
        places.length,
        pairs.size(),
        places.length == 0 ? Optional.empty() : Optional.of(Sample.of(places)));
  }

  /** The mean curves of the pairs. */
  public Pair means() {
    return new Pair(mean(Pair::own), mean(Pair::baseline));
  }

  private List<Double> mean(Function<Pair, List<Double>> curve) {
    return IntStream.range(0, steps.size())
        .mapToObj(
            i ->
                Sample.of(pairs.stream().mapToDouble(pair -> curve.apply(pair).get(i)).toArray())
                    .mean())
        .toList();
  }

  private double[] places() {
    return array(steps);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
