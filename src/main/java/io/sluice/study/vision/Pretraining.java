package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.image.DataSet;
import io.sluice.notation.Limit;
import io.sluice.suite.vision.EpochPlan;
import io.sluice.suite.vision.ImageChoice;
import io.sluice.suite.vision.VisionRecipe;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What each net of a study is trained on first: its weights, all but the head's, are what the runs
 * start from, whatever their activations.
 *
 * @param images a data set, other than the study's
 * @param trainingImages how many of its training images; all unless given
 * @param epochs in place of the recipe's
 */
public record Pretraining(DataSet images, OptionalInt trainingImages, OptionalInt epochs) {

  /** Refuses numbers out of range. */
  public Pretraining {
    trainingImages.ifPresent(new Limit("'training_images'", 1, images.trainingImages())::require);
    epochs.ifPresent(new Limit("'epochs'", 1, 100_000)::require);
  }

  /**
   * Refuses images that make another net of it.
   *
   * @throws IllegalArgumentException with the first weights that differ
   */
  void requireFits(VisionRecipe run, Net net, SiteActivations baseline) {
    recipe(run, net, baseline)
        .shape()
        .firstDifference(run.shape())
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "'pretraining': %s for %s and for %s has %s, so it cannot start from there: name images of the same shape"
                      .formatted(
                          net.notation(),
                          images.notation(),
                          run.images().data().notation(),
                          difference));
            });
  }

  /**
   * The recipe of a run, on other images and at all sites with what the baseline has at most of
   * them.
   */
  VisionRecipe recipe(VisionRecipe run, Net net, SiteActivations baseline) {
    ImageChoice choice =
        new ImageChoice(
            images,
            trainingImages,
            OptionalInt.empty(),
            Optional.empty(),
            run.images().scaling(),
            run.images().augmentation());
    EpochPlan training = run.training();
    return new VisionRecipe(
        choice,
        net,
        SiteActivations.everywhere(baseline.otherwise()),
        run.initialization(),
        epochs.isPresent() ? training.withEpochs(epochs.getAsInt()) : training,
        run.batch());
  }
}
