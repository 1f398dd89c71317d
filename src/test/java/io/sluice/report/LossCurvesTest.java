package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.CurveKind;
import io.sluice.experiment.CurveMean;
import io.sluice.experiment.Curves;
import io.sluice.experiment.PairedCurves;
import io.sluice.experiment.PairedCurves.Gap;
import io.sluice.experiment.Plan;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.Report;
import io.sluice.experiment.RunCurve;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.CurveRow;
import io.sluice.run.ResultRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LossCurvesTest {
  private static final Plan PLAN = Rows.plan("swiglu", "geglu");
  private static final List<ResultRow> RESULTS =
      Rows.all(
          Rows.of("swiglu", 318_624, 300, 1.5, 1.6, 1.7),
          Rows.of("geglu", 318_624, 300, 1.6, 1.8, 1.6));

  /** Differences: seed 1 crosses at 250, seed 2 at 200, seed 3 never; their mean does at 260. */
  private static final List<CurveRow> CURVES = new ArrayList<>();

  static {
    add("swiglu", 1, 3.0, 2.0, 1.5);
    add("swiglu", 2, 3.1, 2.1, 1.6);
    add("swiglu", 3, 3.2, 2.2, 1.7);
    add("geglu", 1, 2.7, 1.9, 1.6);
    add("geglu", 2, 2.9, 2.1, 1.8);
    add("geglu", 3, 2.8, 2.0, 1.6);
  }

  private static final Map<String, String> GEGLU = Map.of(LanguageReport.VARIANT, "geglu");

  private static void add(String arm, long seed, double... losses) {
    CURVES.addAll(rows(arm, seed, 100, losses));
  }

  private static List<CurveRow> rows(String arm, long seed, long every, double... losses) {
    List<CurveRow> rows = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      long step = every * (i + 1);
      rows.add(
          new CurveRow(
              arm,
              seed,
              OptionalLong.empty(),
              every * losses.length,
              step,
              2048 * step,
              step / (seed + 10.0),
              OptionalDouble.of(losses[i] - 0.1),
              OptionalDouble.of(losses[i]),
              OptionalDouble.of(0.5),
              OptionalDouble.of(1e9 * step)));
    }
    return rows;
  }

  private static Report report(List<CurveRow> curves) {
    return LanguageReport.of(
        PLAN, RESULTS, List.of(), List.of(), curves, new TuningCurves(List.of()), List.of());
  }

  private static Curves curves(List<CurveRow> rows) {
    return Curves.of(LanguageReport.analysis(PLAN, RESULTS), rows).orElseThrow();
  }

  @Test
  void aMeanCurveHasTheSpreadOfItsRuns() {
    List<CurveMean> means =
        curves(CURVES).mean(Map.of(LanguageReport.VARIANT, "swiglu"), CurveKind.VALIDATION);
    assertThat(means).extracting(CurveMean::step).containsExactly(100.0, 200.0, 300.0);
    assertThat(means.get(1).mean()).isCloseTo(2.1, within(1e-9));
    assertThat(means.get(1).spread().orElseThrow()).isCloseTo(0.1, within(1e-9));
    assertThat(means.get(1).examples()).isEqualTo(2048 * 200);
    assertThat(means.get(1).elapsedS())
        .isCloseTo((200 / 11.0 + 200 / 12.0 + 200 / 13.0) / 3, within(1e-4));
  }

  /** mean ± scipy.stats.t.ppf(0.975, 2) · std / √3 of -0.3, -0.2 and -0.4. */
  @Test
  void aDifferenceHasTheIntervalOfItsPairs() {
    Gap first = paired(CURVES).gaps().get(0);
    assertThat(first.mean()).isCloseTo(-0.3, within(1e-9));
    assertThat(first.interval().orElseThrow().low()).isCloseTo(-0.5484137711, within(1e-9));
    assertThat(first.interval().orElseThrow().high()).isCloseTo(-0.0515862289, within(1e-9));
    assertThat(paired(CURVES).gaps()).extracting(Gap::isClear).containsExactly(true, false, false);
  }

  private static PairedCurves paired(List<CurveRow> rows) {
    return curves(rows).paired(GEGLU, CurveKind.VALIDATION).orElseThrow();
  }

  @Test
  void crossingsAreThoseOfTheMeansAndOfThePairs() {
    PairedCurves.Event crossing = paired(CURVES).crossing();
    assertThat(crossing.ofMeans().orElseThrow()).isCloseTo(260, within(1e-6));
    assertThat(crossing.count()).isEqualTo(2);
    assertThat(crossing.overPairs().orElseThrow().mean()).isCloseTo(225, within(1e-6));
    assertThat(crossing.overPairs().orElseThrow().standardDeviation().orElseThrow())
        .isCloseTo(50 / Math.sqrt(2), within(1e-6));
    PairedCurves.Event reached = paired(CURVES).reached();
    assertThat(reached.ofMeans()).isEmpty();
    assertThat(reached.count()).isOne();
    assertThat(reached.overPairs().orElseThrow().mean()).isCloseTo(275, within(1e-6));
  }

  @Test
  void theReportSaysWhereCurvesCrossAndWhatIsUnderThem() {
    Report report = report(CURVES);
    assertThat(report.markdown())
        .contains(
            "| variant | crosses at | pairs that cross | spread | lower before | lower at the end | clear of zero | last at | steps to swiglu | tokens | pairs that do | their spread | efficiency |")
        .contains(
            "| geglu   |        260 |           2 of 3 |     35 | geglu        | swiglu           |        1 of 3 |     100 |           never |        |        1 of 3 |              |            |")
        .contains("445.0 (2.2250)");
    assertThat(report.pictures())
        .containsKeys("loss.png", "training-loss.png", "loss-differences.png");
    assertThat(report.data()).containsKey("curves");
  }

  @Test
  void anArmThatStaysAheadCrossesNowhereAndIsThereSooner() {
    List<CurveRow> ahead = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      ahead.addAll(rows("swiglu", seed, 100, 3.0, 2.0, 1.5));
      ahead.addAll(rows("geglu", seed, 100, 2.5, 1.75, 1.25));
    }
    // On the way from 1.75 to 1.25 half of it is left at 250, so 300 / 250 - 1.
    assertThat(report(ahead).markdown())
        .containsPattern(
            "geglu +\\| no crossing \\| +0 of 3 \\| +\\| geglu +\\| geglu +\\| +3 of 3 \\| +300 \\| +250 \\| +512,000 \\| +3 of 3 \\| +0 \\| +20.0 % \\|");
  }

  @Test
  void aRunWithoutACurveIsNamedAndHasNoPart() {
    List<CurveRow> some =
        CURVES.stream().filter(row -> !(row.arm().equals("geglu") && row.seed() == 3)).toList();
    assertThat(report(some).markdown())
        .contains("left out, since they diverged or their records are not whole: geglu, seed 3");
    assertThat(paired(some).pairs()).hasSize(2);
    assertThat(report(CURVES).markdown()).doesNotContain("left out");
  }

  @Test
  void aRunThatDivergedHasNoPartEither() {
    List<ResultRow> results = new ArrayList<>(RESULTS.subList(0, 5));
    results.add(Rows.diverged("geglu", 3, 300, 210));
    List<CurveRow> until =
        CURVES.stream()
            .filter(row -> !(row.arm().equals("geglu") && row.seed() == 3 && row.step() > 200))
            .toList();
    Report report =
        LanguageReport.of(
            PLAN, results, List.of(), List.of(), until, new TuningCurves(List.of()), List.of());
    assertThat(report.markdown()).contains("not whole: geglu, seed 3");
    Analysis analysis = LanguageReport.analysis(PLAN, results);
    assertThat(Curves.of(analysis, until).orElseThrow().mean(GEGLU, CurveKind.VALIDATION))
        .extracting(CurveMean::step)
        .containsExactly(100.0, 200.0, 300.0);
  }

  @Test
  void aStudyWithoutCurvesIsReportedWithoutThem() {
    assertThat(report(List.of()).markdown()).doesNotContain("## Curves");
  }

  @Test
  void rowsOfSomethingElseAreRefused() {
    List<CurveRow> other = new ArrayList<>(CURVES);
    other.addAll(rows("reglu", 1, 100, 3, 2, 1));
    assertThatThrownBy(() -> report(other))
        .hasMessage(
            "the curves of quick cannot be reported: the row of reglu, seed 1, step 100 is not in the study's plan");
    List<CurveRow> twice = new ArrayList<>(CURVES);
    twice.add(CURVES.get(0));
    assertThatThrownBy(() -> report(twice)).hasMessageEndingWith("step 100 occurs twice");
  }

  @Test
  void theFileGivesTheSameReportInWhateverOrder(@TempDir Path folder) {
    List<CurveRow> shuffled = new ArrayList<>(CURVES);
    Collections.shuffle(shuffled, new Random(1));
    RecordCsv<CurveRow> csv = new RecordCsv<>(CurveRow.class);
    csv.write(folder.resolve("curves.csv"), shuffled);
    assertThat(report(csv.read(folder.resolve("curves.csv"))).markdown())
        .isEqualTo(report(CURVES).markdown());
  }

  /** The bound of the whole command is 20 s; its pictures take a few of them. */
  @Test
  @Timeout(20)
  void aHundredRunsOfFiveThousandStepsAreReportedInTime(@TempDir Path folder) {
    List<Long> seeds = LongStream.rangeClosed(1, 20).boxed().toList();
    List<String> arms = List.of("swiglu", "geglu", "reglu", "bilinear", "dynactglu");
    Plan plan = Rows.plan(Optional.empty(), seeds, arms.toArray(String[]::new));
    List<ResultRow> results = new ArrayList<>();
    List<CurveRow> curves = new ArrayList<>();
    for (String arm : arms) {
      double[] losses = new double[5000];
      for (int i = 0; i < losses.length; i++) {
        losses[i] = 1 + 0.01 * arms.indexOf(arm) + 1.0 / (i + 1);
      }
      List<CurveRow> thinned = RunCurve.of(rows(arm, 1, 1, losses));
      for (long seed : seeds) {
        thinned.forEach(row -> curves.add(ofSeed(seed, row)));
        results.add(Rows.row(arm, 318_624, seed, 300, losses[4999], OptionalDouble.empty()));
      }
    }
    Path file = folder.resolve("curves.csv");
    new RecordCsv<>(CurveRow.class).write(file, curves);
    Report report =
        LanguageReport.of(
            plan,
            results,
            List.of(),
            List.of(),
            new RecordCsv<>(CurveRow.class).read(file),
            new TuningCurves(List.of()),
            List.of());
    assertThat(report.markdown()).contains("0 of 20").doesNotContain("left out");
  }

  private static CurveRow ofSeed(long seed, CurveRow row) {
    return new CurveRow(
        row.arm(),
        seed,
        row.fold(),
        row.steps(),
        row.step(),
        row.examples(),
        row.elapsedS(),
        row.trainingLoss(),
        OptionalDouble.of(row.validationLoss().orElseThrow() + 0.001 * seed),
        row.accuracy(),
        row.flops());
  }
}
