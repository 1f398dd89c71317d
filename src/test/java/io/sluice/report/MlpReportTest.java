package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.measure.Verdict;
import io.sluice.run.Json;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MlpReportTest {

  private static final List<String> SETS =
      List.of("abalone", "concrete", "energy", "yacht", "airfoil", "wine-red", "kin8nm");
  private static final String[] METHODS = {
    "owo-molf(relu)", "adact(pwl(9))", "cg(sigmoid)", "scg(sigmoid)", "levenberg-marquardt(sigmoid)"
  };

  private static final MlpQuestion TWO =
      MlpRows.question(List.of("concrete"), 2, "owo-molf(relu)", "adact(pwl(9))");

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
    MlpComparison numbers = MlpReport.of(TWO, ROWS).comparison();
    assertThat(numbers.runs()).isEqualTo(4);
    assertThat(numbers.plannedRuns()).isEqualTo(4);
    MlpComparison.Arm adact = numbers.arms().get(1);
    assertThat(adact.test().mean()).isCloseTo(0.43, within(1e-12));
    assertThat(adact.training().mean()).isCloseTo(0.33, within(1e-12));
    assertThat(adact.test().standardDeviation().orElseThrow())
        .isCloseTo(0.06 / Math.sqrt(2), within(1e-12));
    MlpComparison.Difference difference = adact.testDifference().orElseThrow();
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.mean()).isCloseTo(-0.09, within(1e-12));
    assertThat(difference.baseline()).isCloseTo(0.52, within(1e-12));
    // -0.10 and -0.08: t is 12.706, and 10 patterns held out of 90 widen 1/2 by 1/9.
    assertThat(difference.high().orElseThrow() - difference.mean())
        .isCloseTo(12.7062 * 0.01 * Math.sqrt(2) * Math.sqrt(0.5 + 1.0 / 9), within(1e-5));
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(numbers.arms().get(0).testDifference()).isEmpty();
    assertThat(Json.parse(Json.pretty(numbers), "report", MlpComparison.class)).isEqualTo(numbers);
  }

  @Test
  void theTablesHoldTheSameNumbers() {
    assertThat(MlpReport.of(TWO, ROWS).text(200))
        .startsWith("benchmark: Which one?\n\nResults\n")
        .contains("concrete      10  owo-molf(relu)         131  0.5200  0.0283")
        .contains("concrete      10  adact(pwl(9))          131  0.4300  0.0424     -0.0900");
    assertThat(MlpReport.of(TWO, ROWS).markdown())
        .contains(
            "| concrete |     10 | adact(pwl(9))  |        131 | 0.4300 | 0.0424 |    -0.0900 | -0.2305 to 0.0505 | within noise |   2 |   0.3300 |             -0.0900 | within noise     |\n")
        .contains(
            "| adact(pwl(9))  |      1.00 |          1.00 |     0 |            1 |      0 |             0 |\n")
        .contains("- adact(pwl(9)) against owo-molf(relu): within noise on concrete\n")
        .contains("| concrete |      8 |       1 |      100 |         90 |        10 |\n")
        .contains("targets are in units of their deviation")
        .contains("cut into 2 parts")
        .contains("about 0.1 of the 2 intervals, on test and on training, would still exclude zero")
        .doesNotContain("not complete")
        .endsWith("`./sluice mlp compare eval/benchmark/study.yaml` makes them again.\n");
  }

  @Test
  void aMissingFoldLeavesTheOtherPairs() {
    MlpReport report = MlpReport.of(TWO, without(ROWS, "owo-molf(relu)", 2));
    MlpComparison.Arm adact = report.comparison().arms().get(1);
    assertThat(adact.n()).isEqualTo(2);
    MlpComparison.Difference difference = adact.testDifference().orElseThrow();
    assertThat(difference.n()).isEqualTo(1);
    assertThat(difference.mean()).isCloseTo(-0.1, within(1e-12));
    assertThat(difference.verdict()).isEqualTo(Verdict.UNKNOWN);
    // Of the fold that both have: 0.4 lies where the baseline ends.
    assertThat(adact.cost().toBaseline().orElseThrow().iterations()).isEqualTo(1);
    assertThat(report.comparison().standings().get(0).testRank()).isEmpty();
    assertThat(report.text(300))
        .contains("not complete: 3 of 4 runs are there")
        .contains(
            "missing: concrete with owo-molf(relu), seed 1 fold 2; its means are over the other runs")
        .contains("one pair")
        .contains("all runs, 0 of 1");
    assertThat(MlpReport.of(TWO, ROWS.subList(0, 6)).comparison().arms()).hasSize(1);
    assertThat(MlpReport.of(TWO, ROWS.subList(6, 12)).text(300)).contains("no pair");
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
    MlpQuestion question =
        new MlpQuestion(
            "benchmark",
            Optional.empty(),
            TWO.data(),
            TWO.hidden(),
            TWO.methods(),
            TWO.baseline(),
            List.of(1L, 2L),
            2);
    MlpReport report = MlpReport.of(question, rows);
    assertThat(report.comparison().plannedRuns()).isEqualTo(8);
    MlpComparison.Arm adact = report.comparison().arms().get(1);
    assertThat(adact.n()).isEqualTo(4);
    MlpComparison.Difference difference = adact.testDifference().orElseThrow();
    assertThat(difference.n()).isEqualTo(4);
    assertThat(difference.mean()).isCloseTo(-0.14, within(1e-12));
    double deviation = Math.sqrt((2 * 0.04 * 0.04 + 2 * 0.06 * 0.06) / 3);
    assertThat(difference.high().orElseThrow() - difference.mean())
        .isCloseTo(3.18245 * deviation * Math.sqrt(0.25 + 1.0 / 9), within(1e-6));
    assertThat(report.text(300)).contains("mean over the folds of all seeds");
  }

  @Test
  void patternsThatAreNotCutArePairedBySeed() {
    MlpQuestion question =
        new MlpQuestion(
            "benchmark",
            Optional.empty(),
            TWO.data(),
            TWO.hidden(),
            TWO.methods(),
            TWO.baseline(),
            List.of(1L, 2L),
            0);
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
    MlpReport report = MlpReport.of(question, rows);
    MlpComparison.Difference difference =
        report.comparison().arms().get(1).testDifference().orElseThrow();
    // Nothing is widened.
    assertThat(difference.high().orElseThrow() - difference.mean())
        .isCloseTo(12.7062 * 0.01, within(1e-5));
    assertThat(report.text(300))
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
    MlpReport report = MlpReport.of(TWO, rows);
    assertThat(report.comparison().data().get(0).measure()).isEqualTo(MlpMeasure.ERROR_RATE);
    assertThat(report.comparison().arms().get(1).test().mean()).isCloseTo(0.215, within(1e-12));
    assertThat(report.comparison().arms().get(1).training().mean())
        .isCloseTo(0.0825, within(1e-12));
    assertThat(report.text(300))
        .contains("error: the share of patterns told wrongly")
        .doesNotContain("units of their deviation");
  }

  @Test
  void theOrderOfRowsDoesNotMatterAndANarrowTerminalIsKept() {
    List<MlpRow> rows = MlpRows.study(SETS, List.of(10L), List.of(METHODS), 10);
    MlpQuestion question = MlpRows.question(SETS, 10, METHODS);
    List<MlpRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(1));
    MlpReport report = MlpReport.of(question, rows);
    assertThat(MlpReport.of(question, shuffled).markdown()).isEqualTo(report.markdown());
    assertThat(report.text(80).lines()).allMatch(line -> line.length() <= 80);
    assertThat(report.text(80).replaceAll("\\s+", " "))
        .contains("dependent: levenberg-marquardt(sigmoid) ends with up to 2 functions that")
        .contains("the 56 intervals");
    assertThat(report.comparison().plannedRuns()).isEqualTo(350);
  }
}
