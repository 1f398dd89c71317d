package io.sluice.suite.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.image.ImageBatch;
import io.sluice.image.ImageSweep;
import io.sluice.image.PixelNormalization;
import io.sluice.suite.vision.FastGradientSign.Attack;
import io.sluice.training.StopSignal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastGradientSignTest {

  @TempDir Path folder;

  @Test
  void pixelsMoveByEpsilonUpTheLossAndStayBetweenBlackAndWhite() {
    OpenedImages images =
        OpenedImages.open(VisionSamples.recipe("mlp(1)", "relu").images(), folder);
    PixelNormalization normalization = images.normalization();
    ImageBatch batch = new ImageSweep(images.test(), 3, normalization).iterator().next();
    float[] gradient = new float[batch.pixels().length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = i % 3 - 1;
    }
    double mean = normalization.mean().get(0);
    double deviation = normalization.deviation().get(0);
    float[] moved = FastGradientSign.moved(batch, gradient, 0.08, normalization);
    int clipped = 0;
    for (int i = 0; i < moved.length; i++) {
      double before = batch.pixels()[i] * deviation + mean;
      double after = moved[i] * deviation + mean;
      double free = before + 0.08 * (i % 3 - 1);
      assertThat(after).isCloseTo(Math.max(0, Math.min(1, free)), within(1e-6));
      clipped += free < 0 || free > 1 ? 1 : 0;
    }
    assertThat(clipped).isPositive();
    assertThat(FastGradientSign.moved(batch, gradient, 0, normalization)).isEqualTo(batch.pixels());
  }

  @Test
  void anAttackHurtsATrainedNetTheMoreTheStrongerItIs() {
    VisionRecipe recipe = VisionSamples.recipe("mlp(2, width=32)", "relu");
    recipe = VisionSamples.withEpochs(recipe, 12);
    Path run = folder.resolve("run");
    VisionResult result = VisionSamples.train(recipe, 3, run).result().orElseThrow();
    try (TrainedClassifier model = TrainedClassifier.open(run, VisionSamples.SETTINGS)) {
      OpenedImages images = model.images(folder);
      assertThat(model.evaluate(images))
          .usingRecursiveComparison()
          .ignoringFields("elapsedS", "imagesPerS")
          .isEqualTo(result);
      List<Attack> attacks =
          model.attack(images, List.of(0.0, 0.02, 0.3), new StopSignal()).orElseThrow();
      assertThat(attacks.get(0).attacked()).isEqualTo(result.accuracy());
      assertThat(attacks).allMatch(attack -> attack.clean() == result.accuracy());
      assertThat(attacks.get(1).attacked()).isLessThanOrEqualTo(result.accuracy());
      assertThat(attacks.get(2).attacked()).isLessThan(result.accuracy() / 2);
      assertThat(attacks.get(2).drop())
          .isCloseTo(result.accuracy() - attacks.get(2).attacked(), within(1e-12));
      assertThat(attacks.get(2).images()).isEqualTo(50);
      assertThatThrownBy(() -> model.attack(images, List.of(1.5), new StopSignal()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("epsilon 1.5");
      StopSignal stop = new StopSignal();
      stop.request();
      assertThat(model.attack(images, List.of(0.1), stop)).isEmpty();
    }
  }
}
