package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  @Test
  void agreesWithStudentsSleepData() {
    // Student (1908), hours of sleep gained; interval as R's t.test(paired = TRUE) prints it.
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    PairedDifference difference = PairedDifference.of(first, second, 0);
    assertThat(difference.count()).isEqualTo(10);
    assertThat(difference.mean()).isCloseTo(-1.58, within(1e-12));
    assertThat(difference.interval()).isPresent();
    assertThat(difference.interval().get().low()).isCloseTo(-2.4598858, within(1e-7));
    assertThat(difference.interval().get().high()).isCloseTo(-0.7001142, within(1e-7));
    assertThat(difference.test().orElseThrow().pValue()).isCloseTo(0.00283289, within(1e-8));
  }

  @Test
  void threeSeedsByHand() {
    // Differences -0.5, -0.2, -0.5: deviation sqrt(0.03), half width t(0.975, 2) * 0.1 = 0.4302653.
    PairedDifference difference =
        PairedDifference.of(new double[] {1.0, 1.2, 1.1}, new double[] {1.5, 1.4, 1.6}, 0);
    assertThat(difference.mean()).isCloseTo(-0.4, within(1e-12));
    assertThat(difference.differences().standardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(0.03), within(1e-12));
    assertThat(difference.interval().orElseThrow().low()).isCloseTo(-0.8302653, within(1e-7));
    assertThat(difference.interval().orElseThrow().high()).isCloseTo(0.0302653, within(1e-7));
  }

  @Test
  void onePairClaimsNothing() {
    PairedDifference difference = PairedDifference.of(new double[] {1}, new double[] {9}, 0);
    assertThat(difference.mean()).isEqualTo(-8);
    assertThat(difference.interval()).isEmpty();
    assertThat(difference.differences().standardDeviation()).isEmpty();
    assertThat(difference.needed(0.05)).isEmpty();
  }

  @Test
  void asManyPairsAsWouldShowWhatWasSeen() {
    // A mean of 1.58 with a deviation of 1.23: statsmodels asks for 6.91 pairs.
    double[] sleep = {-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4};
    PairedDifference difference = PairedDifference.of(sleep, new double[10], 0);
    assertThat(difference.needed(0.05)).hasValue(7);
    assertThat(difference.needed(0.05 / 48).orElseThrow()).isGreaterThan(7);
    double[] hardly = {1.0001, -1, 1, -1};
    assertThat(PairedDifference.of(hardly, new double[4], 0).needed(0.05))
        .as("a thousand are too few")
        .isEmpty();
    assertThat(PairedDifference.of(sleep, new double[10], 0.1).needed(0.05)).as("folds").isEmpty();
  }

  @Test
  void roundingIsNoDifference() {
    double[] runs = {1.25, 1.5, 1.75};
    double[] rounded = {1.25 + 3e-11, 1.5 + 3e-11, 1.75 + 4e-11};
    PairedDifference none = PairedDifference.of(rounded, runs, 0);
    assertThat(none.mean()).isZero();
    assertThat(none.test().orElseThrow().pValue()).isEqualTo(1);
    double[] little = {1.25 + 3e-8, 1.5 + 3e-8, 1.75 + 4e-8};
    assertThat(PairedDifference.of(little, runs, 0).mean()).isCloseTo(3.33e-8, within(1e-10));
  }

  @Test
  void equalRunsLieWithinNoise() {
    double[] same = {1.25, 1.5, 1.75};
    assertThat(PairedDifference.of(same, same, 0).needed(0.05)).isEmpty();
    assertThat(PairedDifference.of(same, same, 0).interval()).contains(new Interval(0, 0));
  }

  @Test
  void refusesWhatIsNoPairing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDifference.of(new double[2], new double[3], 0))
        .withMessageContaining("not 2 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDifference.of(new double[0], new double[0], 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDifference.of(new double[] {Double.NaN}, new double[] {1}, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TTest.of(Sample.of(1), 0))
        .withMessageContaining("add seeds");
  }

  @Test
  void theIntervalCoversTheTruthAsOftenAsItSays() {
    Random random = new Random(23);
    int trials = 20_000;
    int covered = 0;
    for (int i = 0; i < trials; i++) {
      double[] variant = new double[4];
      double[] baseline = new double[4];
      for (int seed = 0; seed < 4; seed++) {
        double shared = 10 * random.nextGaussian();
        variant[seed] = shared + 0.3 + random.nextGaussian();
        baseline[seed] = shared + random.nextGaussian();
      }
      covered +=
          PairedDifference.of(variant, baseline, 0).interval().orElseThrow().contains(0.3) ? 1 : 0;
    }
    // Four standard errors of a share of 0.95 over 20,000 trials are 0.0062.
    assertThat((double) covered / trials).isCloseTo(0.95, within(0.0062));
  }

  /** Folds share what their training sets have in common: here a tenth of the variance. */
  @Test
  void measurementsThatShareTrainingDataAreCoveredWhenTheIntervalIsWidened() {
    Random random = new Random(31);
    int covered = 0;
    int narrow = 0;
    int trials = 2_000;
    for (int i = 0; i < trials; i++) {
      double shared = Math.sqrt(0.1) * random.nextGaussian();
      double[] variant = new double[10];
      for (int fold = 0; fold < 10; fold++) {
        variant[fold] = shared + Math.sqrt(0.9) * random.nextGaussian();
      }
      covered += covers(variant, 1.0 / 9);
      narrow += covers(variant, 0);
    }
    // A correlation of 1/10 is what the correction assumes of ten folds.
    assertThat((double) covered / trials).isCloseTo(0.95, within(0.02));
    assertThat((double) narrow / trials).isLessThan(0.87);
  }

  private static int covers(double[] variant, double overlap) {
    return PairedDifference.of(variant, new double[variant.length], overlap)
            .interval()
            .orElseThrow()
            .contains(0)
        ? 1
        : 0;
  }

  @Test
  void swappingTheSidesMirrorsTheInterval() {
    Random random = new Random(29);
    for (int i = 0; i < 200; i++) {
      double[] variant = random.doubles(5).toArray();
      double[] baseline = random.doubles(5).toArray();
      Interval one = PairedDifference.of(variant, baseline, 0).interval().orElseThrow();
      Interval other = PairedDifference.of(baseline, variant, 0).interval().orElseThrow();
      assertThat(one.low()).isCloseTo(-other.high(), within(1e-15));
      assertThat(one.high()).isCloseTo(-other.low(), within(1e-15));
    }
  }
}
