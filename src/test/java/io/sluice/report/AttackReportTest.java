package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackReportTest {

  private static final VisionQuestion QUESTION =
      VisionRows.question(List.of("mlp(3)"), "relu", "mish");

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

  private static VisionReport report(List<AttackRow> attacks) {
    return VisionReport.of(QUESTION, ROWS, List.of(), attacks);
  }

  @Test
  void dropsAreComparedSeedBySeed() {
    List<VisionComparison.Attack> attacks = report(ATTACKS).comparison().attacks();
    assertThat(attacks)
        .extracting(attack -> attack.epsilon() + " " + attack.activation())
        .containsExactly("0.0 relu", "0.0 mish", "0.08 relu", "0.08 mish");
    VisionComparison.Attack mish = attacks.get(3);
    assertThat(mish.clean()).isCloseTo(0.95, within(1e-12));
    assertThat(mish.attacked()).isCloseTo(0.38, within(1e-12));
    assertThat(mish.dropPoints()).isCloseTo(57, within(1e-9));
    assertThat(mish.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(2), within(1e-9));
    // 56 - 60 and 58 - 64: -5, with 12.706 * sqrt(2) / sqrt(2) to either side.
    VisionComparison.Difference difference = mish.difference().orElseThrow();
    assertThat(difference.points()).isCloseTo(-5, within(1e-9));
    assertThat(difference.lowPoints().orElseThrow()).isCloseTo(-5 - 12.706, within(1e-3));
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(attacks.get(2).difference()).isEmpty();
    VisionComparison numbers = report(ATTACKS).comparison();
    assertThat(Json.parse(Json.pretty(numbers), "report", VisionComparison.class))
        .isEqualTo(numbers);
  }

  @Test
  void theTableShowsBothAccuraciesAndWarns() {
    assertThat(report(ATTACKS).text(130))
        .contains(
            """
            Attacks

            net     epsilon  activation  clean  attacked   drop  spread  vs relu   95 % interval  n
            mlp(3)     0.08  relu        91.00     29.00  62.00    2.83                           2
            mlp(3)     0.08  mish        95.00     38.00  57.00    1.41    -5.00  -17.71 to 7.71  2
            """)
        .contains("a drop alone flatters weak nets")
        .contains("at least one of the 2 intervals");
    assertThat(report(List.of()).text(130)).doesNotContain("Attacks");
  }

  @Test
  void seedsWithoutAPartnerArePassedOver() {
    List<AttackRow> one = List.of(ATTACKS.get(0), ATTACKS.get(4), ATTACKS.get(6));
    VisionComparison.Attack mish = report(one).comparison().attacks().get(1);
    assertThat(mish.n()).isEqualTo(2);
    VisionComparison.Difference difference = mish.difference().orElseThrow();
    assertThat(difference.n()).isEqualTo(1);
    assertThat(difference.points()).isCloseTo(-4, within(1e-9));
    assertThat(difference.lowPoints()).isEmpty();
    List<AttackRow> apart = List.of(ATTACKS.get(0), ATTACKS.get(6));
    assertThat(report(apart).comparison().attacks().get(1).difference()).isEmpty();
  }

  @Test
  void aLineIsDrawnForEachActivation(@TempDir Path folder) {
    Figure figure = AttackPicture.of(report(ATTACKS).comparison()).orElseThrow();
    assertThat(figure.charts()).extracting(Chart::title).containsExactly("mlp(3)");
    List<Series> series = figure.charts().get(0).series();
    assertThat(series).extracting(Series::name).containsExactly("relu", "mish");
    assertThat(series.get(1).points()).extracting(Point::x).containsExactly(0.0, 0.08);
    assertThat(series.get(1).points().get(1).y()).isCloseTo(38, within(1e-9));
    report(ATTACKS).write(folder);
    assertThat(folder.resolve("fgsm.png")).isNotEmptyFile();
    assertThat(folder.resolve("report.md")).content().contains("![fgsm](fgsm.png)");
    assertThat(AttackPicture.of(report(List.of()).comparison())).isEmpty();
    List<AttackRow> single = ATTACKS.stream().filter(row -> row.epsilon() > 0).toList();
    assertThat(AttackPicture.of(report(single).comparison())).isEmpty();
  }

  @Test
  void rowsThatDoNotBelongTogetherAreRefused() {
    List<AttackRow> twice = new ArrayList<>(ATTACKS);
    twice.add(ATTACKS.get(0));
    assertThatThrownBy(() -> report(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mlp(3) with relu, seed 1, epsilon 0.08 occurs twice");
    for (AttackRow foreign : List.of(row("gelu", 1, 0, 1, 1), row("relu", 3, 0, 1, 1))) {
      assertThatThrownBy(() -> report(List.of(foreign)))
          .hasMessageContaining("is not in the study's plan");
    }
    AttackRow fewer = new AttackRow("depth", "mlp(3)", "mish", 1, 0.02, 0.9, 0.8, 10);
    assertThatThrownBy(() -> report(List.of(ATTACKS.get(0), fewer)))
        .hasMessageContaining("another number of images");
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
    VisionReport report =
        VisionReport.of(
            VisionRows.question(nets, "relu", "mish"),
            VisionRows.run("mlp(1)", "relu", 1, 0.5),
            List.of(),
            attacks);
    assertThat(AttackPicture.of(report.comparison())).isEmpty();
    assertThat(report.markdown()).contains("| mlp(10) |     0.1 | relu ");
  }
}
