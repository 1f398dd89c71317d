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
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.AttackRow;
import io.sluice.run.Json;
import io.sluice.run.VisionRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackReportTest {

  private static final Plan PLAN = VisionRows.plan(List.of("mlp(3)"), "relu", "mish");

  private static final List<VisionRow> ROWS =
      VisionRows.all(
          VisionRows.run("mlp(3)", "relu", 1, 0.8, 0.9),
          VisionRows.run("mlp(3)", "relu", 2, 0.8, 0.9),
          VisionRows.run("mlp(3)", "mish", 1, 0.8, 0.9),
          VisionRows.run("mlp(3)", "mish", 2, 0.8, 0.9));

  private static final List<AttackRow> ATTACKS =
      List.of(
          row("relu", 1, 0.08, 0.90, 0.30),
          row("relu", 1, 0, 0.90, 0.90),
          row("relu", 2, 0.08, 0.92, 0.28),
          row("relu", 2, 0, 0.92, 0.92),
          row("mish", 1, 0.08, 0.94, 0.38),
          row("mish", 1, 0, 0.94, 0.94),
          row("mish", 2, 0.08, 0.96, 0.38),
          row("mish", 2, 0, 0.96, 0.96));

  private static AttackRow row(
      String activation, long seed, double epsilon, double clean, double attacked) {
    return new AttackRow("depth", "mlp(3)", activation, seed, epsilon, clean, attacked, 1000);
  }

  private static Report report(List<AttackRow> attacks) {
    return VisionReport.of(PLAN, ROWS, List.of(), attacks, List.of(), new TuningCurves(List.of()));
  }

  private static Cell cell(List<AttackRow> attacks, String activation, String metric) {
    return Attacks.of(PLAN, attacks).orElseThrow().analysis().observations().stream()
        .flatMap(each -> each.values().keySet().stream())
        .filter(each -> each.column().equals(metric))
        .findFirst()
        .map(
            each ->
                Attacks.of(PLAN, attacks)
                    .orElseThrow()
                    .analysis()
                    .cell(
                        Map.of("net", "mlp(3)", "epsilon", "0.08", "activation", activation),
                        2,
                        each))
        .orElseThrow();
  }

  @Test
  void dropsAreComparedSeedBySeed() {
    assertThat(Attacks.of(PLAN, ATTACKS).orElseThrow().attacked().map(each -> each.arm()))
        .containsExactly(
            Map.of("net", "mlp(3)", "epsilon", "0.08", "activation", "relu"),
            Map.of("net", "mlp(3)", "epsilon", "0.08", "activation", "mish"));
    assertThat(cell(ATTACKS, "mish", "clean").mean().orElseThrow()).isCloseTo(95, within(1e-9));
    assertThat(cell(ATTACKS, "mish", "attacked").mean().orElseThrow()).isCloseTo(38, within(1e-9));
    Cell mish = cell(ATTACKS, "mish", "drop");
    assertThat(mish.mean().orElseThrow()).isCloseTo(57, within(1e-9));
    assertThat(mish.spread().orElseThrow()).isCloseTo(Math.sqrt(2), within(1e-9));
    // 56 - 60 and 58 - 64: -5, with 12.706 * sqrt(2) / sqrt(2) to either side.
    Difference difference = mish.difference().orElseThrow();
    assertThat(difference.mean()).isCloseTo(-5, within(1e-9));
    assertThat(difference.interval().orElseThrow().low()).isCloseTo(-5 - 12.706, within(1e-3));
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(difference.comparisons()).as("not those without an attack").isEqualTo(1);
    assertThat(cell(ATTACKS, "relu", "drop").difference()).isEmpty();
    assertThat(Json.pretty(report(ATTACKS).data())).contains("\"attacks\" : [");
  }

  @Test
  void theTableShowsBothAccuraciesAndWarns() {
    assertThat(report(ATTACKS).text(130))
        .contains(
            """
            Attacks

            net     epsilon  activation  clean  attacked   drop  spread  vs relu   95 % interval  verdict       n
            mlp(3)     0.08  relu        91.00     29.00  62.00    2.83                           baseline      2
            mlp(3)     0.08  mish        95.00     38.00  57.00    1.41    -5.00  -17.71 to 7.71  within noise  2
            """)
        .contains("a drop alone flatters weak nets");
    assertThat(report(List.of()).text(130)).doesNotContain("Attacks");
  }

  @Test
  void seedsWithoutAPartnerArePassedOver() {
    List<AttackRow> one = List.of(ATTACKS.get(0), ATTACKS.get(4), ATTACKS.get(6));
    Cell mish = cell(one, "mish", "drop");
    assertThat(mish.n()).isEqualTo(2);
    Difference difference = mish.difference().orElseThrow();
    assertThat(difference.n()).isEqualTo(1);
    assertThat(difference.mean()).isCloseTo(-4, within(1e-9));
    assertThat(difference.interval()).isEmpty();
    List<AttackRow> apart = List.of(ATTACKS.get(0), ATTACKS.get(6));
    assertThat(cell(apart, "mish", "drop").difference()).isEmpty();
  }

  @Test
  void aLineIsDrawnForEachActivation(@TempDir Path folder) {
    Figure figure = (Figure) report(ATTACKS).pictures().get("fgsm.png");
    assertThat(figure.charts()).extracting(Chart::title).containsExactly("mlp(3)");
    List<Series> series = figure.charts().get(0).series();
    assertThat(series).extracting(Series::name).containsExactly("relu", "mish");
    assertThat(series.get(1).points()).extracting(Point::x).containsExactly(0.0, 0.08);
    assertThat(series.get(1).points().get(1).y()).isCloseTo(38, within(1e-9));
    report(ATTACKS).write(folder);
    assertThat(folder.resolve("fgsm.png")).isNotEmptyFile();
    assertThat(folder.resolve("report.md")).content().contains("![fgsm](fgsm.png)");
    assertThat(report(List.of()).pictures()).doesNotContainKey("fgsm.png");
    List<AttackRow> single = ATTACKS.stream().filter(row -> row.epsilon() > 0).toList();
    assertThat(report(single).pictures()).doesNotContainKey("fgsm.png");
  }

  @Test
  void rowsThatDoNotBelongTogetherAreRefused() {
    List<AttackRow> twice = new ArrayList<>(ATTACKS);
    twice.add(ATTACKS.get(0));
    assertThatThrownBy(() -> report(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mlp(3) with 0.08 with relu, seed 1, epoch 2 occurs twice");
    for (AttackRow foreign : List.of(row("gelu", 1, 0, 1, 1), row("relu", 3, 0, 1, 1))) {
      assertThatThrownBy(() -> report(List.of(foreign)))
          .hasMessageContaining("is not in the study's plan");
    }
    AttackRow fewer = new AttackRow("depth", "mlp(3)", "mish", 1, 0.02, 0.9, 0.8, 10);
    assertThatThrownBy(() -> report(List.of(ATTACKS.get(0), fewer)))
        .hasMessageContaining("under other conditions");
  }

  @Test
  void moreNetsThanAPictureHasRoomForHaveATable() {
    List<String> nets = IntStream.rangeClosed(1, 10).mapToObj(i -> "mlp(%d)".formatted(i)).toList();
    List<AttackRow> attacks =
        nets.stream()
            .flatMap(
                net ->
                    IntStream.of(0, 1)
                        .mapToObj(
                            i -> new AttackRow("depth", net, "relu", 1, 0.1 * i, 0.9, 0.5, 10)))
            .toList();
    Report report =
        VisionReport.of(
            VisionRows.plan(1, nets, List.of(1L, 2L), 0, "relu", "mish"),
            VisionRows.run("mlp(1)", "relu", 1, 0.5),
            List.of(),
            attacks,
            List.of(),
            new TuningCurves(List.of()));
    assertThat(report.pictures()).doesNotContainKey("fgsm.png");
    assertThat(report.markdown()).contains("| mlp(10) |     0.1 | relu ");
  }
}
