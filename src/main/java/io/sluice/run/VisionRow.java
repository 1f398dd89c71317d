package io.sluice.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of a {@code results.csv} of image classifiers: what one run had come to after one epoch.
 *
 * @param study the study's name
 * @param net the net's notation
 * @param activation the notation of what works at its sites
 * @param seed the run's seed
 * @param fold which part of the training images was measured on, from 1; absent if they were not
 *     cut
 * @param epoch epochs done
 * @param epochs the length of the run
 * @param steps optimizer steps done
 * @param parameters trained numbers
 * @param score what was measured; absent if the run diverged before
 * @param processorTime what training took of the processor
 * @param divergedStep the step at which the run stopped being finite
 * @param conditions everything else that a number depends on
 */
public record VisionRow(
    String study,
    String net,
    String activation,
    long seed,
    OptionalLong fold,
    long epoch,
    long epochs,
    long steps,
    long parameters,
    Optional<Score> score,
    Optional<ProcessorTime> processorTime,
    OptionalLong divergedStep,
    Conditions conditions) {

  /** Refuses a row that neither measured nor diverged. */
  public VisionRow {
    if (score.isEmpty() && divergedStep.isEmpty()) {
      throw new IllegalArgumentException("a row needs an accuracy or the step of a divergence");
    }
  }

  /**
   * A measurement on all test images.
   *
   * @param trainingLossNats mean loss of the batches of the epoch, each before its update
   * @param lossNats mean cross-entropy, nats an image
   * @param accuracy share of images told rightly
   * @param imagesPerS training images a second up to here
   * @param elapsedS seconds of training up to here
   */
  public record Score(
      double trainingLossNats,
      double lossNats,
      double accuracy,
      double imagesPerS,
      double elapsedS) {}

  /**
   * What all rows of a fair comparison have in common.
   *
   * @param recipe the recipe's name
   * @param images the data set
   * @param trainingImages how many were trained on
   * @param testImages how many were measured on
   * @param imagesFingerprint of both
   * @param initialization how weights start
   * @param weights {@code new} if all of them start so, else what they have learned from before, or
   *     the fingerprint of the file that they are given by
   * @param learningRate the highest
   * @param batch images of a step
   * @param sluice the version of this program
   * @param device where it ran
   * @param precision the number format of matrix products
   * @param threads threads of the processor
   * @param machine what computed, and by which commit; rows of earlier versions do not say
   */
  public record Conditions(
      String recipe,
      String images,
      long trainingImages,
      long testImages,
      String imagesFingerprint,
      String initialization,
      String weights,
      double learningRate,
      long batch,
      String sluice,
      String device,
      String precision,
      long threads,
      Optional<Machine> machine) {}
}
