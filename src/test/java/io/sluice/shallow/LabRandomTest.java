package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabRandomTest {

  @ParameterizedTest
  @EnumSource(WeightInitializer.class)
  void drawsAreNormal(WeightInitializer source) {
    DoubleSupplier normals = source.normals(3);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < 20_000; i++) {
      double draw = normals.getAsDouble();
      sum += draw;
      squares += draw * draw;
      fourths += Math.pow(draw, 4);
    }
    assertThat(sum / 20_000).isCloseTo(0, within(0.03));
    assertThat(squares / 20_000).isCloseTo(1, within(0.04));
    assertThat(fourths / 20_000).isCloseTo(3, within(0.3));
  }

  @Test
  void seedsMatterWhereThereAreAny() {
    assertThat(WeightInitializer.SEEDED.normals(1).getAsDouble())
        .isNotEqualTo(WeightInitializer.SEEDED.normals(2).getAsDouble());
    assertThat(WeightInitializer.LAB.normals(1).getAsDouble())
        .isEqualTo(WeightInitializer.LAB.normals(2).getAsDouble());
  }
}
