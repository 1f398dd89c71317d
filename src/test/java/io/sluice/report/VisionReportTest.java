package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.measure.Verdict;
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

  private static VisionReport report() {
    return VisionReport.of(VisionRows.question(NETS, "relu", "mish"), ROWS, List.of(), List.of());
  }

  @Test
  void activationsAreComparedWithinANetSeedBySeed() {
    VisionComparison numbers = report().comparison();
    assertThat(numbers.runs()).isEqualTo(7);
    assertThat(numbers.plannedRuns()).isEqualTo(8);
    VisionComparison.Arm mish = numbers.arms().get(1);
    assertThat(mish.end().orElseThrow().accuracy()).isCloseTo(0.94, within(1e-12));
    assertThat(mish.end().orElseThrow().standardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(0.0002), within(1e-12));
    VisionComparison.Difference difference = mish.difference().orElseThrow();
    assertThat(difference.points()).isCloseTo(3, within(1e-9));
    assertThat(difference.n()).isEqualTo(2);
    assertThat(numbers.arms().get(0).difference()).isEmpty();
    VisionComparison.Difference deep = numbers.arms().get(3).difference().orElseThrow();
    assertThat(deep.points()).isCloseTo(70, within(1e-9));
    assertThat(deep.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(Json.parse(Json.pretty(numbers), "report", VisionComparison.class))
        .isEqualTo(numbers);
  }

  @Test
  void convergenceIsOfTheMeanCurve() {
    VisionComparison.Curve mish = report().comparison().arms().get(1).convergence().orElseThrow();
    // Errors 8 and 6 percent; ReLU ends with 9, which is reached from the start.
    assertThat(mish.errorArea()).isCloseTo(7, within(1e-9));
    assertThat(mish.errorMean()).isCloseTo(7, within(1e-9));
    assertThat(mish.epochsToBaseline()).hasValue(1);
    VisionComparison.Curve relu = report().comparison().arms().get(0).convergence().orElseThrow();
    assertThat(relu.epochsToBaseline().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(relu.lossArea()).isCloseTo((1.69 + 1.59) / 2, within(1e-9));
  }

  @Test
  void theReportHasTablesAndSaysWhatIsMissing() {
    assertThat(report().text(120))
        .contains(
            """
            net      activation  parameters  accuracy  spread    loss  vs relu  95 % interval  verdict        n
            mlp(3)   relu           101,770     91.00    1.41  1.5900                          baseline       2
            mlp(3)   mish           101,770     94.00    1.41  1.5600     3.00   3.00 to 3.00  more accurate  2
            mlp(20)  relu           101,770     30.00   14.14  2.2000                          baseline       2
            mlp(20)  mish           101,770     90.00          1.6000    70.00                 one pair       1
            """)
        .contains("not complete: 7 of 8 runs are there")
        .contains("6,000 trained on");
    assertThat(report().markdown())
        .startsWith("# depth\n\nHow deep?\n\n## Results\n")
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
    VisionQuestion question =
        new VisionQuestion(
            "depth",
            Optional.empty(),
            List.of("vgg-1"),
            List.of("relu", "mish"),
            "relu",
            List.of(1L),
            2);
    VisionReport report = VisionReport.of(question, rows, List.of(), List.of());
    assertThat(report.comparison().plannedRuns()).isEqualTo(4);
    VisionComparison.Difference difference =
        report.comparison().arms().get(1).difference().orElseThrow();
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.points()).isCloseTo(2, within(1e-9));
    // 3 and 1 points: deviation √2, t 12.706, and 1000 images held out of 7000 widen 1/2 by 1/6.
    assertThat(difference.highPoints().orElseThrow() - difference.points())
        .isCloseTo(12.7062 * Math.sqrt(2) * Math.sqrt(0.5 + 1.0 / 6), within(1e-3));
    assertThat(report.text(120))
        .contains("7,000 training images cut into 2 folds")
        .contains("of the held-out fold")
        .contains("mean over folds");
    assertThatThrownBy(
            () ->
                VisionReport.of(
                    VisionRows.question(List.of("vgg-1"), "relu", "mish"),
                    rows,
                    List.of(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vgg-1 with relu, seed 1 fold 1, epoch 1 is not in the study's plan");
  }

  @Test
  void aRunThatDivergedIsNamed() {
    List<VisionRow> rows =
        VisionRows.all(
            VisionRows.run("mlp(3)", "relu", 1, 0.8, 0.9),
            List.of(
                VisionRows.run("mlp(3)", "mish", 1, 0.7, 0.9).get(0),
                VisionRows.row("mlp(3)", "mish", 1, 2, 2, Optional.empty())));
    VisionReport report =
        VisionReport.of(
            VisionRows.question(List.of("mlp(3)"), "relu", "mish"), rows, List.of(), List.of());
    VisionComparison.Arm mish = report.comparison().arms().get(1);
    assertThat(mish.end()).isEmpty();
    assertThat(mish.diverged()).containsExactly("seed 1");
    assertThat(mish.curve()).extracting(VisionComparison.Epoch::epoch).containsExactly(1L);
    assertThat(report.text(120)).contains("diverged: mlp(3) with mish, seed 1;");
  }

  @Test
  void rowsThatDoNotBelongTogetherAreRefused() {
    VisionQuestion question = VisionRows.question(NETS, "relu", "mish");
    assertThatThrownBy(() -> VisionReport.of(question, List.of(), List.of(), List.of()))
        .hasMessageContaining("has no results yet");
    List<VisionRow> twice = VisionRows.all(ROWS, ROWS.subList(0, 1));
    assertThatThrownBy(() -> VisionReport.of(question, twice, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mlp(3) with relu, seed 1, epoch 1 occurs twice");
    List<VisionRow> foreign = VisionRows.run("mlp(3)", "gelu", 1, 0.5, 0.6);
    assertThatThrownBy(() -> VisionReport.of(question, foreign, List.of(), List.of()))
        .hasMessageContaining("is not in the study's plan");
    List<VisionRow> longer =
        VisionRows.all(ROWS, VisionRows.run("mlp(20)", "mish", 2, 0.1, 0.2, 0.3));
    assertThatThrownBy(() -> VisionReport.of(question, longer, List.of(), List.of()))
        .hasMessageContaining("under other conditions");
  }
}
