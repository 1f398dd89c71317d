package io.sluice.suite.vision;

import io.sluice.image.ImageSet;
import io.sluice.image.Normalization;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The images of a choice, in memory.
 *
 * @param training what is trained on
 * @param test what is measured on
 * @param normalization of the training images, for both
 */
public record OpenedImages(ImageSet training, ImageSet test, Normalization normalization) {

  /** Runs of all seeds see the same images, so that seeds are compared and not selections. */
  private static final long SELECTION_SEED = 0;

  /**
   * Reads or generates the images.
   *
   * @param choice which
   * @param dataDirectory where data sets are
   * @return the images
   * @throws IllegalArgumentException if a file is missing or damaged, or holds fewer images
   */
  public static OpenedImages open(ImageChoice choice, Path dataDirectory) {
    ImageSet training = some(choice.data().training(dataDirectory), choice.training());
    ImageSet test = some(choice.data().test(dataDirectory), choice.test());
    return new OpenedImages(training, test, choice.scaling().of(training));
  }

  private static ImageSet some(ImageSet set, OptionalInt images) {
    return images.isPresent() ? set.subset(images.getAsInt(), SELECTION_SEED) : set;
  }
}
