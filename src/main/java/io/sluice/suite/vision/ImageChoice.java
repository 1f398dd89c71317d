package io.sluice.suite.vision;

import io.sluice.image.Augmentation;
import io.sluice.image.DataSet;
import java.util.OptionalInt;

/**
 * Which images, and how a net sees them.
 *
 * @param data the data set
 * @param training how many training images, the same share of each class; all if nothing is said
 * @param test how many test images, likewise
 * @param scaling what is made of pixel values
 * @param augmentation how training images are changed whenever they are drawn
 */
public record ImageChoice(
    DataSet data,
    OptionalInt training,
    OptionalInt test,
    PixelScaling scaling,
    Augmentation augmentation) {

  /**
   * A whole data set, every channel of mean 0 and deviation 1, unchanged otherwise.
   *
   * @param data the data set
   * @return the choice
   */
  public static ImageChoice all(DataSet data) {
    return new ImageChoice(
        data,
        OptionalInt.empty(),
        OptionalInt.empty(),
        PixelScaling.STANDARDIZED,
        Augmentation.NONE);
  }

  /**
   * Another number of images.
   *
   * @param trainingImages of the training part; all if empty
   * @param testImages of the test part; all if empty
   * @return a copy
   */
  public ImageChoice withImages(OptionalInt trainingImages, OptionalInt testImages) {
    return new ImageChoice(data, trainingImages, testImages, scaling, augmentation);
  }

  /**
   * Another data set, all of it.
   *
   * @param other the data set
   * @return a copy
   */
  public ImageChoice withData(DataSet other) {
    return new ImageChoice(other, OptionalInt.empty(), OptionalInt.empty(), scaling, augmentation);
  }
}
