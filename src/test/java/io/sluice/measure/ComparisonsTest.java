package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of a comparison against SciPy and statsmodels, whose numbers {@code comparisons.json}
 * holds, and against what they promise, by simulation.
 */
class ComparisonsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static Iterable<JsonNode> fixture(String name) {
    try (InputStream file = ComparisonsTest.class.getResourceAsStream("comparisons.json")) {
      return new ObjectMapper().readTree(file).get(name);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Iterable<JsonNode> comparisons() {
    return fixture("comparisons");
  }

  static Iterable<JsonNode> families() {
    return fixture("families");
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  private static PairedDifference difference(JsonNode comparison) {
    double[] differences = numbers(comparison.get("differences"));
    return PairedDifference.of(
        differences,
        new double[differences.length],
        comparison.get("test_over_training").doubleValue());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void studentsTestIsThatOfSciPy(JsonNode comparison) {
    MeanTest test = difference(comparison).test().orElseThrow();
    assertThat(test.pValue()).isCloseTo(comparison.get("p_value").doubleValue(), EXACT);
    assertThat(test.interval(0.05).low()).isCloseTo(comparison.get("low").doubleValue(), EXACT);
    assertThat(test.interval(0.05).high()).isCloseTo(comparison.get("high").doubleValue(), EXACT);
    assertThat(test.equivalence(comparison.get("margin").doubleValue()))
        .isCloseTo(comparison.get("equivalence").doubleValue(), EXACT);
    assertThat(test.detectable(0.05)).isCloseTo(comparison.get("detectable").doubleValue(), EXACT);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void wilcoxonsTestIsThatOfSciPy(JsonNode comparison) {
    assertThat(SignedRankTest.pValue(numbers(comparison.get("differences"))))
        .isCloseTo(comparison.get("signed_rank").doubleValue(), EXACT);
    assertThat(difference(comparison).signedRank().isPresent())
        .as("ranks know nothing of folds that share training data")
        .isEqualTo(comparison.get("test_over_training").doubleValue() == 0);
  }

  @ParameterizedTest
  @MethodSource("families")
  void holmsAdjustmentIsThatOfStatsmodels(JsonNode family) {
    assertThat(Holm.adjust(numbers(family.get("p_values"))))
        .containsExactly(numbers(family.get("adjusted")), EXACT);
  }

  @Test
  void holmByHand() {
    // 3 · 0.01, 2 · 0.03; 0.04 alone would stay but must not fall below the one before it.
    assertThat(Holm.adjust(0.04, 0.01, 0.03))
        .containsExactly(new double[] {0.06, 0.03, 0.06}, EXACT);
    assertThat(Holm.adjust()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holm.adjust(0.5, Double.NaN))
        .withMessage("a p-value lies between 0 and 1, not at NaN");
  }

  @Test
  void equalRunsDifferByNothing() {
    PairedDifference none = PairedDifference.of(new double[] {1, 2, 3}, new double[] {1, 2, 3}, 0);
    MeanTest test = none.test().orElseThrow();
    assertThat(test.pValue()).isEqualTo(1);
    assertThat(none.signedRank()).hasValue(1);
    assertThat(test.equivalence(0.1)).isZero();
    assertThat(test.detectable(0.05)).isZero();
    TTest always = TTest.of(Sample.of(0.5, 0.5), 0);
    assertThat(always.pValue()).isZero();
    assertThat(always.equivalence(0.4)).isEqualTo(1);
    assertThat(always.equivalence(0.5)).isEqualTo(0.5);
    assertThatIllegalArgumentException().isThrownBy(() -> always.equivalence(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TTest(Double.NaN, 1, 3));
  }

  /** 0.3 - 0.2 is not 0.1 on a machine, and 0.7 - 0.6 is yet another. */
  @Test
  void roundingBreaksNoTies() {
    double[] rounded = {0.3 - 0.2, 0.6 - 0.7, 0.4 - 0.3, 0.9 - 0.7, 1e-17};
    assertThat(SignedRankTest.pValue(rounded))
        .isEqualTo(SignedRankTest.pValue(0.1, -0.1, 0.1, 0.2, 0));
  }

  @Test
  void aDifferenceOfTheDetectableSizeIsFoundInFourOfFiveStudies() {
    int seeds = 4;
    double size = new TTest(0, 1 / Math.sqrt(seeds), seeds - 1).detectable(0.05);
    Random random = new Random(80);
    int found = 0;
    int studies = 20_000;
    for (int i = 0; i < studies; i++) {
      double[] differences =
          random.doubles(seeds).map(any -> size + random.nextGaussian()).toArray();
      found += TTest.of(Sample.of(differences), 0).pValue() <= 0.05 ? 1 : 0;
    }
    // Four standard errors of a share of 0.8 over 20,000 studies are 0.0113.
    assertThat((double) found / studies).isCloseTo(0.8, within(0.0113));
  }

  /** The widest family that a committed study has: 48 comparisons, none of which is one. */
  @Test
  void ofFortyEightNullComparisonsHardlyAStudyFindsOne() {
    Random random = new Random(48);
    int adjusted = 0;
    int raw = 0;
    int studies = 8_000;
    for (int study = 0; study < studies; study++) {
      double[] pValues = new double[48];
      for (int i = 0; i < pValues.length; i++) {
        double[] differences = random.doubles(5).map(any -> random.nextGaussian()).toArray();
        pValues[i] = TTest.of(Sample.of(differences), 0).pValue();
      }
      adjusted += finds(Holm.adjust(pValues));
      raw += finds(pValues);
    }
    // The standard error is 0.0024; of independent comparisons 1 - (1 - 0.05 / 48)^48 = 0.0488.
    assertThat((double) adjusted / studies).isBetween(0.04, 0.055);
    assertThat((double) raw / studies).as("1 - 0.95^48").isCloseTo(0.915, within(0.0126));
  }

  private static int finds(double... pValues) {
    for (double pValue : pValues) {
      if (pValue <= 0.05) {
        return 1;
      }
    }
    return 0;
  }

  @Test
  void aDifferenceOfLossesIsAShareOfPerplexity() {
    assertThat(Perplexity.change(Math.log(2))).isCloseTo(1, EXACT);
    assertThat(Perplexity.change(-0.01)).isCloseTo(-0.00995016625083195, within(1e-15));
  }
}
