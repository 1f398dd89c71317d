package io.sluice.suite.vision;

import io.sluice.run.Provenance;
import io.sluice.training.Compute;
import java.util.Optional;

/**
 * {@code config.json}: everything that decides the numbers of a run, resolved.
 *
 * @param provenance what made the run
 * @param recipe its values
 * @param seed of first values, batches, augmentation and dropout
 * @param images fingerprints of the images when the run began
 * @param weights what the net started from, if not from the first values of its seed
 * @param compute where and how it computes; other threads or formats round differently
 */
public record VisionConfiguration(
    Provenance provenance,
    VisionRecipe recipe,
    long seed,
    ImageFingerprint images,
    Optional<PretrainedWeights> weights,
    Compute compute) {

  /** The same with the identity that all files of the run carry. */
  VisionConfiguration identified() {
    return new VisionConfiguration(provenance.of(this), recipe, seed, images, weights, compute);
  }

  /**
   * What was trained and measured on.
   *
   * @param training SHA-256 of the training images
   * @param trainingImages how many
   * @param test SHA-256 of the test images
   * @param testImages how many
   */
  public record ImageFingerprint(String training, int trainingImages, String test, int testImages) {

    /**
     * Of images in memory.
     *
     * @param images opened
     * @return their fingerprints
     */
    public static ImageFingerprint of(OpenedImages images) {
      return new ImageFingerprint(
          images.training().fingerprint(),
          images.training().size(),
          images.test().fingerprint(),
          images.test().size());
    }
  }
}
