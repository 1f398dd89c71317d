package io.sluice.suite.vision;

import io.sluice.image.ImageBatches;
import io.sluice.notation.Limit;
import io.sluice.run.Provenance;
import io.sluice.training.Compute;
import io.sluice.training.Continuation;
import io.sluice.training.Course;
import io.sluice.training.RunConfiguration;
import io.sluice.training.StartingWeights;
import io.sluice.training.TrainingPlan;
import java.util.List;
import java.util.Optional;

/**
 * {@code config.json}: everything that decides the numbers of a run, resolved.
 *
 * @param provenance what made the run
 * @param recipe its values
 * @param seed of first values, batches, augmentation and dropout
 * @param images fingerprints of the images when the run began
 * @param weights what the net's backbone started from, if not from the first values of its seed
 * @param from what the whole net started from, likewise
 * @param compute where and how it computes; other threads or formats round differently
 * @param continued how often the finished run was lengthened
 */
public record VisionConfiguration(
    Provenance provenance,
    VisionRecipe recipe,
    long seed,
    ImageFingerprint images,
    Optional<PretrainedWeights> weights,
    Optional<StartingWeights> from,
    Compute compute,
    Optional<List<Continuation>> continued)
    implements RunConfiguration<VisionConfiguration> {

  /** Of a run that begins with a new head, and was never lengthened. */
  public static VisionConfiguration of(
      Provenance provenance,
      VisionRecipe recipe,
      long seed,
      ImageFingerprint images,
      Optional<PretrainedWeights> weights,
      Compute compute) {
    return new VisionConfiguration(
        provenance, recipe, seed, images, weights, Optional.empty(), compute, Optional.empty());
  }

  @Override
  public VisionConfiguration with(Provenance origin, Optional<List<Continuation>> lengthened) {
    return new VisionConfiguration(
        origin, recipe, seed, images, weights, from, compute, lengthened);
  }

  /**
   * How long the run is.
   *
   * @return how often each training image is seen
   */
  public int epochs() {
    int ofRecipe = recipe.training().epochs();
    long epochs = steps(stepsOf(ofRecipe)) * recipe.batch() / images.trainingImages();
    return (int) Math.min(epochs, Integer.MAX_VALUE);
  }

  private long stepsOf(int epochs) {
    return ImageBatches.steps(epochs, images.trainingImages(), recipe.batch());
  }

  /** The plan of another length. */
  TrainingPlan plan(int epochs) {
    return recipe.training().withEpochs(epochs).plan(images.trainingImages(), recipe.batch());
  }

  /** From the first step to the last; measured after each epoch. */
  Course course() {
    return new Course(
        plan(epochs()),
        plan(recipe.training().epochs()).schedule(),
        continued.orElse(List.of()),
        from);
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

    private static final Limit IMAGES = new Limit("training_images", 1, Integer.MAX_VALUE);

    /** Refuses a run without images. */
    public ImageFingerprint {
      IMAGES.require(trainingImages);
    }

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
