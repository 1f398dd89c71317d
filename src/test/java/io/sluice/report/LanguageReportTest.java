package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.measure.StoppingRule;
import io.sluice.measure.Verdict;
import io.sluice.picture.ForestPlot;
import io.sluice.run.Json;
import io.sluice.run.Machine;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanguageReportTest {

  private static final List<ResultRow> ROWS =
      Rows.all(
          Rows.of("swiglu", 310_240, 150, 2.5, 2.6, 2.7),
          Rows.of("swiglu", 310_240, 300, 2.0, 2.1, 2.2),
          Rows.of("geglu", 310_240, 150, 2.4, 2.49, 2.58),
          Rows.of("geglu", 310_240, 300, 1.99, 2.08, 2.2),
          Rows.of("dynactglu", 310_244, 150, 2.5, 2.6, 2.7),
          Rows.of("dynactglu", 310_244, 300, 2.11, 2.2, 2.29));

  private static final Plan PLAN = Rows.plan("swiglu", "geglu", "dynactglu");

  private static Report report() {
    return Rows.report(PLAN, ROWS);
  }

  private static Cell at(String variant, long mark) {
    return Rows.cell(PLAN, ROWS, variant, mark, LanguageReport.LOSS);
  }

  private static List<String> conclusions(Plan plan, List<ResultRow> rows) {
    return new Conclusions().sentences(LanguageReport.analysis(plan, rows));
  }

  @Test
  void meanSpreadAndPerplexityAreThoseOfTheSeeds() {
    Cell loss = at("swiglu", 300);
    assertThat(loss.mean().orElseThrow()).isCloseTo(2.1, within(1e-12));
    assertThat(loss.spread().orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(loss.n()).isEqualTo(3);
    // exp(2.1) is 8.166, not the mean of exp(2.0), exp(2.1), exp(2.2), which is 8.193
    assertThat(report().markdown())
        .contains("| swiglu    |    310,240 | 2.1000 | 0.1000 |      8.166 |")
        .contains("bits per byte: swiglu 0.7000, geglu 0.6967, dynactglu 0.7333");
  }

  @Test
  void aTokenizerThatLosesTextHasNoBitsPerByte() {
    List<ResultRow> lossy =
        ROWS.stream()
            .map(row -> Rows.withScore(row, withoutBits(row.score().orElseThrow())))
            .toList();
    assertThat(Rows.report(PLAN, lossy).markdown())
        .contains(
            "- bits per byte: none, because the tokenizer drops or changes some of the text\n");
  }

  private static ResultRow.Score withoutBits(ResultRow.Score score) {
    return new ResultRow.Score(
        score.lossNats(),
        score.perplexity(),
        OptionalDouble.empty(),
        score.accuracy(),
        score.trainingLossNats(),
        score.validationTokens(),
        score.floorNats(),
        score.tokensPerS(),
        score.elapsedS());
  }

  @Test
  void differenceIsPairedBySeed() {
    // Differences -0.01, -0.02, 0: mean -0.01, deviation 0.01; t(0.975, 2) = 4.302653, so the half
    // width is 4.302653 x 0.01 / sqrt(3) = 0.0248414.
    Difference difference = at("geglu", 300).difference().orElseThrow();
    assertThat(difference.mean()).isCloseTo(-0.01, within(1e-12));
    assertThat(difference.interval().orElseThrow().low()).isCloseTo(-0.0348414, within(1e-7));
    assertThat(difference.interval().orElseThrow().high()).isCloseTo(0.0148414, within(1e-7));
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(at("geglu", 150).difference().orElseThrow().verdict()).isEqualTo(Verdict.LOWER);
    assertThat(at("dynactglu", 300).difference().orElseThrow().verdict()).isEqualTo(Verdict.HIGHER);
    assertThat(at("swiglu", 300).difference()).isEmpty();
  }

  @Test
  void pairsBySeedAndNotByPlace() {
    List<ResultRow> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(Rows.report(PLAN, shuffled).markdown()).isEqualTo(report().markdown());
    assertThat(Rows.cell(PLAN, shuffled, "geglu", 300, LanguageReport.LOSS))
        .isEqualTo(at("geglu", 300));
  }

  @Test
  void saysWhatMayBeConcluded() {
    assertThat(conclusions(PLAN, ROWS))
        .containsExactly(
            "After 300 steps geglu is within noise of swiglu: -0.0100 nats (-1.0 % of perplexity), 95 %"
                + " interval -0.0348 to 0.0148, n = 3, p 0.225, adjusted 0.451.",
            "After 300 steps dynactglu has a higher loss than swiglu: 0.1000 nats (10.5 % of"
                + " perplexity), 95 % interval 0.0752 to 0.1248, n = 3, p 0.003, adjusted 0.011.",
            "Within noise does not mean equal: differences of up to 0.0348 nats would fit these"
                + " runs as well.",
            "3 seeds are too few to find small differences: the smallest difference that four of"
                + " five such studies would find among as many comparisons is 0.0655 nats; one as"
                + " large as was seen takes 15 or more.",
            "Verdicts are of the study's 4 comparisons together (p-values adjusted by Holm): 2 of"
                + " their intervals exclude zero, each for itself, and 2 of these hold.");
  }

  @Test
  void tableFitsInAHundredColumns() {
    String text = report().text(100);
    assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(100);
    assertThat(text)
        .contains(
            """
            variant    parameters    loss  spread  perplexity  vs swiglu       95 % interval  verdict       n
            steps 150:
            swiglu        310,240  2.6000  0.1000      13.464                                 baseline      3
            geglu         310,240  2.4900  0.0900      12.061    -0.1100  -0.1348 to -0.0852  lower         3
            """);
  }

  @Test
  void narrowTerminalGoesWithoutDetails() {
    String text = report().text(60);
    assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(60);
    assertThat(text)
        .contains(
            """
            all rows: n 3
            steps  variant      loss       95 % interval  verdict
              150  swiglu     2.6000                      baseline
              150  geglu      2.4900  -0.1348 to -0.0852  lower
            """)
        .contains("also in report.md: parameters, spread, perplexity, vs swiglu\n");
  }

  @Test
  void markdownHasARowAVariantAndMark() {
    List<String> table = report().markdown().lines().filter(line -> line.startsWith("|")).toList();
    assertThat(table).as("results, comparisons").hasSize(2 + 6 + 2 + 4);
    assertThat(table.subList(0, 8).stream().map(String::length).distinct()).hasSize(1);
    assertThat(table.get(1)).startsWith("| ----: | ---------").endsWith("| --: |");
    assertThat(report().markdown()).isEqualTo(report().markdown()).doesNotContain("-0.0000");
  }

  @Test
  void numbersAreThereForPrograms() {
    assertThat(Json.pretty(report().data()))
        .contains(
            "\"study\" : \"quick\"",
            "\"loss_nats\"",
            "\"verdict\" : \"within-noise\"",
            "\"adjusted\" : ")
        .contains("\"mean\" : 2.09");
  }

  @Test
  void oneSeedHasNoInterval() {
    Plan plan = Rows.plan("swiglu", "geglu");
    List<ResultRow> rows =
        Rows.all(Rows.of("swiglu", 310_240, 300, 2.0), Rows.of("geglu", 310_240, 300, 1.9));
    Cell cell = Rows.cell(plan, rows, "geglu", 300, LanguageReport.LOSS);
    assertThat(cell.spread()).isEmpty();
    assertThat(cell.difference().orElseThrow().interval()).isEmpty();
    assertThat(Rows.report(plan, rows).text(100)).contains("in one pair of runs,", "one pair  1");
    assertThat(conclusions(plan, rows))
        .contains("The study is not complete: 2 of its 12 measurements are there.");
  }

  @Test
  void distanceToTheFloorIsPrinted() {
    List<ResultRow> rows =
        List.of(
            Rows.row("swiglu", 310_240, 1, 300, 2.0, OptionalDouble.of(1.25)),
            Rows.row("geglu", 310_240, 1, 300, 1.9, OptionalDouble.empty()));
    assertThat(Rows.report(Rows.plan("swiglu", "geglu"), rows).markdown())
        .contains("true entropy is 1.2500 nats a token (perplexity 3.490)")
        .contains("above it swiglu 0.7500, geglu 0.6500 after 300 steps");
  }

  @Test
  void divergedRunIsLeftOutOfMeansAndNamed() {
    List<ResultRow> rows =
        Rows.all(
            Rows.of("swiglu", 310_240, 300, 2.0, 2.1, 2.2),
            Rows.of("geglu", 310_240, 300, 1.9, 2.0),
            List.of(Rows.diverged("geglu", 3, 300, 120)));
    Plan plan = Rows.plan("swiglu", "geglu");
    Report report = Rows.report(plan, rows);
    Cell cell = Rows.cell(plan, rows, "geglu", 300, LanguageReport.LOSS);
    assertThat(cell.n()).isEqualTo(2);
    assertThat(cell.mean().orElseThrow()).isCloseTo(1.95, within(1e-12));
    assertThat(cell.difference().orElseThrow().n()).isEqualTo(2);
    assertThat(report.text(100)).contains("geglu diverged at step 120 (seed 3)");
    assertThat(report.text(50)).contains("geglu diverged at step 120 (seed 3)");
    assertThat(report.markdown()).contains("geglu diverged at step 120 (seed 3)");
    assertThat(conclusions(plan, rows))
        .contains(
            "geglu diverged in 1 of 3 runs (at step 120, seed 3); its mean is over the others and"
                + " may flatter it.");
  }

  @Test
  void variantThatAlwaysDivergesHasNoLoss() {
    List<ResultRow> rows =
        Rows.all(Rows.of("swiglu", 310_240, 300, 2.0), List.of(Rows.diverged("geglu", 1, 300, 9)));
    Plan plan = Rows.plan("swiglu", "geglu");
    assertThat(Rows.cell(plan, rows, "geglu", 300, LanguageReport.LOSS).sample()).isEmpty();
    assertThat(Rows.report(plan, rows).text(100)).contains("diverged").contains("no pair");
  }

  @Test
  void unequalSizesAreMentioned() {
    List<ResultRow> rows =
        Rows.all(Rows.of("swiglu", 100_000, 300, 2.0), Rows.of("gelu", 103_000, 300, 2.0));
    assertThat(conclusions(Rows.plan("swiglu", "gelu"), rows))
        .contains(
            "gelu has 3.0 % more parameters than swiglu, so a difference is not the variant's"
                + " alone.");
    assertThat(report().markdown()).doesNotContain("more parameters");
  }

  @Test
  void comparedIsTheTestLossWhereAllRunsHaveOne() {
    List<ResultRow> rows = new ArrayList<>();
    double[] swiglu = {2.0, 2.1, 2.2};
    double[] geglu = {1.9, 2.01, 2.08};
    for (int i = 0; i < 3; i++) {
      // On validation geglu looks worse.
      rows.add(
          Rows.tested(
              swiglu[i], Rows.row("swiglu", 310_240, i + 1, 300, 1.5, OptionalDouble.of(1.0))));
      rows.add(
          Rows.tested(
              geglu[i], Rows.row("geglu", 310_240, i + 1, 300, 1.6, OptionalDouble.of(1.0))));
    }
    Report report = Rows.report(Rows.plan("swiglu", "geglu"), rows);
    assertThat(report.markdown())
        .contains("geglu has a lower test loss than swiglu: -0.1033 nats")
        .contains("loss: mean over seeds of the test loss in nats a token")
        .contains("chose nothing")
        .contains("every loss is over all 12,345 tokens of the test split")
        .contains("validation losses over all 45,678 of the validation split")
        .contains("the text's true entropy is 1.2500 nats a token")
        .doesNotContain("these losses are on the validation split");
    rows.set(0, Rows.row("swiglu", 310_240, 1, 300, 1.5, OptionalDouble.of(1.0)));
    assertThat(Rows.report(Rows.plan("swiglu", "geglu"), rows).markdown())
        .contains("loss: mean over seeds of the validation loss in nats a token")
        .contains("these losses are on the validation split")
        .contains("5 of 6 measurements are on the test split too");
  }

  @Test
  void rowsThatCannotBeComparedAreRefused() {
    ResultRow good = Rows.row("swiglu", 310_240, 1, 300, 2.0, OptionalDouble.empty());
    ResultRow.Conditions c = Rows.CONDITIONS;
    ResultRow otherText =
        new ResultRow(
            "quick",
            "geglu",
            1,
            300,
            good.schedule(),
            good.steps(),
            good.model(),
            good.trainingTokens(),
            good.score(),
            good.processorTime(),
            good.test(),
            good.divergedStep(),
            new ResultRow.Conditions(
                c.recipe(),
                c.corpus(),
                c.tokenizer(),
                c.vocabulary(),
                "another",
                c.hiddenPolicy(),
                c.sluice(),
                c.device(),
                c.precision(),
                c.threads(),
                c.machine()));
    Plan plan = Rows.plan("swiglu", "geglu");
    assertThatThrownBy(() -> Rows.report(plan, List.of(good, otherText)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("geglu, seed 1, step 300")
        .hasMessageContaining("other conditions");
    assertThatThrownBy(() -> Rows.report(plan, List.of(good, good)))
        .hasMessageContaining("occurs twice");
    assertThatThrownBy(() -> Rows.report(plan, Rows.of("mishglu", 310_240, 300, 2.0)))
        .hasMessageContaining("not in the study's plan");
    assertThatThrownBy(() -> Rows.report(plan, List.of())).hasMessageContaining("no results yet");
  }

  private static String standing(double halfWidth, int to, List<ResultRow> rows) {
    Plan plan =
        new Plan(
            PLAN.name(),
            PLAN.question(),
            PLAN.factors(),
            PLAN.compared(),
            PLAN.baseline(),
            PLAN.trials(),
            PLAN.margin(),
            Optional.of(new StoppingRule(3, to, halfWidth)),
            PLAN.pairing(),
            PLAN.clock(),
            List.of(300L),
            PLAN.metrics(),
            PLAN.crossing());
    return conclusions(plan, rows).stream()
        .filter(sentence -> sentence.startsWith("Seeds were to be added"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whereSeedsAreAddedTheReportSaysWhetherTheyWereEnough() {
    List<ResultRow> last = ROWS.stream().filter(row -> row.mark() == 300).toList();
    assertThat(standing(0.5, 20, last))
        .isEqualTo(
            "Seeds were to be added from 3 on until every interval at the last mark is at most 0.5"
                + " nats to either side: 3 were enough. Intervals and p-values allow for that.");
    assertThat(standing(1e-6, 20, last)).contains("at most 0.000001 nats", "more are to come");
    assertThat(standing(1e-6, 3, last)).contains("the budget of 3 ended it");
    List<ResultRow> diverged =
        last.stream()
            .map(
                row ->
                    row.variant().equals("swiglu")
                        ? row
                        : Rows.diverged(row.variant(), row.seed(), 300, 9))
            .toList();
    assertThat(standing(0.5, 20, diverged)).contains("no interval can be made");
    List<ResultRow> some =
        last.stream()
            .map(
                row ->
                    row.variant().equals("geglu")
                        ? Rows.diverged(row.variant(), row.seed(), 300, 9)
                        : row)
            .toList();
    assertThat(standing(0.5, 20, some))
        .contains("3 were enough for all but 1, which have no interval");
  }

  /** Of -0.01 and 0.1 at 300 steps, -0.11 and 0 at 150. */
  @Test
  void thePictureHasTheBestFirstAndSaysWhatHolds() {
    ForestPlot plot = (ForestPlot) report().pictures().get("differences.png");
    assertThat(plot.names()).containsExactly("geglu", "dynactglu");
    assertThat(plot.panels())
        .extracting(ForestPlot.Panel::title)
        .containsExactly("after 150 steps", "after 300 steps");
    assertThat(plot.panels().get(1).differences())
        .extracting(ForestPlot.Difference::finding)
        .containsExactly(ForestPlot.Finding.OPEN, ForestPlot.Finding.WORSE);
    assertThat(plot.panels().get(0).differences().get(0).finding())
        .isEqualTo(ForestPlot.Finding.BETTER);
    ForestPlot.Difference last = plot.panels().get(1).differences().get(1);
    assertThat(last.mean()).isCloseTo(0.1, within(1e-9));
    assertThat(last.half()).isCloseTo(0.0248414, within(1e-7));
    // t(1 - 0.05 / 8, 2) is 8.8602.
    assertThat(last.jointHalf()).isCloseTo(8.8602 * 0.01 / Math.sqrt(3), within(1e-6));
    assertThat(plot.caption()).contains("n = 3").contains("all 4 comparisons");
  }

  private static List<ResultRow> on(Machine machine, List<ResultRow> rows) {
    return rows.stream()
        .map(
            row -> {
              ResultRow.Conditions c = row.conditions();
              return new ResultRow(
                  row.study(),
                  row.variant(),
                  row.seed(),
                  row.mark(),
                  row.schedule(),
                  row.steps(),
                  row.model(),
                  row.trainingTokens(),
                  row.score(),
                  row.processorTime(),
                  row.test(),
                  row.divergedStep(),
                  new ResultRow.Conditions(
                      c.recipe(),
                      c.corpus(),
                      c.tokenizer(),
                      c.vocabulary(),
                      c.textFingerprint(),
                      c.hiddenPolicy(),
                      c.sluice(),
                      c.device(),
                      c.precision(),
                      c.threads(),
                      Optional.of(machine)));
            })
        .toList();
  }

  @Test
  void machinesThatWerePinnedAlikeMoveNoLosses() {
    Machine one = new Machine(Optional.of("abc"), "Xeon 6-143", "avx2 pinned for x86-64");
    Machine other = new Machine(Optional.of("abc"), "EPYC 25-17", "avx2 pinned for x86-64");
    List<ResultRow> mixed = new ArrayList<>(on(one, ROWS.subList(0, 3)));
    mixed.addAll(on(other, ROWS.subList(3, ROWS.size())));
    assertThat(Rows.report(PLAN, mixed).markdown())
        .contains("; their instructions are pinned alike, and so are losses, to the last bit")
        .doesNotContain("which moves losses");
  }

  @Test
  void rowsOfUnlikeMachinesAreSaidToBe() {
    Machine one = new Machine(Optional.of("abc"), "Xeon 6-143", "avx512");
    assertThat(Rows.report(PLAN, on(one, ROWS)).markdown())
        .contains("2 threads, sluice 0.1.0, commit abc, Xeon 6-143 (avx512)\n")
        .doesNotContain("not made alike");
    Machine other = new Machine(Optional.of("abd"), "EPYC 25-17", "avx2");
    List<ResultRow> mixed = new ArrayList<>(on(one, ROWS.subList(0, 3)));
    mixed.addAll(on(other, ROWS.subList(3, 5)));
    mixed.addAll(ROWS.subList(5, ROWS.size()));
    assertThat(Rows.report(PLAN, mixed).markdown())
        .contains(
            "not made alike: rows are of Xeon 6-143 (avx512) (3), EPYC 25-17 (avx2) (2) and a"
                + " machine that is not known (%d), and of 2 commits;".formatted(ROWS.size() - 5));
  }
}
