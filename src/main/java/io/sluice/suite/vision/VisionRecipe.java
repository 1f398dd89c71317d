package io.sluice.suite.vision;

import io.sluice.classifier.ClassifierShape;
import io.sluice.classifier.FeatureMapShape;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.image.ImageBatches;
import io.sluice.notation.Limit;

/**
 * All values of a training run but its seed and its machine.
 *
 * @param images what is looked at
 * @param net the layers
 * @param activations what works at the net's sites
 * @param initialization how weights start
 * @param training epochs, learning rate, optimizer
 * @param batch B, images of a step
 */
public record VisionRecipe(
    ImageChoice images,
    Net net,
    SiteActivations activations,
    WeightInitialization initialization,
    EpochPlan training,
    int batch) {

  private static final Limit BATCH = new Limit("batch", 1, 1 << 20);

  /** Refuses an empty batch. */
  public VisionRecipe {
    BATCH.require(batch);
  }

  /**
   * The classifier.
   *
   * @return net, image shape, classes and activations in one
   */
  public ClassifierShape shape() {
    return new ClassifierShape(
        net,
        new FeatureMapShape(
            images.data().shape().channels(),
            images.data().shape().height(),
            images.data().shape().width()),
        images.data().classes().size(),
        activations,
        initialization);
  }

  /** The batches of opened images. */
  ImageBatches batches(OpenedImages opened) {
    return new ImageBatches(
        opened.training(), batch, images.augmentation(), opened.normalization());
  }
}
