package io.sluice.report;

import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Verdict;
import io.sluice.run.VisionRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers of a report.
 *
 * @param study the study's name
 * @param question what it was to answer
 * @param baseline the activation that the others are compared with
 * @param seeds runs a pair of net and activation
 * @param folds parts of the training images, each measured on once a pair and seed; 0 if there are
 *     test images
 * @param epochs the length of the runs
 * @param runs how many have a result
 * @param plannedRuns how many the study asks for
 * @param conditions what all runs have in common
 * @param arms pairs of net and activation, in the study's order
 * @param attacks what attacks did to them, by net and strength; none if none was attacked
 */
public record VisionComparison(
    String study,
    Optional<String> question,
    String baseline,
    List<Long> seeds,
    int folds,
    long epochs,
    int runs,
    int plannedRuns,
    VisionRow.Conditions conditions,
    List<Arm> arms,
    List<Attack> attacks) {

  /** What a mean is over. */
  String trials() {
    return folds == 0 ? "seeds" : seeds.size() == 1 ? "folds" : "seeds and folds";
  }

  /** What accuracy and loss are of. */
  String measured() {
    return folds == 0 ? "test images" : "held-out fold";
  }

  /**
   * One net with one activation.
   *
   * @param net its layers
   * @param activation what works at its sites
   * @param parameters trained numbers
   * @param n runs that were measured at the end
   * @param end what they came to; absent if all diverged
   * @param difference of the accuracy to the baseline's in the same net, in points; absent for the
   *     baseline itself, and where no seed has both
   * @param convergence over the epochs; absent if all diverged
   * @param curve means over the runs that reached each epoch
   * @param diverged the runs that did not stay finite: {@code seed 1}
   * @param cost of training; absent if all diverged
   */
  public record Arm(
      String net,
      String activation,
      long parameters,
      int n,
      Optional<End> end,
      Optional<Difference> difference,
      Optional<Curve> convergence,
      List<Epoch> curve,
      List<String> diverged,
      Optional<Cost> cost) {}

  /**
   * After the last epoch.
   *
   * @param accuracy mean share of test images told rightly
   * @param standardDeviation of the accuracy between runs; absent for one run
   * @param lossNats mean test loss
   * @param trainingLossNats mean loss of the batches of the last epoch
   */
  public record End(
      double accuracy,
      OptionalDouble standardDeviation,
      double lossNats,
      double trainingLossNats) {}

  /**
   * A number in points less the baseline's, over the seeds that both have.
   *
   * @param n pairs
   * @param points mean difference, hundredths
   * @param lowPoints lower end of its 95 % interval; absent for one pair
   * @param highPoints upper end
   * @param verdict what the interval allows one to say; {@code LOWER} is a lower accuracy, or a
   *     smaller drop of it
   */
  public record Difference(
      int n, double points, OptionalDouble lowPoints, OptionalDouble highPoints, Verdict verdict) {

    static Difference of(PairedDifference paired) {
      return new Difference(
          paired.count(),
          paired.mean(),
          paired.interval().stream().mapToDouble(Interval::low).findFirst(),
          paired.interval().stream().mapToDouble(Interval::high).findFirst(),
          paired.verdict());
    }
  }

  /**
   * Convergence, means over the runs.
   *
   * @param errorArea area under the test error in percent by epoch
   * @param errorAreaStandardDeviation of that between runs; absent for one run
   * @param errorMean the area over the distance
   * @param lossArea area under the test loss by epoch
   * @param trainingLossArea area under the training loss by epoch
   * @param areaChangePercent the error area over the baseline's, less one; negative is better
   * @param epochsToBaseline when the mean error first is as low as the baseline's at the end;
   *     absent if never
   * @param epochEfficiencyPercent the epochs in which the baseline first is as good as at its end,
   *     over those, less one; positive is better
   */
  public record Curve(
      double errorArea,
      OptionalDouble errorAreaStandardDeviation,
      double errorMean,
      double lossArea,
      double trainingLossArea,
      OptionalDouble areaChangePercent,
      OptionalDouble epochsToBaseline,
      OptionalDouble epochEfficiencyPercent) {}

  /**
   * How fast training was. Runs follow each other, so that a machine that drifts matters.
   *
   * @param imagesPerS training images a second, median over the runs
   * @param ratioToBaseline over that of the baseline in the same net
   */
  public record Cost(double imagesPerS, OptionalDouble ratioToBaseline) {}

  /**
   * One net with one activation under attack.
   *
   * @param net its layers
   * @param activation what works at its sites
   * @param epsilon how far each pixel moves, a share of full brightness
   * @param n runs that were attacked
   * @param clean mean share of images told rightly as they are
   * @param attacked mean share told rightly once they are changed
   * @param dropPoints mean loss of accuracy, hundredths
   * @param standardDeviation of the drop between runs; absent for one run
   * @param difference of the drop to the baseline's in the same net, in points; absent for the
   *     baseline itself, and where no seed has both
   */
  public record Attack(
      String net,
      String activation,
      double epsilon,
      int n,
      double clean,
      double attacked,
      double dropPoints,
      OptionalDouble standardDeviation,
      Optional<Difference> difference) {}

  /**
   * After an epoch.
   *
   * @param epoch from 1
   * @param accuracy mean over runs
   * @param lossNats mean test loss
   */
  public record Epoch(long epoch, double accuracy, double lossNats) {}
}
