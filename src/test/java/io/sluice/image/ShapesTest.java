package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShapesTest {
  private static final int PIXELS = 28 * 28;
  private static final Shapes GREY = new Shapes(Drawn.DIGITS);
  private static final Shapes COLOUR = new Shapes(Drawn.COLOUR_DIGITS);

  @Test
  void theImagesArePinned() {
    // Every platform must draw the same: a change makes results of another Sluice incomparable.
    assertThat(GREY.draw(1, Part.TRAINING, 500).fingerprint())
        .isEqualTo("d5181429cda4ab00669dcb75d53b69407313bba7bd951f58b67834b76ff2f7d2");
    assertThat(GREY.draw(1, Part.TEST, 500).fingerprint())
        .isEqualTo("2ad39e09e16a34c993d9f42a4f6ce541978811abb81cdd67d5bc7851bb11f863");
  }

  @Test
  void theImagesInColourArePinned() {
    ImageSet images = COLOUR.draw(1, Part.TRAINING, 500);
    assertThat(images.shape()).isEqualTo(DataSet.CIFAR10.shape());
    assertThat(images.fingerprint())
        .isEqualTo("4fa5fb94237a4aab83569ca87f3726fca00bcbddad5de0818ca499acd754fe7b");
    assertThat(COLOUR.draw(1, Part.TEST, 500).fingerprint())
        .isEqualTo("2ef4b7a2bceb5ccad3910ddb41c512090f0fe2d0493f67829e416fdbd6e0797d");
  }

  @Test
  void theLettersArePinned() {
    ImageSet letters = new Shapes(Drawn.COLOUR_LETTERS).draw(1, Part.TRAINING, 500);
    assertThat(letters.classes()).startsWith("A", "C").endsWith("X", "Z");
    assertThat(letters.fingerprint())
        .isEqualTo("07e9c719ce7eacd26076ec9497e6234725915219a351b80b134ac9f307c0a4c2");
  }

  /** Half of them are dark on light, so brightness says nothing of the class. */
  @Test
  void averagesAndStraightLinesDoNotSolveThemInColour() {
    LinearClassifier lines = new LinearClassifier(COLOUR.draw(1, Part.TRAINING, 4000));
    lines.takeCentroids();
    assertThat(lines.accuracy(COLOUR.draw(1, Part.TEST, 1000))).isLessThan(0.3);
    lines.train(3);
    assertThat(lines.accuracy(COLOUR.draw(1, Part.TEST, 1000))).isLessThan(0.5);
  }

  @Test
  void anImageDependsOnSeedPartAndIndexAlone() {
    ImageSet few = GREY.draw(3, Part.TEST, 30);
    assertThat(GREY.draw(3, Part.TEST, 300).select(new int[] {29}).fingerprint())
        .isEqualTo(few.select(new int[] {29}).fingerprint());
    assertThat(GREY.draw(4, Part.TEST, 30).fingerprint()).isNotEqualTo(few.fingerprint());
  }

  @Test
  void classesAreBalancedAndPartsAreDisjoint() {
    ImageSet training = DataSet.SHAPES.training(null);
    ImageSet test = DataSet.SHAPES.test(null);
    assertThat(ImageSamples.classCounts(training)).containsOnly(1200).hasSize(10);
    assertThat(ImageSamples.classCounts(test)).containsOnly(200).hasSize(10);
    assertThat(training.shape()).isEqualTo(DataSet.SHAPES.shape());
    Set<String> images = new HashSet<>();
    for (ImageSet set : new ImageSet[] {training, test}) {
      byte[] pixels = set.pixels();
      for (int i = 0; i < set.size(); i++) {
        images.add(Arrays.toString(Arrays.copyOfRange(pixels, i * PIXELS, i * PIXELS + 200)));
      }
    }
    assertThat(images).hasSize(14_000);
  }

  /**
   * Averages and straight lines do not solve the set: a nearest centroid gets 56 % of it and a
   * softmax regression 77 %, a net with one hidden layer of 128 ReLUs 95 %.
   */
  @Test
  void averagesAndStraightLinesDoNotSolveIt() {
    ImageSet training = GREY.draw(1, Part.TRAINING, 4000);
    ImageSet test = GREY.draw(1, Part.TEST, 1000);
    LinearClassifier lines = new LinearClassifier(training);
    lines.takeCentroids();
    double centroids = lines.accuracy(test);
    lines.train(3);
    double softmax = lines.accuracy(test);
    assertThat(centroids).isBetween(0.45, 0.65);
    assertThat(softmax).isBetween(centroids + 0.05, 0.85);
  }
}
