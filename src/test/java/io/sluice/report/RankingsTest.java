package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.Trial;
import io.sluice.measure.Verdict;
import io.sluice.report.Rankings.Ranking;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How methods do over data sets. */
class RankingsTest {

  private static final Plan PLAN =
      MlpRows.plan(2, List.of("a", "b", "c"), 3, "base", "good", "learner");

  /** Three folds that differ a little, ending at these errors. */
  private static List<MlpRow> runs(String data, String method, double training, double test) {
    List<MlpRow> rows = new ArrayList<>();
    for (long fold = 1; fold <= 3; fold++) {
      for (long iteration = 0; iteration <= 2; iteration++) {
        // Folds shift all methods alike, and each method a little.
        double luck = 0.1 * fold + (method.equals("base") ? 0 : 0.0001 * fold);
        rows.add(
            MlpRows.row(
                data,
                method,
                new Trial(1, fold),
                iteration,
                training + luck + 2 - iteration,
                test + luck + 2 - iteration));
      }
    }
    return rows;
  }

  private static final List<MlpRow> ROWS =
      MlpRows.all(
          runs("a", "base", 0.5, 0.6),
          runs("a", "good", 0.4, 0.5),
          runs("a", "learner", 0.3, 0.7),
          runs("b", "base", 0.5, 0.6),
          runs("b", "good", 0.4, 0.5999),
          runs("b", "learner", 0.4, 0.5998),
          runs("c", "base", 0.5, 0.6),
          runs("c", "good", 0.6, 0.8),
          runs("c", "learner", 0.7, 0.5));

  @Test
  void ranksAreMeansAndEqualsShareTheirPlaces() {
    List<Ranking> all = Rankings.all(MlpReport.analysis(PLAN, ROWS));
    assertThat(all).extracting(Ranking::method).containsExactly("base", "good", "learner");
    assertThat(all).extracting(Ranking::ranked).containsOnly(3);
    // On training 3 3 1, 2 1.5 2, 1 1.5 3; on test of base 2, 2 or 3, 2.
    assertThat(all.get(0).trainingRank()).hasValue(7 / 3.0);
    assertThat(all.get(1).trainingRank()).hasValue(5.5 / 3);
    assertThat(all.get(2).trainingRank()).hasValue(5.5 / 3);
    assertThat(all.get(1).testRank().orElseThrow() + all.get(2).testRank().orElseThrow())
        .isEqualTo(6 - all.get(0).testRank().orElseThrow());
  }

  @Test
  void dataSetsAreNamedByVerdict() {
    List<Ranking> all = Rankings.all(MlpReport.analysis(PLAN, ROWS));
    Ranking good = all.get(1);
    assertThat(good.on(Verdict.LOWER)).containsExactly("a");
    assertThat(good.on(Verdict.WITHIN_NOISE)).containsExactly("b");
    assertThat(good.on(Verdict.HIGHER)).containsExactly("c");
    assertThat(good.trainingOnly()).containsExactly("b");
    Ranking learner = all.get(2);
    assertThat(learner.on(Verdict.LOWER)).containsExactly("c");
    assertThat(learner.on(Verdict.WITHIN_NOISE)).containsExactly("b");
    assertThat(learner.on(Verdict.HIGHER)).containsExactly("a");
    assertThat(learner.trainingOnly()).containsExactly("a", "b");
    assertThat(MlpReport.of(PLAN, ROWS, List.of()).text(300))
        .contains("learner fits only the training data better than base on a and b\n");
  }

  @Test
  void dataSetsThatAMethodLacksAreNotRanked() {
    List<MlpRow> rows =
        ROWS.stream()
            .filter(row -> !(row.data().equals("c") && row.method().equals("good")))
            .filter(
                row ->
                    !(row.data().equals("b") && row.method().equals("learner") && row.fold() == 2))
            .toList();
    Report report = MlpReport.of(PLAN, rows, List.of());
    Ranking base = Rankings.all(MlpReport.analysis(PLAN, rows)).get(0);
    assertThat(base.ranked()).isEqualTo(1);
    assertThat(base.testRank()).hasValue(2);
    assertThat(report.text(300)).contains("all methods have all runs, 1 of 3");
    assertThat(Rankings.all(MlpReport.analysis(PLAN, rows)).get(1).on(Verdict.HIGHER)).isEmpty();
  }
}
