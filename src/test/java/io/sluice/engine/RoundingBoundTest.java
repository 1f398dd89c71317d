package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sums whose terms are far larger than they are, added as different processors do. */
class RoundingBoundTest {

  private static final int TERMS = 96;

  private final SplittableRandom random = new SplittableRandom(8);
  private final double[] weights = floats(1000);
  private final double[] inputs = floats(1);

  private double[] floats(double size) {
    return random.doubles(TERMS, -size, size).map(x -> (float) x).toArray();
  }

  private double exact() {
    double sum = 0;
    for (int i = 0; i < TERMS; i++) {
      sum += weights[i] * inputs[i];
    }
    return sum;
  }

  /** As vectors of so many lanes add, whose sums are added one by one at the end. */
  private double inLanes(int lanes, boolean fused) {
    float[] sums = new float[lanes];
    for (int i = 0; i < TERMS; i++) {
      float weight = (float) weights[i];
      float input = (float) inputs[i];
      float before = sums[i % lanes];
      sums[i % lanes] = fused ? Math.fma(weight, input, before) : before + weight * input;
    }
    float sum = 0;
    for (float lane : sums) {
      sum += lane;
    }
    return sum;
  }

  private double bound() {
    List<double[][]> numbers = Collections.singletonList(new double[][] {weights});
    return RoundingBound.of(TERMS, numbers, this::exact);
  }

  @Test
  void everyOrderOfAdditionIsWithinIt() {
    double bound = bound();
    for (int lanes : new int[] {1, 4, 8, 16, 32}) {
      for (boolean fused : new boolean[] {false, true}) {
        assertThat(inLanes(lanes, fused)).isCloseTo(exact(), within(bound));
      }
    }
    assertThat(inLanes(1, false)).as("float32 is not exact").isNotEqualTo(exact());
  }

  /** γ of 96 roundings times the sum of sizes, whatever the sum is. */
  @Test
  void itIsBySizesOfTerms() {
    double sizes = 0;
    for (int i = 0; i < TERMS; i++) {
      sizes += Math.abs(weights[i] * inputs[i]);
    }
    double bound = bound();
    assertThat(bound).isCloseTo(96 * 0x1p-24 * sizes, within(1e-4 * bound));
    double[] kept = weights.clone();
    bound();
    assertThat(weights).as("numbers are put back").isEqualTo(kept);
  }

  /** What a forgotten term or a weight of three digits does is no rounding. */
  @Test
  void mistakesAreBeyondIt() {
    double exact = exact();
    double bound = bound();
    int largest = 0;
    for (int i = 0; i < TERMS; i++) {
      largest =
          Math.abs(weights[i] * inputs[i]) > Math.abs(weights[largest] * inputs[largest])
              ? i
              : largest;
    }
    weights[largest] *= 1.001;
    assertThat(Math.abs(inLanes(8, true) - exact)).isGreaterThan(bound);
  }
}
