package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seeds until it is known: what the intervals promise, by simulation. The mean of normal numbers is
 * independent of the deviations by which one stops, so each simulated study tells how likely its
 * interval covers the truth, which needs far fewer studies than counting hits.
 */
class StoppingRuleTest {
  private static final double HALF_WIDTH = 1;
  private static final double BONFERRONI = 0.05 / 48;

  /** From never narrow enough to always, in between what stops somewhere. */
  private static final double[] DEVIATIONS = {9, 3, 2.2, 1.8, 1.5, 1.2, 1, 0.8, 0.6, 0.4, 0.05};

  private static double misses(SequentialTTest look, double missed, double deviation) {
    Interval interval = look.interval(missed);
    double half = (interval.high() - interval.low()) / 2;
    double errors = half / deviation * Math.sqrt(look.test().degreesOfFreedom() + 1.0);
    return 2 * NormalDistribution.of(0, 1).survivalProbability(errors);
  }

  /** The looks at one comparison of a study that uses up its budget. */
  private static List<SequentialTTest> looks(StoppingRule rule, Random random, double deviation) {
    return rule.looks(
        IntStream.range(0, rule.to())
            .mapToDouble(i -> deviation * random.nextGaussian())
            .toArray());
  }

  /** Where a study of some comparisons ends: all intervals are narrow, or it is the last look. */
  private static int end(List<List<SequentialTTest>> comparisons) {
    int last = comparisons.get(0).size() - 1;
    return IntStream.range(0, last)
        .filter(i -> comparisons.stream().allMatch(looks -> looks.get(i).isWithin(HALF_WIDTH)))
        .findFirst()
        .orElse(last);
  }

  @ParameterizedTest
  @CsvSource({"3, 20", "3, 10", "3, 5", "5, 20"})
  void intervalsCoverTheTruthWhateverTheDeviation(int from, int to) {
    StoppingRule rule = new StoppingRule(from, to, HALF_WIDTH);
    int studies = 1_500;
    for (double deviation : DEVIATIONS) {
      Random random = new Random(20);
      double missed = 0;
      double bonferroni = 0;
      double student = 0;
      for (int i = 0; i < studies; i++) {
        List<SequentialTTest> looks = looks(rule, random, deviation);
        SequentialTTest last = looks.get(end(List.of(looks)));
        missed += misses(last, 0.05, deviation) / studies;
        bonferroni += misses(last, BONFERRONI, deviation) / studies;
        student += misses(new SequentialTTest(last.test(), 0.05), 0.05, deviation) / studies;
      }
      assertThat(1 - missed).as("deviation %s", deviation).isBetween(0.94, 0.97);
      assertThat(bonferroni).as("deviation %s", deviation).isLessThan(BONFERRONI);
      if (from == 3 && to == 20 && deviation == 1.5) {
        assertThat(1 - student).as("Student's own interval would not do").isLessThan(0.93);
      }
    }
  }

  /** Most intervals of a study do not end it: they wait for the widest. */
  @Test
  void intervalsThatWaitForWiderOnesCoverTheTruthToo() {
    StoppingRule rule = new StoppingRule(3, 20, HALF_WIDTH);
    Random random = new Random(21);
    double[] deviations = {1.2, 1, 0.5};
    double[] missed = new double[deviations.length];
    int studies = 4_000;
    for (int i = 0; i < studies; i++) {
      List<List<SequentialTTest>> comparisons =
          Arrays.stream(deviations).mapToObj(each -> looks(rule, random, each)).toList();
      int end = end(comparisons);
      for (int arm = 0; arm < deviations.length; arm++) {
        missed[arm] += misses(comparisons.get(arm).get(end), 0.05, deviations[arm]) / studies;
      }
    }
    for (double each : missed) {
      assertThat(1 - each).isBetween(0.94, 0.97);
    }
  }

  @Test
  void theStrictLevelIsForIntervalsThatHaveJustBecomeNarrow() {
    double[] differences = {0.1, 0.3, 0.2, 0.2, 0.2};
    assertThat(new StoppingRule(3, 20, 1).looks(differences))
        .extracting(SequentialTTest::level)
        .as("narrow at the first look")
        .containsExactly(0.034, 0.034, 0.034);
    // Standard errors 0.0577, 0.0408, 0.0316; t(0.983, 2) = 5.28, t(0.9915, 3) = 4.82,
    // t(0.983, 4) = 3.15, so half widths of 0.31, 0.20, 0.10.
    assertThat(new StoppingRule(3, 20, 0.25).looks(differences))
        .extracting(SequentialTTest::level)
        .as("narrow at the second look")
        .containsExactly(0.034, 0.017, 0.034);
    assertThat(new StoppingRule(3, 5, 0.01).looks(differences))
        .extracting(SequentialTTest::level)
        .as("the budget ends")
        .containsExactly(0.034, 0.017, 0.034);
    assertThat(new StoppingRule(3, 20, 1).looks(0.1, 0.2)).isEmpty();
  }

  @Test
  void pValuesAndIntervalsAgree() {
    Random random = new Random(22);
    StoppingRule rule = new StoppingRule(3, 12, 0.5);
    for (int i = 0; i < 50; i++) {
      for (SequentialTTest look : looks(rule, random, 1)) {
        double pValue = look.pValue();
        if (pValue < 1) {
          assertThat(look.interval(pValue * 0.999).contains(0)).isTrue();
          assertThat(look.interval(pValue * 1.001).contains(0)).isFalse();
        }
        double half = (look.interval(0.05).high() - look.interval(0.05).low()) / 2;
        assertThat(look.isWithin(half * (1 + 1e-9))).isTrue();
        assertThat(look.isWithin(half * (1 - 1e-9))).isFalse();
        assertThat(half).isGreaterThan(look.test().interval(0.05).high() - look.test().mean());
      }
    }
  }

  @Test
  void equalRunsNeedNoMoreSeeds() {
    SequentialTTest look = new StoppingRule(3, 20, 1e-9).looks(0, 0, 0).get(0);
    assertThat(look.isWithin(1e-9)).isTrue();
    assertThat(look.pValue()).isCloseTo(1, within(0.0));
    assertThat(look.interval(0.05)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void refusesWhatIsNoRule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoppingRule(2, 20, 0.005))
        .withMessageContaining("not from 2 to 20 until 0.005");
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingRule(5, 4, 0.005));
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingRule(3, 4, Double.NaN));
  }
}
