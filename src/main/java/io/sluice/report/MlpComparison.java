package io.sluice.report;

import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.measure.Verdict;
import io.sluice.run.MlpRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of a report on small networks.
 *
 * @param study the study's name
 * @param question what it was to answer
 * @param baseline the method that the others are compared with
 * @param seeds of first weights
 * @param folds parts of the patterns, each tested on once a method and seed; 0 if they are not cut
 * @param runs how many are there
 * @param plannedRuns how many the study asks for
 * @param data the data sets, in the study's order
 * @param arms methods by data set and hidden units, in the study's order
 * @param standings methods over all data sets, by hidden units
 */
public record MlpComparison(
    String study,
    Optional<String> question,
    String baseline,
    List<Long> seeds,
    int folds,
    int runs,
    int plannedRuns,
    List<DataSet> data,
    List<Arm> arms,
    List<Standing> standings) {

  /** What a mean is over. */
  String trials() {
    if (folds == 0) {
      return "seeds";
    }
    return seeds.size() > 1 ? "the folds of all seeds" : "folds";
  }

  /** Whether tables and pictures must say how many hidden units. */
  boolean hasSizes() {
    return arms.stream().map(Arm::hidden).distinct().count() > 1;
  }

  /** A data set as pictures and sentences call it. */
  String name(String set, long hidden) {
    return hasSizes() ? "%s, %s hidden".formatted(set, Numbers.count(hidden)) : set;
  }

  MlpMeasure measure(String set) {
    return data.stream()
        .filter(each -> each.data().equals(set))
        .map(DataSet::measure)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What networks are trained on.
   *
   * @param data its name
   * @param measure what they are compared by
   * @param conditions of its runs; patterns are those of the first fold that is there
   */
  public record DataSet(String data, MlpMeasure measure, MlpRow.Conditions conditions) {}

  /**
   * One method on one data set.
   *
   * @param data the data set
   * @param hidden units of the hidden layer
   * @param method the method
   * @param parameters trained numbers
   * @param n folds, or seeds of patterns that are not cut, with a run
   * @param test error after the last iteration
   * @param training likewise
   * @param testDifference to the baseline's; absent for the baseline itself, and where no fold has
   *     both
   * @param trainingDifference likewise
   * @param cost of training
   * @param curve means over the runs by iteration
   * @param dependent most basis functions that the last solve of a run found to be sums of others
   * @param missing runs that are not there: {@code seed 1 fold 3}
   */
  public record Arm(
      String data,
      long hidden,
      String method,
      long parameters,
      int n,
      MeanError test,
      MeanError training,
      Optional<Difference> testDifference,
      Optional<Difference> trainingDifference,
      Cost cost,
      List<Moment> curve,
      long dependent,
      List<String> missing) {}

  /**
   * An error over the folds, or over the seeds of patterns that are not cut.
   *
   * @param mean over them
   * @param standardDeviation between them; absent for one
   */
  public record MeanError(double mean, OptionalDouble standardDeviation) {
    static MeanError of(Sample sample) {
      return new MeanError(sample.mean(), sample.standardDeviation());
    }
  }

  /**
   * An error less the baseline's, over the folds that both have.
   *
   * @param n pairs
   * @param mean difference
   * @param low lower end of its 95 % interval; absent for one pair
   * @param high upper end
   * @param verdict what the interval allows one to say
   * @param baseline mean error of the baseline in these pairs
   */
  public record Difference(
      int n,
      double mean,
      OptionalDouble low,
      OptionalDouble high,
      Verdict verdict,
      double baseline) {

    static Difference of(PairedDifference paired, double baseline) {
      return new Difference(
          paired.count(),
          paired.mean(),
          paired.interval().stream().mapToDouble(Interval::low).findFirst(),
          paired.interval().stream().mapToDouble(Interval::high).findFirst(),
          paired.verdict(),
          baseline);
    }
  }

  /**
   * What training cost, means over the runs.
   *
   * @param multiplies counted in the whole training
   * @param elapsedS seconds that it took
   * @param multipliesRatio over the baseline's; absent where no fold has both
   * @param elapsedRatio likewise
   * @param toBaseline where the mean training error first is as low as the baseline's at its end;
   *     absent if never
   */
  public record Cost(
      double multiplies,
      double elapsedS,
      OptionalDouble multipliesRatio,
      OptionalDouble elapsedRatio,
      Optional<Reached> toBaseline) {}

  /**
   * A place on a curve, where errors fall by equal factors between its recorded iterations.
   *
   * @param iterations since the start
   * @param multiplies likewise
   * @param elapsedS likewise
   */
  public record Reached(double iterations, double multiplies, double elapsedS) {}

  /**
   * After an iteration.
   *
   * @param iteration from 0
   * @param training mean training error
   * @param test mean test error
   * @param multiplies mean up to here
   * @param elapsedS mean seconds up to here
   */
  public record Moment(
      long iteration, double training, double test, double multiplies, double elapsedS) {}

  /**
   * One method over the data sets.
   *
   * @param method the method
   * @param hidden units of the hidden layer
   * @param ranked data sets on which all methods have all runs
   * @param testRank mean over those of its place by test error, 1 the lowest; absent if there is
   *     none
   * @param trainingRank likewise by training error
   * @param lower data sets where its test error is lower than the baseline's
   * @param withinNoise where the interval of the difference contains zero
   * @param higher where its test error is higher
   * @param trainingOnly where its training error is lower and its test error is not
   */
  public record Standing(
      String method,
      long hidden,
      int ranked,
      OptionalDouble testRank,
      OptionalDouble trainingRank,
      List<String> lower,
      List<String> withinNoise,
      List<String> higher,
      List<String> trainingOnly) {}
}
