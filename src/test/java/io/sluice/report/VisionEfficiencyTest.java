package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class VisionEfficiencyTest {

  /** A run by its errors in percent. */
  private static List<VisionRow.Score> run(double imagesPerS, double... errors) {
    return DoubleStream.of(errors)
        .mapToObj(error -> new VisionRow.Score(1, 1, 1 - error / 100, imagesPerS, 1))
        .toList();
  }

  private static VisionComparison.Curve curve(
      List<VisionRow.Score> own, List<VisionRow.Score> baseline) {
    return new VisionEfficiency(List.of(own), List.of(baseline)).curve();
  }

  @Test
  void theBaselineGainsNothingOnItself() {
    // 100 * (1 - x) of mean accuracies is not the mean of 100 * (1 - x) to the last bit.
    List<List<VisionRow.Score>> runs =
        List.of(run(1, 60, 30.1, 10.3), run(1, 50, 31.7, 10.1), run(1, 55, 30.9, 9.7));
    VisionComparison.Curve curve = new VisionEfficiency(runs, runs).curve();
    assertThat(curve.epochsToBaseline().orElseThrow()).isCloseTo(3, within(1e-12));
    assertThat(curve.epochEfficiencyPercent()).hasValue(0);
    assertThat(curve.areaChangePercent()).hasValue(0);
  }

  @Test
  void halfTheEpochsAreAHundredPercentMore() {
    VisionComparison.Curve fast = curve(run(1, 60, 20, 10, 5), run(1, 80, 60, 40, 20));
    assertThat(fast.epochsToBaseline()).hasValue(2);
    assertThat(fast.epochEfficiencyPercent().orElseThrow()).isCloseTo(100, within(1e-9));
    // 40 + 15 + 7.5 against 70 + 50 + 30.
    assertThat(fast.areaChangePercent().orElseThrow())
        .isCloseTo(100 * (62.5 / 150 - 1), within(1e-9));
    VisionComparison.Curve slow = curve(run(1, 90, 80, 70, 60), run(1, 80, 60, 40, 20));
    assertThat(slow.epochsToBaseline()).isEmpty();
    assertThat(slow.epochEfficiencyPercent()).isEmpty();
    assertThat(slow.areaChangePercent().orElseThrow()).isEqualTo(50, within(1e-9));
  }

  @Test
  void aBaselineThatWasAsGoodBeforeItsEndIsCountedFromThen() {
    List<VisionRow.Score> early = run(1, 80, 20, 10, 20);
    assertThat(curve(early, early).epochEfficiencyPercent()).hasValue(0);
    assertThat(curve(run(1, 80, 50, 20, 10), early).epochEfficiencyPercent().orElseThrow())
        .isCloseTo(100 * (2 / 3.0 - 1), within(1e-9));
  }

  @Test
  void spreadIsThatOfTheAreasOfRuns() {
    VisionEfficiency two = new VisionEfficiency(List.of(run(1, 40, 20), run(1, 60, 30)), List.of());
    VisionComparison.Curve curve = two.curve();
    assertThat(curve.errorArea()).isCloseTo(37.5, within(1e-9));
    assertThat(curve.errorAreaStandardDeviation().orElseThrow())
        .isCloseTo(15 / Math.sqrt(2), within(1e-9));
    assertThat(curve.areaChangePercent()).isEmpty();
    assertThat(curve(run(1, 40, 20), run(1, 40, 20)).errorAreaStandardDeviation()).isEmpty();
  }

  @Test
  void speedIsTheMedianOfTheLastEpochs() {
    VisionEfficiency efficiency =
        new VisionEfficiency(
            List.of(run(900, 1), run(100, 1), run(600, 1)), List.of(run(1000, 1), run(1400, 1)));
    assertThat(efficiency.cost().imagesPerS()).isEqualTo(600);
    assertThat(efficiency.cost().ratioToBaseline().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(new VisionEfficiency(efficiency.own(), List.of()).cost().ratioToBaseline())
        .isEmpty();
  }

  @Test
  void perfectionFromTheStartDividesNothing() {
    VisionComparison.Curve curve = curve(run(1, 10, 0), run(1, 0, 0));
    assertThat(curve.areaChangePercent()).isEmpty();
    assertThat(curve.epochEfficiencyPercent().orElseThrow()).isCloseTo(-50, within(1e-9));
  }

  @Test
  void efficiencyAndCostAreInTables() {
    VisionReport report =
        VisionReport.of(
            VisionRows.question(List.of("mlp(3)"), "relu", "mish"),
            VisionRows.all(
                VisionRows.run("mlp(3)", "relu", 1, 0.5, 0.8),
                VisionRows.run("mlp(3)", "mish", 1, 0.8, 0.9)),
            List.of(),
            List.of());
    assertThat(report.text(130))
        .contains(
            """
            net     activation  error area (mean)  spread  vs relu  epochs to relu  efficiency  loss area  training
            mlp(3)  relu            35.00 (35.00)            0.0 %            2.00       0.0 %      1.850     1.350
            mlp(3)  mish            15.00 (15.00)          -57.1 %            1.00     100.0 %      1.650     1.150
            """)
        .contains(
            """
            net     activation  more parameters  images / s  speed / relu
            mlp(3)  relu                      0       1,000         1.000
            mlp(3)  mish                      0       1,000         1.000
            """)
        .contains("runs were trained one after the other");
  }

  @Test
  void aRunWithoutAnEpochIsRefused() {
    List<VisionRow> rows = new ArrayList<>(VisionRows.run("mlp(3)", "relu", 1, 0.5, 0.8));
    rows.remove(0);
    VisionQuestion question = VisionRows.question(List.of("mlp(3)"), "relu", "mish");
    assertThatThrownBy(() -> VisionReport.of(question, rows, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epoch 2 has not a row for each epoch before it");
  }
}
