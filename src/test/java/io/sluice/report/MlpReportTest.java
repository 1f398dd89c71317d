package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.Trial;
import io.sluice.measure.Verdict;
import io.sluice.run.Json;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MlpReportTest {

  private static final List<String> SETS =
      List.of("abalone", "concrete", "energy", "yacht", "airfoil", "wine-red", "kin8nm");
  private static final String[] METHODS = {
    "owo-molf(relu)", "adact(pwl(9))", "cg(sigmoid)", "scg(sigmoid)", "levenberg-marquardt(sigmoid)"
  };

  private static final Plan TWO =
      MlpRows.plan(2, List.of("concrete"), 2, "owo-molf(relu)", "adact(pwl(9))");

  private static final List<String> METHODS_OF_TWO = List.of("owo-molf(relu)", "adact(pwl(9))");

  /** Training errors; those of the test lie 0.1 above. */
  private static final List<MlpRow> ROWS =
      MlpRows.all(
          MlpRows.run("concrete", "owo-molf(relu)", 1, 1, 0.6, 0.4),
          MlpRows.run("concrete", "owo-molf(relu)", 2, 1, 0.6, 0.44),
          MlpRows.run("concrete", "adact(pwl(9))", 1, 1, 0.4, 0.3),
          MlpRows.run("concrete", "adact(pwl(9))", 2, 1, 0.4, 0.36));

  private static List<MlpRow> without(List<MlpRow> rows, String method, long fold) {
    return rows.stream()
        .filter(row -> !(row.method().equals(method) && row.fold() == fold))
        .toList();
  }

  @Test
  void methodsAreComparedFoldByFold() {
    Analysis analysis = MlpReport.analysis(TWO, ROWS);
    assertThat(analysis.runs()).isEqualTo(4);
    assertThat(TWO.runs()).isEqualTo(4);
    Cell test = MlpRows.cell(analysis, "concrete", "adact(pwl(9))", MlpReport.TEST);
    assertThat(test.mean().orElseThrow()).isCloseTo(0.43, within(1e-12));
    assertThat(test.spread().orElseThrow()).isCloseTo(0.06 / Math.sqrt(2), within(1e-12));
    Cell training = MlpRows.cell(analysis, "concrete", "adact(pwl(9))", MlpReport.TRAINING);
    assertThat(training.mean().orElseThrow()).isCloseTo(0.33, within(1e-12));
    Difference difference = test.difference().orElseThrow();
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.mean()).isCloseTo(-0.09, within(1e-12));
    assertThat(difference.baseline()).isCloseTo(0.52, within(1e-12));
    // -0.10 and -0.08: t is 12.706, and 10 patterns held out of 90 widen 1/2 by 1/9.
    assertThat(half(difference))
        .isCloseTo(12.7062 * 0.01 * Math.sqrt(2) * Math.sqrt(0.5 + 1.0 / 9), within(1e-5));
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(MlpRows.cell(analysis, "concrete", "owo-molf(relu)", MlpReport.TEST).difference())
        .isEmpty();
    assertThat(Json.pretty(MlpReport.of(TWO, ROWS, List.of()).data()))
        .contains("\"cells\" : [", "\"rankings\" : [", "\"costs\" : [");
  }

  private static double half(Difference difference) {
    return difference.interval().orElseThrow().high() - difference.mean();
  }

  private static Difference difference(Plan plan, List<MlpRow> rows) {
    return MlpRows.cell(MlpReport.analysis(plan, rows), "concrete", "adact(pwl(9))", MlpReport.TEST)
        .difference()
        .orElseThrow();
  }

  @Test
  void theTablesHoldTheSameNumbers() {
    assertThat(MlpReport.of(TWO, ROWS, List.of()).text(200))
        .startsWith("benchmark: Which one?\n\nAfter 2 iterations adact(pwl(9)) is within noise of")
        .contains("concrete      10  owo-molf(relu)         131  0.5200  0.0283")
        .contains("concrete      10  adact(pwl(9))          131  0.4300  0.0424     -0.0900");
    assertThat(MlpReport.of(TWO, ROWS, List.of()).markdown())
        .contains(
            "| concrete |     10 | adact(pwl(9))  |        131 | 0.4300 | 0.0424 |    -0.0900 |"
                + " -0.2305 to 0.0505 | within noise |   2 |   0.3300 |             -0.0900 |"
                + " within noise     |\n")
        .contains(
            "| adact(pwl(9))  |      1.00 |          1.00 |     0 |            1 |      0 |        "
                + "     0 |\n")
        .contains(
            "- After 2 iterations adact(pwl(9)) is within noise of owo-molf(relu): -17.3 %, 95 % interval")
        .contains("| concrete |      8 |       1 |      100 |         90 |        10 |\n")
        .contains("targets are in units of their deviation")
        .contains("cut into 2 parts")
        .contains("2 folds are too few to find small differences")
        .doesNotContain("not complete")
        .endsWith("`./sluice mlp compare eval/benchmark/study.yaml` makes them again.\n");
  }

  @Test
  void aMissingFoldLeavesTheOtherPairs() {
    List<MlpRow> rows = without(ROWS, "owo-molf(relu)", 2);
    Report report = MlpReport.of(TWO, rows, List.of());
    Analysis analysis = MlpReport.analysis(TWO, rows);
    assertThat(MlpRows.cell(analysis, "concrete", "adact(pwl(9))", MlpReport.TEST).n())
        .isEqualTo(2);
    Difference difference = difference(TWO, rows);
    assertThat(difference.n()).isEqualTo(1);
    assertThat(difference.mean()).isCloseTo(-0.1, within(1e-12));
    assertThat(difference.verdict()).isEqualTo(Verdict.UNKNOWN);
    // Of the fold that both have: 0.4 lies where the baseline ends.
    MlpCosts.Cost cost = MlpCosts.of(analysis, MlpRows.arm("concrete", "adact(pwl(9))"));
    assertThat(cost.toBaseline().orElseThrow().iteration()).isEqualTo(1);
    assertThat(Rankings.all(analysis).get(0).testRank()).isEmpty();
    assertThat(report.text(300))
        .contains("not complete: 3 of its 4 measurements are there.")
        .contains(
            "missing: concrete with owo-molf(relu), seed 1 fold 2; its means are over the other"
                + " runs")
        .contains("one pair")
        .contains("all runs, 0 of 1");
    assertThat(MlpReport.analysis(TWO, ROWS.subList(0, 6)).arms()).hasSize(1);
    assertThat(MlpReport.of(TWO, ROWS.subList(6, 12), List.of()).text(300)).contains("no pair");
  }

  @Test
  void everySeedCutsThePatternsAnew() {
    List<MlpRow> rows = new ArrayList<>(ROWS);
    for (MlpRow row : ROWS) {
      // Differences of -0.10 and -0.08, and of -0.20 and -0.18 in the other folds.
      double shift = row.method().startsWith("adact") ? -0.1 : 0;
      rows.add(
          MlpRows.row(
              "concrete",
              row.method(),
              new Trial(2, row.fold()),
              row.iteration(),
              row.trainingError() + shift,
              row.testError() + shift));
    }
    Plan plan =
        MlpRows.plan(2, List.of("concrete"), List.of(10L), METHODS_OF_TWO, List.of(1L, 2L), 2);
    assertThat(plan.runs()).isEqualTo(8);
    Difference difference = difference(plan, rows);
    assertThat(difference.n()).isEqualTo(4);
    assertThat(difference.mean()).isCloseTo(-0.14, within(1e-12));
    double deviation = Math.sqrt((2 * 0.04 * 0.04 + 2 * 0.06 * 0.06) / 3);
    assertThat(half(difference))
        .isCloseTo(3.18245 * deviation * Math.sqrt(0.25 + 1.0 / 9), within(1e-6));
    assertThat(MlpReport.of(plan, rows, List.of()).text(300))
        .contains("mean over the folds of all seeds");
  }

  @Test
  void patternsThatAreNotCutArePairedBySeed() {
    Plan plan =
        MlpRows.plan(2, List.of("concrete"), List.of(10L), METHODS_OF_TWO, List.of(1L, 2L), 0);
    List<MlpRow> rows = new ArrayList<>();
    for (MlpRow row : ROWS) {
      rows.add(
          MlpRows.row(
              "concrete",
              row.method(),
              new Trial(row.fold(), 0),
              row.iteration(),
              row.trainingError(),
              row.testError()));
    }
    Difference difference = difference(plan, rows);
    // Nothing is widened.
    assertThat(half(difference)).isCloseTo(12.7062 * 0.01, within(1e-5));
    assertThat(MlpReport.of(plan, rows, List.of()).text(300))
        .contains("mean over seeds;")
        .contains("seed by seed")
        .doesNotContain("Nadeau");
  }

  @Test
  void classesAreComparedByTheirRate() {
    List<MlpRow> rows =
        ROWS.stream()
            .map(row -> MlpRows.withRates(row, row.trainingError() / 4, row.testError() / 2))
            .toList();
    Analysis analysis = MlpReport.analysis(TWO, rows);
    String adact = "adact(pwl(9))";
    assertThat(MlpRows.cell(analysis, "concrete", adact, MlpReport.TEST).mean().orElseThrow())
        .isCloseTo(0.215, within(1e-12));
    assertThat(MlpRows.cell(analysis, "concrete", adact, MlpReport.TRAINING).mean().orElseThrow())
        .isCloseTo(0.0825, within(1e-12));
    assertThat(MlpReport.of(TWO, rows, List.of()).text(300))
        .contains("error: the share of patterns told wrongly")
        .doesNotContain("units of their deviation");
  }

  @Test
  void theOrderOfRowsDoesNotMatterAndANarrowTerminalIsKept() {
    List<MlpRow> rows = MlpRows.study(SETS, List.of(10L), List.of(METHODS), 10);
    Plan plan = MlpRows.plan(100, SETS, 10, METHODS);
    List<MlpRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(1));
    Report report = MlpReport.of(plan, rows, List.of());
    assertThat(MlpReport.of(plan, shuffled, List.of()).markdown()).isEqualTo(report.markdown());
    assertThat(report.text(80).lines()).allMatch(line -> line.length() <= 80);
    assertThat(report.text(80).replaceAll("\\s+", " "))
        .contains("dependent: levenberg-marquardt(sigmoid) ends with up to 2 functions that")
        .contains("adjusted: the same by Holm over these 28 comparisons");
    assertThat(plan.runs()).isEqualTo(350);
  }
}
