package io.sluice.suite.vision;

import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import java.util.Locale;

/**
 * What the net of a run has learned from.
 *
 * @param images the data set
 * @param trainingImages how many of it
 * @param epochs how often
 */
public record Learned(DataSet images, int trainingImages, int epochs) {

  static Learned of(VisionConfiguration run) {
    return new Learned(run.recipe().images().data(), run.images().trainingImages(), run.epochs());
  }

  /**
   * In a few words.
   *
   * @return {@code colour-letters (6,000 images, 4 epochs)}
   */
  public String label() {
    return String.format(
        Locale.ROOT,
        "%s (%,d images, %s)",
        images.notation(),
        trainingImages,
        Words.count(epochs, "epoch"));
  }
}
