package io.sluice.suite.vision;

import io.sluice.image.Folds;
import io.sluice.image.ImageSet;
import io.sluice.image.PixelNormalization;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The images of a choice, in memory.
 *
 * @param training what is trained on
 * @param test what is measured on
 * @param normalization of the training images, for both
 */
public record OpenedImages(ImageSet training, ImageSet test, PixelNormalization normalization) {

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
    if (choice.fold().isPresent()) {
      return of(training, choice.fold().get(), choice.scaling());
    }
    ImageSet test = some(choice.data().test(dataDirectory), choice.test());
    return new OpenedImages(training, test, choice.scaling().of(training));
  }

  /**
   * Reads or generates the training images once and cuts them.
   *
   * @param choice which; its own fold is not asked for
   * @param folds how many parts
   * @param dataDirectory where data sets are
   * @return for each part, what {@link #open} gives with it as the fold
   */
  public static List<OpenedImages> folds(ImageChoice choice, int folds, Path dataDirectory) {
    ImageSet training = some(choice.data().training(dataDirectory), choice.training());
    return IntStream.rangeClosed(1, folds)
        .mapToObj(held -> of(training, new Fold(held, folds), choice.scaling()))
        .toList();
  }

  /** The same, seen by a net with another scaling. */
  public OpenedImages scaled(PixelScaling scaling) {
    return new OpenedImages(training, test, scaling.of(training));
  }

  private static OpenedImages of(ImageSet all, Fold fold, PixelScaling scaling) {
    Folds folds = new Folds(all, fold.folds(), SELECTION_SEED);
    ImageSet training = folds.training(fold.held() - 1);
    return new OpenedImages(training, folds.held(fold.held() - 1), scaling.of(training));
  }

  private static ImageSet some(ImageSet set, OptionalInt images) {
    return images.isPresent() ? set.subset(images.getAsInt(), SELECTION_SEED) : set;
  }
}
