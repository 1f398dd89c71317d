package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InitializationTest {

  @Test
  void valuesDependOnSeedAndNameOnly() {
    Initialization normal = Initialization.normal(0.02);
    float[] values = normal.values("layers.0.gate", 101, 7);

    assertThat(normal.values("layers.0.gate", 101, 7)).isEqualTo(values);
    assertThat(normal.values("layers.0.gate", 101, 8)).isNotEqualTo(values);
    assertThat(normal.values("layers.1.gate", 101, 7)).isNotEqualTo(values);
    // A longer parameter of the same name starts alike.
    assertThat(normal.values("layers.0.gate", 200, 7)).startsWith(values);
  }

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    float[] values = Initialization.normal(2).values("w", 400_000, 1);
    double[] moments =
        IntStream.rangeClosed(1, 4)
            .mapToDouble(
                power ->
                    IntStream.range(0, values.length)
                        .mapToDouble(i -> Math.pow(values[i] / 2, power))
                        .average()
                        .orElseThrow())
            .toArray();
    // Deviations of these means over 400,000 draws: 0.0016, 0.0022, 0.006, 0.016.
    assertThat(moments[0]).isCloseTo(0, within(0.008));
    assertThat(moments[1]).isCloseTo(1, within(0.011));
    assertThat(moments[2]).isCloseTo(0, within(0.03));
    assertThat(moments[3]).isCloseTo(3, within(0.08));
  }

  @Test
  void firstDrawsArePinned() {
    // From this program: a change here changes the first values of every run.
    assertThat(Initialization.normal(1).values("embedding.token.weight", 3, 1))
        .containsExactly(-0.93699455f, -0.36444724f, 0.62886f);
  }
}
