package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.SineCurveRow;
import io.sluice.run.SineCurveRow.Curve;
import io.sluice.run.SineRow;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SineDemonstrationTest {

  private static List<SineNetwork> trained;

  @BeforeAll
  static void train() {
    trained = new SineDemonstration(SineDemonstration.ITERATIONS, OptionalLong.empty()).train();
  }

  private static SineNetwork network(long frequency, int units, String activation) {
    return trained.stream()
        .filter(each -> each.frequency() == frequency && each.settings().hidden() == units)
        .filter(each -> each.settings().activation().notation().startsWith(activation))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The errors of another implementation, in the two or three digits that are known of them. The
   * goal is 20 %; all ten round to these digits, so 2 % would show a change. Eight ReLU units are
   * the exception: net control makes them alike but for their sign, and rounding alone parts them.
   */
  @ParameterizedTest(name = "sin {0}x, {1} {2}: {3}")
  @CsvSource({
    "1, 1, relu, 0.139, 2",
    "1, 8, relu, 6.5e-3, 20",
    "1, 1, pwl(5, 5.3e-3, 2",
    "1, 1, pwl(9, 5.2e-3, 2",
    "1, 1, pwl(17, 5.5e-4, 2",
    "2, 1, relu, 0.388, 2",
    "2, 8, relu, 0.069, 20",
    "2, 1, pwl(5, 0.074, 2",
    "2, 1, pwl(9, 0.024, 2",
    "2, 1, pwl(17, 3.7e-3, 2",
  })
  void theTableOfThePrototype(
      long frequency, int units, String activation, double error, double percent) {
    assertThat(network(frequency, units, activation).row("sine").error())
        .isCloseTo(error, Percentage.withPercentage(percent));
  }

  @Test
  void resultsRepeatToTheBit() {
    List<SineNetwork> again =
        new SineDemonstration(SineDemonstration.ITERATIONS, OptionalLong.empty()).train();
    assertThat(rows(again)).hasSize(10).isEqualTo(rows(trained));
    assertThat(curves(again)).isEqualTo(curves(trained));
    assertThat(again.get(1).trained().inputWeights())
        .isDeepEqualTo(trained.get(1).trained().inputWeights());
  }

  private static List<SineRow> rows(List<SineNetwork> networks) {
    return networks.stream().map(network -> network.row("sine")).toList();
  }

  private static List<SineCurveRow> curves(List<SineNetwork> networks) {
    return networks.stream().flatMap(network -> SineCurves.of(network).stream()).toList();
  }

  /** Net control leaves one unit nothing but its sign, and a sine has a mirror image. */
  @Test
  void oneUnitDoesNotDependOnTheSeed() {
    List<SineRow> seeded = rows(new SineDemonstration(20, OptionalLong.of(3)).train());
    List<SineRow> lab = rows(new SineDemonstration(20, OptionalLong.empty()).train());
    for (int i = 0; i < seeded.size(); i++) {
      assertThat(seeded.get(i).conditions().seed()).hasValue(3);
      if (seeded.get(i).units() == 1) {
        assertThat(seeded.get(i).error())
            .isCloseTo(lab.get(i).error(), Percentage.withPercentage(1e-6));
      }
    }
    assertThat(seeded.get(1).units()).isEqualTo(8);
    assertThat(seeded.get(1).error()).isNotEqualTo(lab.get(1).error());
  }

  @Test
  void sizesAreCounted() {
    assertThat(rows(trained).subList(0, 5))
        .extracting(SineRow::parameters)
        .containsExactly(5L, 26L, 10L, 14L, 22L);
    assertThat(rows(trained).subList(0, 5))
        .extracting(SineRow::firstDependent)
        .containsExactly(0L, 6L, 0L, 0L, 0L);
  }

  /** Slopes between fine steps differ in as many places as there are bends. */
  @Test
  void bendsAreThoseOfTheOutputs() {
    for (SineNetwork network : trained) {
      if (network.settings().hidden() == 1) {
        assertThat(network.row("sine").bends()).isEqualTo(bends(network));
      }
    }
  }

  private static long bends(SineNetwork network) {
    int steps = 100_000;
    double step = 2 * Math.PI / steps;
    double[] y = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      y[i] = network.trained().outputs(new double[] {-Math.PI + i * step})[0];
    }
    long bends = 0;
    boolean before = false;
    for (int i = 1; i < steps; i++) {
      boolean bent = Math.abs(y[i + 1] - 2 * y[i] + y[i - 1]) > 1e-9;
      bends += bent && !before ? 1 : 0;
      before = bent;
    }
    return bends;
  }

  @Test
  void hingesBeginAsReluAndTheReachedPartIsTheUnits() {
    SineNetwork network = network(1, 1, "pwl(9");
    List<SineCurveRow> before = curve(network, Curve.HINGES_BEFORE).toList();
    assertThat(before).hasSize(9).allMatch(row -> row.y() == Math.max(0, row.x()));
    assertThat(curve(network, Curve.HINGES_AFTER).map(SineCurveRow::y))
        .isNotEqualTo(before.stream().map(SineCurveRow::y).toList());
    assertThat(curve(network, Curve.REACHED))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.y())
                    .isCloseTo(network.trained().units().value(0, row.x()), within(1e-4)));
    assertThat(curve(network(1, 8, "relu"), Curve.HINGES_AFTER)).isEmpty();
  }

  @Test
  void errorsAreDrawnFromTheFirstToTheLastAndNeverRise() {
    for (SineNetwork network : trained) {
      List<SineCurveRow> errors = curve(network, Curve.ERROR).toList();
      assertThat(errors.get(0).x()).isZero();
      assertThat(errors.get(errors.size() - 1).x()).isEqualTo(SineDemonstration.ITERATIONS);
      for (int i = 1; i < errors.size(); i++) {
        assertThat(errors.get(i).y()).isLessThanOrEqualTo(errors.get(i - 1).y());
      }
    }
  }

  private static Stream<SineCurveRow> curve(SineNetwork network, Curve curve) {
    return SineCurves.of(network).stream().filter(row -> row.curve() == curve);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SineDemonstration(0, OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 iterations: give 1 to 100000");
    assertThatThrownBy(() -> new SineDemonstration(1, OptionalLong.of(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("seed -1: give at least 0");
  }
}
