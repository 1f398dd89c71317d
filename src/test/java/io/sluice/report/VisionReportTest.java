package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.TuningCurves;
import io.sluice.measure.Verdict;
import io.sluice.picture.Figure;
import io.sluice.picture.Point;
import io.sluice.run.Json;
import io.sluice.run.VisionRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisionReportTest {

  private static final List<String> NETS = List.of("mlp(3)", "mlp(20)");

  private static final List<VisionRow> ROWS =
      VisionRows.all(
          VisionRows.run("mlp(3)", "relu", 1, 0.80, 0.90),
          VisionRows.run("mlp(3)", "relu", 2, 0.82, 0.92),
          VisionRows.run("mlp(3)", "mish", 1, 0.91, 0.93),
          VisionRows.run("mlp(3)", "mish", 2, 0.93, 0.95),
          VisionRows.run("mlp(20)", "relu", 1, 0.10, 0.20),
          VisionRows.run("mlp(20)", "relu", 2, 0.10, 0.40),
          VisionRows.run("mlp(20)", "mish", 1, 0.50, 0.90));

  private static final Plan PLAN = VisionRows.plan(NETS, "relu", "mish");

  private static Report report() {
    return VisionRows.report(PLAN, ROWS);
  }

  private static Learning learning(String activation) {
    return Learning.of(
            VisionReport.analysis(PLAN, ROWS, new TuningCurves(List.of())),
            VisionRows.arm("mlp(3)", activation))
        .orElseThrow();
  }

  @Test
  void activationsAreComparedWithinANetSeedBySeed() {
    Cell mish = VisionRows.accuracy(PLAN, ROWS, "mlp(3)", "mish");
    assertThat(mish.mean().orElseThrow()).isCloseTo(94, within(1e-9));
    assertThat(mish.spread().orElseThrow()).isCloseTo(Math.sqrt(2), within(1e-9));
    Difference difference = mish.difference().orElseThrow();
    assertThat(difference.mean()).isCloseTo(3, within(1e-9));
    assertThat(difference.n()).isEqualTo(2);
    assertThat(VisionRows.accuracy(PLAN, ROWS, "mlp(3)", "relu").difference()).isEmpty();
    Difference deep = VisionRows.accuracy(PLAN, ROWS, "mlp(20)", "mish").difference().orElseThrow();
    assertThat(deep.mean()).isCloseTo(70, within(1e-9));
    assertThat(deep.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(Json.pretty(report().data()))
        .contains("\"cells\" : [", "\"convergence\" : [", "\"costs\" : [");
  }

  @Test
  void convergenceIsOfTheMeanCurve() {
    Learning mish = learning("mish");
    // Errors 8 and 6 percent; ReLU ends with 9, which is reached from the start.
    assertThat(mish.error().area()).isCloseTo(7, within(1e-9));
    assertThat(mish.error().mean()).isCloseTo(7, within(1e-9));
    assertThat(mish.toBaseline()).hasValue(1);
    Learning relu = learning("relu");
    assertThat(relu.toBaseline().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(relu.lossArea()).isCloseTo((1.69 + 1.59) / 2, within(1e-9));
  }

  @Test
  void theReportHasTablesAndSaysWhatIsMissing() {
    assertThat(report().text(120))
        .contains(
            """
            net      activation  parameters  accuracy  spread    loss  vs relu  95 % interval  verdict   n
            mlp(3)   relu           101,770     91.00    1.41  1.5900                          baseline  2
            mlp(3)   mish           101,770     94.00    1.41  1.5600     3.00   3.00 to 3.00  higher    2
            mlp(20)  relu           101,770     30.00   14.14  2.2000                          baseline  2
            mlp(20)  mish           101,770     90.00          1.6000    70.00                 one pair  1
            """)
        .contains("not complete: 7 of its 8 measurements are there.")
        .contains("6,000 trained on");
    assertThat(report().markdown())
        .startsWith("# depth\n\nHow deep?\n\n- The study is not complete")
        .contains(
            "- After 2 epochs mish against relu: higher accuracy on mlp(3) (3.00 points); one pair on mlp(20) (70.00 points).\n",
            "\n## Results\n")
        .contains("## Convergence\n")
        .contains("`./sluice vision compare eval/depth/study.yaml` makes them again.");
  }

  @Test
  void foldsArePairedAndTheirIntervalsWidened() {
    List<VisionRow> rows =
        VisionRows.all(
            VisionRows.fold("relu", 1, 0.80),
            VisionRows.fold("relu", 2, 0.82),
            VisionRows.fold("mish", 1, 0.83),
            VisionRows.fold("mish", 2, 0.83));
    Plan plan = VisionRows.plan(1, List.of("vgg-1"), List.of(1L), 2, "relu", "mish");
    Report report = VisionRows.report(plan, rows);
    assertThat(plan.runs()).isEqualTo(4);
    Difference difference =
        VisionRows.accuracy(plan, rows, "vgg-1", "mish").difference().orElseThrow();
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.mean()).isCloseTo(2, within(1e-9));
    // 3 and 1 points: deviation √2, t 12.706, and 1000 images held out of 7000 widen 1/2 by 1/6.
    assertThat(difference.interval().orElseThrow().high() - difference.mean())
        .isCloseTo(12.7062 * Math.sqrt(2) * Math.sqrt(0.5 + 1.0 / 6), within(1e-3));
    assertThat(report.text(120))
        .contains("7,000 training images cut into 2 folds")
        .contains("of the held-out fold")
        .contains("mean over folds");
    assertThatThrownBy(
            () -> VisionRows.report(VisionRows.plan(List.of("vgg-1"), "relu", "mish"), rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vgg-1 with relu, seed 1 fold 1, epoch 1 is not in the study's plan");
  }

  /** Two seeds a fold are four runs and two pairs, of which the interval is. */
  @Test
  void pairsOfFoldsAreToldFromRuns() {
    List<VisionRow> rows =
        VisionRows.all(
            VisionRows.fold("relu", 1, 1, 0.80),
            VisionRows.fold("relu", 1, 2, 0.82),
            VisionRows.fold("relu", 2, 1, 0.80),
            VisionRows.fold("relu", 2, 2, 0.82),
            VisionRows.fold("mish", 1, 1, 0.83),
            VisionRows.fold("mish", 1, 2, 0.83),
            VisionRows.fold("mish", 2, 1, 0.83),
            VisionRows.fold("mish", 2, 2, 0.83));
    Plan plan = VisionRows.plan(1, List.of("vgg-1"), List.of(1L, 2L), 2, "relu", "mish");
    assertThat(VisionRows.accuracy(plan, rows, "vgg-1", "mish").n()).isEqualTo(4);
    assertThat(VisionRows.accuracy(plan, rows, "vgg-1", "mish").difference().orElseThrow().n())
        .isEqualTo(2);
    assertThat(VisionRows.report(plan, rows).text(400))
        .contains("fold by fold, each the mean over its seeds")
        .contains("at most 2 pairs while n counts runs");
  }

  @Test
  void aRunThatDivergedIsNamed() {
    List<VisionRow> rows =
        VisionRows.all(
            VisionRows.run("mlp(3)", "relu", 1, 0.8, 0.9),
            List.of(
                VisionRows.run("mlp(3)", "mish", 1, 0.7, 0.9).get(0),
                VisionRows.row("mlp(3)", "mish", 1, 2, 2, Optional.empty())));
    Plan plan = VisionRows.plan(List.of("mlp(3)"), "relu", "mish");
    Report report = VisionRows.report(plan, rows);
    assertThat(VisionRows.accuracy(plan, rows, "mlp(3)", "mish").sample()).isEmpty();
    Figure curves = (Figure) report.pictures().get("curves.png");
    assertThat(curves.charts().get(0).series().get(1).points())
        .extracting(Point::x)
        .containsExactly(1.0);
    assertThat(report.text(120))
        .contains("mlp(3) with mish diverged in 1 of 1 runs (at step 60, seed 1).");
  }

  @Test
  void rowsThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> VisionRows.report(PLAN, List.of()))
        .hasMessageContaining("has no results yet");
    List<VisionRow> twice = VisionRows.all(ROWS, ROWS.subList(0, 1));
    assertThatThrownBy(() -> VisionRows.report(PLAN, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mlp(3) with relu, seed 1, epoch 1 occurs twice");
    List<VisionRow> foreign = VisionRows.run("mlp(3)", "gelu", 1, 0.5, 0.6);
    assertThatThrownBy(() -> VisionRows.report(PLAN, foreign))
        .hasMessageContaining("is not in the study's plan");
    List<VisionRow> longer =
        VisionRows.all(ROWS, VisionRows.run("mlp(20)", "mish", 2, 0.1, 0.2, 0.3));
    assertThatThrownBy(() -> VisionRows.report(PLAN, longer))
        .hasMessageContaining("is not in the study's plan");
  }
}
