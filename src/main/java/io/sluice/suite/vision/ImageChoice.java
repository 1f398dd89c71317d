package io.sluice.suite.vision;

import io.sluice.image.Augmentation;
import io.sluice.image.DataSet;
import io.sluice.notation.Limit;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which images, and how a net sees them.
 *
 * @param data the data set
 * @param training how many training images, the same share of each class; all if nothing is said
 * @param test how many test images, likewise
 * @param fold what is measured on in place of the test images, if the training images are cut
 * @param scaling what is made of pixel values
 * @param augmentation how training images are changed whenever they are drawn
 */
public record ImageChoice(
    DataSet data,
    OptionalInt training,
    OptionalInt test,
    Optional<Fold> fold,
    PixelScaling scaling,
    Augmentation augmentation) {

  /** Refuses numbers out of range, and test images that nothing would be measured on. */
  public ImageChoice {
    training.ifPresent(
        new Limit("the number of training images", 1, data.trainingImages())::require);
    test.ifPresent(new Limit("the number of test images", 1, data.testImages())::require);
    if (fold.isPresent() && test.isPresent()) {
      throw new IllegalArgumentException(
          "%d test images and fold %s: folds are measured on training images, leave one of them out"
              .formatted(test.getAsInt(), fold.get()));
    }
  }

  /**
   * Another number of images.
   *
   * @param trainingImages of the training part; all if empty
   * @param testImages of the test part; all if empty
   * @return a copy
   */
  public ImageChoice withImages(OptionalInt trainingImages, OptionalInt testImages) {
    return new ImageChoice(data, trainingImages, testImages, fold, scaling, augmentation);
  }

  /**
   * A part of the training images to measure on.
   *
   * @param other which
   * @return a copy
   */
  public ImageChoice withFold(Fold other) {
    return new ImageChoice(data, training, test, Optional.of(other), scaling, augmentation);
  }

  /**
   * Another data set, all of it.
   *
   * @param other the data set
   * @return a copy
   */
  public ImageChoice withData(DataSet other) {
    return new ImageChoice(
        other, OptionalInt.empty(), OptionalInt.empty(), fold, scaling, augmentation);
  }
}
