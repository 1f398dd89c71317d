package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pictures of a report show. */
class ReportPicturesTest {

  private static Design.Cell cell(String hinges, String ends) {
    return new Design.Cell(
        "pwl(" + hinges + ", " + ends + ")",
        "pwl({hinges}, {ends})",
        List.of(new Design.Setting("hinges", hinges), new Design.Setting("ends", ends)));
  }

  private static Question question(List<Design.Cell> cells) {
    List<String> variants = new ArrayList<>(List.of("swiglu"));
    cells.forEach(cell -> variants.add(cell.variant()));
    return new Question(
        "quick",
        Optional.empty(),
        variants,
        "swiglu",
        List.of(1L, 2L),
        List.of(150L, 300L),
        Optional.of(
            new Design(
                List.of(
                    new Design.Factor("hinges", List.of("2", "5", "33")),
                    new Design.Factor("ends", List.of("linear"))),
                cells,
                List.of())));
  }

  private static final List<Design.Cell> CELLS =
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
    Figure figure =
        FactorPicture.of(StudyReport.of(question(CELLS), rows()).comparison()).orElseThrow();
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
    Figure figure =
        FactorPicture.of(StudyReport.of(question(CELLS), kept).comparison()).orElseThrow();
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
    StudyReport report = StudyReport.of(question(CELLS), counted);
    Figure figure = AccuracyPicture.of(report.comparison(), counted).orElseThrow();
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
    StudyReport report = StudyReport.of(question(CELLS), rows());
    assertThat(AccuracyPicture.of(report.comparison(), rows())).isEmpty();
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
