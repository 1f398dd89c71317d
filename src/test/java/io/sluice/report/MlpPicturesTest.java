package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.MlpRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlpPicturesTest {

  private static final List<String> HINGES =
      List.of("owo-molf(relu)", "adact(pwl(9))", "adact(pwl(3))", "adact(pwl(33))");

  private static Map<String, Picture> pictures(Plan plan, List<MlpRow> rows) {
    return MlpReport.of(plan, rows, List.of()).pictures();
  }

  private static Figure figure(Map<String, Picture> pictures, String name) {
    return (Figure) pictures.get(name);
  }

  @Test
  void allAreWrittenAndNamedInTheReport(@TempDir Path folder) throws IOException {
    List<String> data = List.of("concrete", "yacht");
    Plan plan = MlpRows.plan(100, data, 3, HINGES.toArray(String[]::new));
    Report report = MlpReport.of(plan, MlpRows.study(data, List.of(10L), HINGES, 3), List.of());
    report.write(folder);
    for (String name :
        List.of("iterations", "test-iterations", "multiplies", "time", "tests", "hinges")) {
      assertThat(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth())
          .isGreaterThan(1000);
      assertThat(folder.resolve("report.md")).content().contains("](" + name + ".png)");
    }
  }

  @Test
  void aChartADataSetAndALineAMethod() {
    List<String> data = List.of("concrete", "yacht");
    Plan plan = MlpRows.plan(2, data, 1, "base", "other");
    Map<String, Picture> pictures =
        pictures(
            plan,
            MlpRows.all(
                MlpRows.run("concrete", "base", 1, 1, 0.5, 0.4),
                MlpRows.run("concrete", "other", 1, 1, 0.3, 0.1),
                MlpRows.run("yacht", "base", 1, 1, 0.5, 0.4)));
    List<Chart> iterations = figure(pictures, "iterations.png").charts();
    assertThat(iterations).extracting(Chart::title).containsExactly("concrete", "yacht");
    assertThat(iterations.get(0).series())
        .extracting(Series::name)
        .containsExactly("base", "other");
    assertThat(iterations.get(0).series().get(1).points())
        .containsExactly(new Point(0, 1), new Point(1, 0.3), new Point(2, 0.1));
    // From 1 to 0.1, and from 1 to 0.4: where one needs a logarithmic axis, all have it.
    assertThat(iterations).extracting(chart -> chart.y().scale()).containsOnly(Scale.LOGARITHMIC);
    assertThat(figure(pictures, "test-iterations.png").charts().get(0).y().label())
        .isEqualTo("test error");
    // Nothing was multiplied before the first iteration.
    Chart multiplies = figure(pictures, "multiplies.png").charts().get(0);
    assertThat(multiplies.x().scale()).isEqualTo(Scale.LOGARITHMIC);
    assertThat(multiplies.series().get(1).points())
        .containsExactly(new Point(1, 0.3), new Point(2, 0.1));
    assertThat(figure(pictures, "time.png").charts().get(0).series().get(0).points())
        .containsExactly(new Point(0.5, 0.5), new Point(1, 0.4));
    assertThat(pictures).doesNotContainKey("hinges.png");
  }

  @Test
  void dotsAreRatiosToTheBaselineWhichNoIntervalTakesBelowZero() {
    List<String> data = List.of("concrete", "yacht");
    Plan plan = MlpRows.plan(1, data, 2, "base", "other");
    Figure figure =
        figure(
            pictures(
                plan,
                MlpRows.all(
                    MlpRows.run("concrete", "base", 1, 1, 0.4),
                    MlpRows.run("concrete", "base", 2, 1, 0.4),
                    MlpRows.run("concrete", "other", 1, 1, 0.2),
                    MlpRows.run("concrete", "other", 2, 1, 0.1),
                    MlpRows.run("yacht", "base", 1, 1, 0.1),
                    MlpRows.run("yacht", "other", 1, 1, 0.9))),
            "tests.png");
    assertThat(figure.caption()).contains("geometric means", "n = 1 to 2", "95 % intervals");
    Chart chart = figure.charts().get(0);
    assertThat(chart.x().names()).containsExactly("concrete", "yacht");
    assertThat(chart.y().scale()).isEqualTo(Scale.LOGARITHMIC);
    assertThat(chart.series()).extracting(Series::name).containsExactly("base", "other");
    assertThat(chart.series().get(0).points()).extracting(Point::y).containsOnly(1.0);
    Point lower = chart.series().get(1).points().get(0);
    // A run's test error is 0.1 above what it ends with in training.
    double first = 0.3 / 0.5;
    double second = 0.2 / 0.5;
    assertThat(lower.y()).isCloseTo(Math.sqrt(first * second), within(1e-9));
    assertThat(lower.low()).isPositive();
    // Equal factors to both sides; t 12.706, and 10 patterns held out of 90.
    double deviation = Math.abs(Math.log(first) - Math.log(second)) / Math.sqrt(2);
    double factor = Math.exp(12.7062 * deviation * Math.sqrt(0.5 + 1 / 9.0));
    assertThat(lower.high() / lower.y()).isCloseTo(factor, withinPercentage(0.1));
    assertThat(lower.y() / lower.low()).isCloseTo(factor, withinPercentage(0.1));
    assertThat(chart.series().get(1).points().get(1).error()).isZero();
  }

  @Test
  void hingesAreInOrderBesideABaselineWithoutThem() {
    Plan plan = MlpRows.plan(100, List.of("concrete"), 3, HINGES.toArray(String[]::new));
    List<MlpRow> rows = MlpRows.study(List.of("concrete"), List.of(10L), HINGES, 3);
    Chart chart = figure(pictures(plan, rows), "hinges.png").charts().get(0);
    assertThat(chart.x().scale()).isEqualTo(Scale.LOGARITHMIC);
    assertThat(chart.series())
        .extracting(Series::name)
        .containsExactly("adact(pwl(H)), test", "adact(pwl(H)), training", "owo-molf(relu), test");
    assertThat(chart.series().get(0).points()).extracting(Point::x).containsExactly(3.0, 9.0, 33.0);
    assertThat(chart.series().get(2).mark()).isEqualTo(Mark.REFERENCE);
    assertThat(chart.series().get(1).points().get(1).y())
        .isEqualTo(
            MlpRows.cell(
                    MlpReport.analysis(plan, rows), "concrete", "adact(pwl(9))", MlpReport.TRAINING)
                .mean()
                .orElseThrow());
    assertThat(
            MlpReport.of(
                    MlpRows.plan(100, List.of("concrete"), 3, "adact(pwl(9))", "adact-hwo(pwl(5))"),
                    MlpRows.study(
                        List.of("concrete"),
                        List.of(10L),
                        List.of("adact(pwl(9))", "adact-hwo(pwl(5))"),
                        3),
                    List.of())
                .pictures())
        .doesNotContainKey("hinges.png");
  }

  @Test
  void aFigureOfManyChartsSaysHowManyThereAre() {
    List<String> data = List.of("a", "b", "c", "d", "e");
    List<Long> hidden = List.of(5L, 20L);
    List<String> methods = List.of("base", "other");
    Plan plan = MlpRows.plan(100, data, hidden, methods, List.of(1L), 2);
    Map<String, Picture> pictures = pictures(plan, MlpRows.study(data, hidden, methods, 2));
    Figure iterations = figure(pictures, "iterations.png");
    assertThat(iterations.title()).isEqualTo("benchmark, means over folds, the first 9 of 10");
    assertThat(iterations.charts()).hasSize(9);
    assertThat(iterations.charts().get(1).title()).isEqualTo("a, 20 hidden");
    assertThat(figure(pictures, "tests.png").charts())
        .extracting(Chart::title)
        .containsExactly("benchmark, 5 hidden", "benchmark, 20 hidden");
  }
}
