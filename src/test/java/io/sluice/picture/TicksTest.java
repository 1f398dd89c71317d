package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.picture.Axis.Scale;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static Ticks ticks(Scale scale, double from, double to, int most) {
    return Ticks.of(new Axis("x", scale), new Range(from, to), most);
  }

  @Test
  void allLabelsOfAnAxisHaveAsManyDecimals() {
    assertThat(ticks(Scale.LINEAR, 0.4995, 0.5165, 9).labels())
        .containsExactly(
            "0.500", "0.502", "0.504", "0.506", "0.508", "0.510", "0.512", "0.514", "0.516");
    assertThat(ticks(Scale.LINEAR, 1.632, 1.702, 8).labels())
        .containsExactly("1.64", "1.65", "1.66", "1.67", "1.68", "1.69", "1.70");
    assertThat(ticks(Scale.LINEAR, -0.6, 1.1, 4).labels())
        .containsExactly("-0.5", "0.0", "0.5", "1.0");
    assertThat(ticks(Scale.LINEAR, 0, 2500, 3).labels()).containsExactly("0", "1,000", "2,000");
    assertThat(ticks(Scale.LINEAR, 1.1e-6, 3.2e-6, 5).labels())
        .containsExactly("1.5e-06", "2.0e-06", "2.5e-06", "3.0e-06");
    assertThat(ticks(Scale.LINEAR, -1e7, 2e7, 3).labels())
        .containsExactly("-1e+07", "0", "1e+07", "2e+07");
  }

  @Test
  void whatIsCountedHasWholeTicks() {
    assertThat(ticks(Scale.WHOLE, 0.9, 3.1, 10).labels()).containsExactly("1", "2", "3");
    assertThat(ticks(Scale.WHOLE, -100, 2100, 5).labels())
        .containsExactly("0", "500", "1,000", "1,500", "2,000");
  }

  @Test
  void aLogarithmicAxisNamesDigitsThatLieApart() {
    Ticks decade = ticks(Scale.LOGARITHMIC, 0.03, 0.3, 5);
    assertThat(decade.at()).hasSize(10);
    assertThat(decade.labels())
        .containsExactly("0.03", "", "0.05", "", "", "", "", "0.1", "0.2", "0.3");
  }

  @Test
  void aLongLogarithmicAxisHasDecadesAndAShortOneIsLikeALinearOne() {
    assertThat(ticks(Scale.LOGARITHMIC, 0.005, 30_000, 10).labels())
        .containsExactly("0.01", "0.1", "1", "10", "100", "1,000", "10,000");
    assertThat(ticks(Scale.LOGARITHMIC, 1e-8, 1e8, 9).labels())
        .containsExactly(
            "1e-08",
            "",
            "1e-06",
            "",
            "0.0001",
            "",
            "0.01",
            "",
            "1",
            "",
            "100",
            "",
            "10,000",
            "",
            "1,000,000",
            "",
            "1e+08");
    assertThat(ticks(Scale.LOGARITHMIC, 0.06, 0.12, 4).labels())
        .containsExactly("0.06", "0.08", "0.10", "0.12");
  }
}
