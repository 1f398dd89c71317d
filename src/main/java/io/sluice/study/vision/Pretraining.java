package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.image.DataSet;
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

  /** The recipe of a run, on other images and with the baseline's activation at all sites. */
  VisionRecipe recipe(VisionRecipe run, Net net, SiteActivations baseline) {
    ImageChoice choice =
        new ImageChoice(
            images,
            trainingImages,
            OptionalInt.empty(),
            Optional.empty(),
            run.images().scaling(),
            run.images().augmentation());
    VisionRecipe changed =
        run.withImages(choice)
            .withNet(net)
            .withActivations(SiteActivations.everywhere(baseline.otherwise()));
    return epochs.isPresent()
        ? changed.withTraining(changed.training().withEpochs(epochs.getAsInt()))
        : changed;
  }
}
