package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.ResultRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pictures of a report show. */
class ReportPicturesTest {

  private static FactorialDesign.Combination cell(String hinges, String ends) {
    return new FactorialDesign.Combination(
        "pwl(" + hinges + ", " + ends + ")",
        "pwl({hinges}, {ends})",
        Map.of("hinges", hinges, "ends", ends));
  }

  private static Plan plan(List<FactorialDesign.Combination> cells) {
    List<String> variants = new ArrayList<>(List.of("swiglu"));
    cells.forEach(cell -> variants.add(cell.notation()));
    return Rows.plan(
        Optional.of(
            new FactorialDesign(
                List.of(
                    Factor.of("hinges", List.of("2", "5", "33")),
                    Factor.of("ends", List.of("linear"))),
                cells,
                List.of(),
                List.of())),
        List.of(1L, 2L),
        variants.toArray(String[]::new));
  }

  private static Figure figure(List<ResultRow> rows, String name) {
    return (Figure) Rows.report(plan(CELLS), rows).pictures().get(name);
  }

  private static final List<FactorialDesign.Combination> CELLS =
      List.of(cell("2", "linear"), cell("5", "linear"), cell("33", "linear"));

  private static List<ResultRow> rows() {
    return Rows.all(
        Rows.of("swiglu", 1000, 300, 1.4, 1.6),
        Rows.of("pwl(2, linear)", 1000, 300, 2.0, 2.2),
        Rows.of("pwl(5, linear)", 1000, 300, 1.5, 1.7),
        Rows.of("pwl(33, linear)", 1000, 300, 1.6, 1.6));
  }

  @Test
  void aFactorOfNumbersIsDrawnAsACurveBesideTheBaseline() {
    Figure figure = figure(rows(), "factors.png");
    // Words have no place on an axis.
    assertThat(figure.charts()).extracting(Chart::title).containsExactly("hinges");
    Chart chart = figure.charts().get(0);
    assertThat(chart.x().scale()).isEqualTo(Scale.LOGARITHMIC);
    Series curve = chart.series().get(0);
    assertThat(curve.points()).extracting(Point::x).containsExactly(2.0, 5.0, 33.0);
    assertThat(curve.points()).extracting(Point::y).containsExactly(2.1, 1.6, 1.6);
    assertThat(curve.points().get(0).error()).isBetween(0.14, 0.142);
    assertThat(curve.points().get(2).error()).isZero();
    Series baseline = chart.series().get(1);
    assertThat(baseline.name()).isEqualTo("swiglu");
    assertThat(baseline.points()).containsExactly(new Point(2, 1.5), new Point(33, 1.5));
  }

  @Test
  void theGapToTheTrainingLossIsDrawnWhereItWasKept() {
    List<ResultRow> kept =
        rows().stream()
            .map(row -> Rows.trainedTo(row.score().orElseThrow().lossNats() - 0.5, row))
            .toList();
    Figure figure = figure(kept, "factors.png");
    assertThat(figure.charts()).extracting(Chart::title).containsExactly("hinges", "hinges");
    List<Series> gap = figure.charts().get(1).series();
    assertThat(gap.get(0).points()).extracting(Point::y).allMatch(y -> Math.abs(y - 0.5) < 1e-12);
    assertThat(gap.get(1).name()).isEqualTo("swiglu");
  }

  @Test
  void accuracyIsDrawnAgainstLossRunByRun(@TempDir Path folder) {
    List<ResultRow> counted = new ArrayList<>();
    for (ResultRow row : rows()) {
      double loss = row.score().orElseThrow().lossNats();
      counted.add(withAccuracy(row, OptionalDouble.of(1 / loss)));
    }
    Report report = Rows.report(plan(CELLS), counted);
    Figure figure = figure(counted, "accuracy.png");
    List<Series> series = figure.charts().get(0).series();
    assertThat(series).extracting(Series::name).startsWith("swiglu", "pwl(2, linear)").hasSize(4);
    assertThat(series.get(1).points())
        .containsExactly(new Point(2.0, 0.5), new Point(2.2, 1 / 2.2));

    report.write(folder);
    assertThat(folder.resolve("accuracy.png")).isNotEmptyFile();
    assertThat(folder.resolve("factors.png")).isNotEmptyFile();
    assertThat(folder.resolve("report.md"))
        .content()
        .contains("![factors](factors.png)", "![accuracy](accuracy.png)");
  }

  @Test
  void whatWasNotCountedIsNotDrawn(@TempDir Path folder) {
    Report report = Rows.report(plan(CELLS), rows());
    assertThat(report.pictures()).doesNotContainKey("accuracy.png");
    report.write(folder);
    assertThat(Files.exists(folder.resolve("accuracy.png"))).isFalse();
    assertThat(folder.resolve("report.md")).content().doesNotContain("accuracy.png");
  }

  private static ResultRow withAccuracy(ResultRow row, OptionalDouble accuracy) {
    ResultRow.Score score = row.score().orElseThrow();
    return Rows.withScore(
        row,
        new ResultRow.Score(
            score.lossNats(),
            score.perplexity(),
            score.bitsPerByte(),
            accuracy,
            score.trainingLossNats(),
            score.validationTokens(),
            score.floorNats(),
            score.tokensPerS(),
            score.elapsedS()));
  }
}
