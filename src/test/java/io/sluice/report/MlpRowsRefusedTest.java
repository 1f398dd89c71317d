package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Trial;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rows are refused, and how. */
class MlpRowsRefusedTest {

  private static final Plan PLAN =
      MlpRows.plan(2, List.of("concrete", "yacht"), 2, "owo-molf(relu)", "adact(pwl(9))");

  private static final List<MlpRow> RUN = MlpRows.run("concrete", "adact(pwl(9))", 1, 1, 0.5, 0.3);

  private static void assertRefused(List<MlpRow> rows, String why) {
    assertThatThrownBy(() -> MlpReport.analysis(PLAN, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the results of benchmark cannot be reported: the row of ")
        .hasMessageContaining(why);
  }

  private static List<MlpRow> with(MlpRow.Conditions conditions, String data, long fold) {
    List<MlpRow> rows = new ArrayList<>(RUN);
    for (long i = 0; i <= conditions.iterations(); i++) {
      rows.add(
          MlpRows.row(data, 10, "owo-molf(relu)", new Trial(1, fold), i, 0.5, 0.6, conditions));
    }
    return rows;
  }

  private static MlpRow.Conditions patterns(long training, long test) {
    MlpRow.Conditions plain = MlpRows.conditions(2, "standard");
    return new MlpRow.Conditions(
        plain.iterations(),
        plain.inputs(),
        plain.outputs(),
        plain.patterns(),
        training,
        test,
        plain.dataFingerprint(),
        plain.scaling(),
        plain.loss(),
        plain.ridge(),
        plain.source(),
        plain.bypass(),
        plain.earlyStopping(),
        plain.sluice(),
        plain.machine());
  }

  @Test
  void noRowsAreNoReport() {
    assertThatThrownBy(() -> MlpReport.analysis(PLAN, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the study benchmark has no results yet: let at least one run finish");
  }

  @Test
  void whatTheStudyDidNotAskForIsRefused() {
    String why = "is not in the study's plan";
    assertRefused(
        MlpRows.run("concrete", "cg(relu)", 1, 1, 0.5),
        "concrete with 10 with cg(relu), seed 1 fold 1, iteration 0 " + why);
    assertRefused(MlpRows.run("energy", "adact(pwl(9))", 1, 1, 0.5), why);
    assertRefused(MlpRows.run("yacht", "adact(pwl(9))", 3, 1, 0.5), why);
    assertRefused(MlpRows.run("yacht", "adact(pwl(9))", 0, 1, 0.5), why);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    assertRefused(MlpRows.all(RUN, RUN), "seed 1 fold 1, iteration 0 occurs twice");
    String why = "was made under other conditions";
    assertRefused(with(MlpRows.conditions(2, "none"), "concrete", 1), why);
    assertRefused(with(MlpRows.conditions(2, "none"), "concrete", 2), why);
    assertRefused(with(MlpRows.conditions(3, "standard"), "concrete", 2), "in the study's plan");
    assertRefused(with(patterns(91, 9), "concrete", 1), why);
    List<MlpRow> rated = new ArrayList<>(RUN);
    MlpRows.run("concrete", "owo-molf(relu)", 1, 1, 0.5, 0.4)
        .forEach(row -> rated.add(MlpRows.withRates(row, 0.1, 0.1)));
    assertRefused(rated, why);
  }

  @Test
  void aRunThatIsNotWholeIsRefused() {
    assertRefused(RUN.subList(0, 2), "iteration 1 is the last of a run that was not measured");
    List<MlpRow> uneven = new ArrayList<>(MlpRows.run("concrete", "adact(pwl(9))", 2, 1, 0.5, 0.3));
    uneven.remove(1);
    assertRefused(MlpRows.all(RUN, uneven), "was not measured at every iteration of the others");
  }

  @Test
  void foldsMayDifferInTheirPatternsAndDataSetsInAll() {
    Analysis analysis = MlpReport.analysis(PLAN, with(patterns(91, 9), "concrete", 2));
    assertThat(analysis.runs()).isEqualTo(2);
    assertThat(analysis.observations()).allMatch(run -> run.testOverTraining() == 19.0 / 181);
    List<MlpRow> unlike = with(MlpRows.conditions(2, "none"), "yacht", 1);
    assertThat(MlpReport.of(PLAN, unlike, List.of()).text(300))
        .contains("training: 2 iterations; loss squared, ridge 0;")
        .contains("scaling: standard (concrete), none (yacht)")
        .doesNotContain("units of their deviation");
  }
}
