package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.TuningCurves;
import io.sluice.report.VisionCosts.Cost;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningTest {

  /** A run by its errors in percent. */
  private static List<VisionRow> run(String activation, long seed, double speed, double... errors) {
    List<VisionRow> rows = new ArrayList<>();
    for (int i = 0; i < errors.length; i++) {
      rows.add(
          VisionRows.row(
              "mlp(3)",
              activation,
              seed,
              i + 1,
              errors.length,
              Optional.of(new VisionRow.Score(1, 1, 1 - errors[i] / 100, speed, 1))));
    }
    return rows;
  }

  private static Analysis analysis(List<VisionRow> rows) {
    return VisionReport.analysis(
        VisionRows.plan(
            rows.get(0).epochs(), List.of("mlp(3)"), List.of(1L, 2L, 3L), 0, "relu", "mish"),
        rows,
        new TuningCurves(List.of()));
  }

  private static Learning learning(List<VisionRow> rows, String activation) {
    return Learning.of(analysis(rows), VisionRows.arm("mlp(3)", activation)).orElseThrow();
  }

  /** Of Mish against a ReLU of these errors. */
  private static Learning learning(double[] own, double[] baseline) {
    return learning(VisionRows.all(run("relu", 1, 1, baseline), run("mish", 1, 1, own)), "mish");
  }

  private static double[] errors(double... errors) {
    return errors;
  }

  @Test
  void theBaselineGainsNothingOnItself() {
    // 100 * (1 - x) of mean accuracies is not the mean of 100 * (1 - x) to the last bit.
    Learning learning =
        learning(
            VisionRows.all(
                run("relu", 1, 1, 60, 30.1, 10.3),
                run("relu", 2, 1, 50, 31.7, 10.1),
                run("relu", 3, 1, 55, 30.9, 9.7)),
            "relu");
    assertThat(learning.toBaseline().orElseThrow()).isCloseTo(3, within(1e-12));
    assertThat(learning.efficiency()).hasValue(0);
    assertThat(learning.change()).hasValue(0);
  }

  @Test
  void halfTheEpochsAreAHundredPercentMore() {
    Learning fast = learning(errors(60, 20, 10, 5), errors(80, 60, 40, 20));
    assertThat(fast.toBaseline().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(fast.efficiency().orElseThrow()).isCloseTo(1, within(1e-9));
    // 40 + 15 + 7.5 against 70 + 50 + 30.
    assertThat(fast.change().orElseThrow()).isCloseTo(62.5 / 150 - 1, within(1e-9));
    Learning slow = learning(errors(90, 80, 70, 60), errors(80, 60, 40, 20));
    assertThat(slow.toBaseline()).isEmpty();
    assertThat(slow.efficiency()).isEmpty();
    assertThat(slow.change().orElseThrow()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aBaselineThatWasAsGoodBeforeItsEndIsCountedFromThen() {
    double[] early = errors(80, 20, 10, 20);
    assertThat(learning(early, early).efficiency()).hasValue(0);
    assertThat(learning(errors(80, 50, 20, 10), early).efficiency().orElseThrow())
        .isCloseTo(2 / 3.0 - 1, within(1e-9));
  }

  @Test
  void spreadIsThatOfTheAreasOfRuns() {
    Learning learning =
        learning(VisionRows.all(run("mish", 1, 1, 40, 20), run("mish", 2, 1, 60, 30)), "mish");
    assertThat(learning.error().area()).isCloseTo(37.5, within(1e-9));
    assertThat(learning.spread().orElseThrow()).isCloseTo(15 / Math.sqrt(2), within(1e-9));
    assertThat(learning.change()).isEmpty();
    assertThat(learning(errors(40, 20), errors(40, 20)).spread()).isEmpty();
  }

  @Test
  void speedIsTheMedianOfTheLastEpochs() {
    List<VisionRow> own =
        VisionRows.all(run("mish", 1, 900, 1), run("mish", 2, 100, 1), run("mish", 3, 600, 1));
    List<VisionRow> baseline = VisionRows.all(run("relu", 1, 1000, 1), run("relu", 2, 1400, 1));
    Cost cost = VisionCosts.costs(analysis(VisionRows.all(own, baseline))).get(1);
    assertThat(cost.imagesPerS()).isEqualTo(600);
    assertThat(cost.ratio().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(VisionCosts.costs(analysis(own)).get(0).ratio()).isEmpty();
  }

  @Test
  void perfectionFromTheStartDividesNothing() {
    Learning learning = learning(errors(10, 0), errors(0, 0));
    assertThat(learning.change()).isEmpty();
    assertThat(learning.efficiency().orElseThrow()).isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void efficiencyAndCostAreInTables() {
    Report report =
        VisionRows.report(
            VisionRows.plan(List.of("mlp(3)"), "relu", "mish"),
            VisionRows.all(
                VisionRows.run("mlp(3)", "relu", 1, 0.5, 0.8),
                VisionRows.run("mlp(3)", "mish", 1, 0.8, 0.9)));
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
        .contains("runs were not trained in turns");
  }

  @Test
  void aRunWithoutAnEpochIsRefused() {
    List<VisionRow> rows = new ArrayList<>(VisionRows.run("mlp(3)", "relu", 1, 0.5, 0.8));
    rows.remove(0);
    Plan plan = VisionRows.plan(List.of("mlp(3)"), "relu", "mish");
    rows.addAll(VisionRows.run("mlp(3)", "relu", 2, 0.5, 0.8));
    assertThatThrownBy(() -> VisionRows.report(plan, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "seed 1, epoch 2 is the last of a run that was not measured at every epoch");
  }
}
