package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Cell;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.TuningCurves;
import io.sluice.picture.Figure;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.Json;
import io.sluice.run.ResultRow;
import io.sluice.run.SiteRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of activations, and of training against validation. */
class SiteReportTest {

  private static final List<ResultRow> RESULTS =
      Rows.all(Rows.of("swiglu", 1000, 300, 2.0, 2.2), Rows.of("dynactglu", 1004, 300, 2.0, 2.1));

  private static SiteRow row(
      String variant, long seed, long steps, long step, int layer, double rho, double dead) {
    boolean trained = variant.startsWith("dyn");
    return new SiteRow(
        variant,
        seed,
        steps,
        step,
        "layers." + layer + ".feed_forward.activation",
        layer,
        trained ? OptionalDouble.of(1) : OptionalDouble.empty(),
        trained ? OptionalDouble.of(rho) : OptionalDouble.empty(),
        trained ? OptionalDouble.of(rho) : OptionalDouble.empty(),
        OptionalDouble.of(1.1 + rho),
        dead,
        0.5);
  }

  private static List<SiteRow> sites() {
    List<SiteRow> rows = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      for (int layer = 0; layer < 2; layer++) {
        // Those of a shorter run lie on another schedule.
        rows.add(row("dynactglu", seed, 150, 150, layer, 9, 1));
        rows.add(row("dynactglu", seed, 300, 0, layer, 0, 0.5));
        rows.add(row("dynactglu", seed, 300, 300, layer, 0.1 * seed + layer, 0));
        rows.add(row("swiglu", seed, 300, 0, layer, 0, 0));
        rows.add(row("swiglu", seed, 300, 300, layer, 0, 0.25 * layer));
      }
    }
    return rows;
  }

  private static final Plan PLAN = Rows.plan("swiglu", "dynactglu");

  private static Report report() {
    return LanguageReport.of(
        PLAN, RESULTS, sites(), List.of(), List.of(), new TuningCurves(List.of()), List.of());
  }

  @Test
  void numbersAreMeansOverTheLongestRuns() {
    SiteSummary summary = SiteSummary.of(PLAN.comparedLevels(), sites()).orElseThrow();
    assertThat(summary.variants())
        .extracting(SiteSummary.Variant::variant)
        .containsExactly("swiglu", "dynactglu");
    SiteSummary.Variant trained = summary.variants().get(1);
    assertThat(trained.step()).isEqualTo(300);
    assertThat(trained.runs()).isEqualTo(2);
    assertThat(trained.sites()).extracting(SiteSummary.Site::layer).containsExactly(0L, 1L);
    SiteSummary.Site deep = trained.sites().get(1);
    assertThat(deep.rho().orElseThrow()).isCloseTo(1.15, within(1e-12));
    assertThat(deep.rhoStandardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(0.005), within(1e-12));
    assertThat(trained.deadUnits())
        .containsExactly(
            new SiteSummary.DeadUnits(0, 0.5, OptionalDouble.of(0)),
            new SiteSummary.DeadUnits(300, 0, OptionalDouble.of(0)));
    assertThat(summary.variants().get(0).sites().get(0).rho()).isEmpty();
  }

  @Test
  void aRunThatDivergedLeavesTheOthersTheirMean() {
    List<SiteRow> rows = new ArrayList<>(sites());
    rows.removeIf(row -> row.seed() == 2 && row.step() == 300);
    SiteSummary.Variant trained =
        SiteSummary.of(List.of("dynactglu"), rows).orElseThrow().variants().get(0);
    assertThat(trained.runs()).isEqualTo(1);
    assertThat(trained.sites().get(0).rho()).hasValue(0.1);
    assertThat(trained.sites().get(0).rhoStandardDeviation()).isEmpty();
  }

  @Test
  void theReportHasATableOfThem() {
    assertThat(report().text(100))
        .contains(
            """
            Activations

            variant    steps  rho by layer  steepest slope by layer  dead units  n
            swiglu       300                1.10, 1.10                   12.5 %  2
            dynactglu    300  0.15, 1.15    1.25, 2.25                    0.0 %  2
            """);
    assertThat(Json.pretty(report().data())).contains("\"rho_standard_deviation\"");
    assertThat(Rows.report(PLAN, RESULTS).markdown()).doesNotContain("Activations");
  }

  @Test
  void ofManyLayersThreeAreShown() {
    List<SiteRow> rows = new ArrayList<>();
    for (int layer = 0; layer < 75; layer++) {
      rows.add(row("dynactglu", 1, 300, 300, layer, layer / 100.0, 0));
    }
    SiteSummary summary = SiteSummary.of(List.of("dynactglu"), rows).orElseThrow();
    assertThat(SiteTable.section(summary).text(120))
        .anyMatch(line -> line.contains("first 0.00, middle 0.37, last 0.74"));
  }

  @Test
  void linearityAndDeadUnitsAreDrawn(@TempDir Path folder) {
    Map<String, Picture> figures = report().pictures();
    assertThat(figures).containsOnlyKeys("differences.png", "linearity.png", "dead-units.png");
    List<Series> linearity = ((Figure) figures.get("linearity.png")).charts().get(0).series();
    assertThat(linearity).extracting(Series::name).containsExactly("dynactglu");
    assertThat(linearity.get(0).points()).extracting(Point::x).containsExactly(0.0, 1.0);
    List<Series> dead = ((Figure) figures.get("dead-units.png")).charts().get(0).series();
    assertThat(dead).extracting(Series::name).containsExactly("swiglu", "dynactglu");
    assertThat(dead.get(0).points()).containsExactly(new Point(0, 0), new Point(300, 0.125));
    assertThat(((Figure) figures.get("dead-units.png")).caption())
        .isEqualTo("Dots: means over seeds, n = 2.");
    assertThat(((Figure) figures.get("linearity.png")).caption())
        .contains("n = 2. Upright lines")
        .contains("one standard deviation");
    report().write(folder);
    assertThat(folder.resolve("linearity.png")).isNotEmptyFile();
    assertThat(folder.resolve("report.md")).content().contains("![dead-units](dead-units.png)");
  }

  @Test
  void whatIsEverywhereZeroOrUnknownIsNotDrawn() {
    List<SiteRow> rows = new ArrayList<>(sites());
    rows.removeIf(row -> !row.variant().equals("swiglu") || row.layer() == 1);
    assertThat(
            LanguageReport.of(
                    PLAN,
                    RESULTS,
                    rows,
                    List.of(),
                    List.of(),
                    new TuningCurves(List.of()),
                    List.of())
                .pictures())
        .containsOnlyKeys("differences.png");
  }

  @Test
  void theGapIsValidationLessTraining() {
    List<ResultRow> rows =
        List.of(
            Rows.trainedTo(1.5, RESULTS.get(0)),
            Rows.trainedTo(1.9, RESULTS.get(1)),
            Rows.trainedTo(1.9, RESULTS.get(2)),
            Rows.trainedTo(2.1, RESULTS.get(3)));
    Cell gap = Rows.cell(PLAN, rows, "dynactglu", 300, LanguageReport.GAP);
    assertThat(gap.mean().orElseThrow()).isCloseTo(0.05, within(1e-12));
    // 0.1 less 0.5, and 0.0 less 0.3.
    assertThat(gap.difference().orElseThrow().mean()).isCloseTo(-0.35, within(1e-12));
    assertThat(Rows.report(PLAN, rows).markdown())
        .contains("## Training and validation\n")
        .contains("| swiglu    |   1.7000 |     2.1000 | 0.4000 | 0.1414 |")
        .contains("| dynactglu |   2.0000 |     2.0500 | 0.0500 | 0.0707 |   -0.3500 |");
  }
}
