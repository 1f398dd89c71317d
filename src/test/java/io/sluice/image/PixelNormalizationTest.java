package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PixelNormalizationTest {
  private static final ImageShape SHAPE = new ImageShape(2, 1, 2);

  private static ImageSet of(int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return ImageSet.of("four", SHAPE, List.of("one"), bytes, new byte[pixels.length / 4]);
  }

  @Test
  void meanAndDeviationAreThoseOfEachChannel() {
    PixelNormalization normalization = PixelNormalization.of(of(0, 255, 51, 51, 255, 0, 153, 153));
    assertThat(normalization.mean()).containsExactly(0.5, 0.4);
    assertThat(normalization.deviation()).containsExactly(0.5, 0.2);
    assertThat(normalization.tables()[0][255]).isEqualTo(1f);
    assertThat(normalization.tables()[1][0]).isEqualTo(-2f);
  }

  @Test
  void aTrainingSetComesOutWithMeanZeroAndVarianceOne() {
    ImageSet set = ImageSamples.random(300, 3, new ImageShape(3, 7, 5));
    double[] sum = new double[3];
    double[] squares = new double[3];
    for (ImageBatch batch : new ImageSweep(set, 64, PixelNormalization.of(set))) {
      for (int i = 0; i < batch.pixels().length; i++) {
        int channel = i / 35 % 3;
        sum[channel] += batch.pixels()[i];
        squares[channel] += (double) batch.pixels()[i] * batch.pixels()[i];
      }
    }
    for (int channel = 0; channel < 3; channel++) {
      assertThat(sum[channel] / (300 * 35)).isCloseTo(0, within(1e-6));
      assertThat(squares[channel] / (300 * 35)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void orderDoesNotMatter() {
    ImageSet set = ImageSamples.random(50, 3, SHAPE);
    int[] backwards = new int[50];
    for (int i = 0; i < 50; i++) {
      backwards[i] = 49 - i;
    }
    assertThat(PixelNormalization.of(set.select(backwards))).isEqualTo(PixelNormalization.of(set));
    assertThat(PixelNormalization.of(set.subset(20, 1))).isNotEqualTo(PixelNormalization.of(set));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> PixelNormalization.of(of(1, 2, 7, 7)))
        .hasMessage(
            "all values of channel 1 of four are the same: take more --training-images, or other --images");
    assertThatThrownBy(() -> new PixelNormalization(List.of(0.0), List.of(0.0)))
        .hasMessageContaining("deviations above 0");
    assertThatThrownBy(() -> new PixelNormalization(List.of(Double.NaN), List.of(1.0)))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> new PixelNormalization(List.of(0.0, 1.0), List.of(1.0)))
        .hasMessageContaining("2 means and 1 deviations");
    assertThat(PixelNormalization.none(1).tables()[0][51]).isEqualTo(0.2f);
  }
}
