package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Plan;
import io.sluice.report.MlpCosts.CurvePoint;
import io.sluice.run.MlpRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Costs of runs of a million multiplies and half a second an iteration. */
class MlpCostsTest {

  /** Of a method against a baseline, each a run of these training errors by iteration. */
  private static MlpCosts.Cost cost(double[] own, double[] baseline) {
    List<MlpRow> rows =
        MlpRows.all(
            MlpRows.run("concrete", "own", 1, own),
            baseline.length == 0
                ? List.<MlpRow>of()
                : MlpRows.run("concrete", "baseline", 1, baseline));
    Plan plan = MlpRows.plan(10, List.of("concrete"), 1, "baseline", "own");
    return MlpCosts.of(
        new Analysis(plan, MlpReport.observations(plan, rows)), MlpRows.arm("concrete", "own"));
  }

  private static double[] run(double... training) {
    return training;
  }

  @Test
  void whereTheBaselineIsReachedLiesOnEqualFactors() {
    MlpCosts.Cost cost = cost(run(1, 0.5, 0.3, 0.2), run(1, 0.8, 0.6));
    assertThat(cost.multiplies()).isEqualTo(3e6);
    assertThat(cost.elapsedS()).isEqualTo(1.5);
    assertThat(cost.multipliesRatio()).hasValue(1.5);
    assertThat(cost.elapsedRatio()).hasValue(1.5);
    // From 1 to 0.5 by 0.6.
    double share = Math.log(1 / 0.6) / Math.log(2);
    CurvePoint reached = cost.toBaseline().orElseThrow();
    assertThat(reached.iteration()).isCloseTo(share, within(1e-12));
    assertThat(reached.multiplies()).isCloseTo(share * 1e6, within(1e-6));
    assertThat(reached.elapsedS()).isCloseTo(share / 2, within(1e-12));
  }

  @Test
  void theBaselineReachesItselfAtItsEndOrBefore() {
    double[] steady = run(1, 0.7, 0.1 + 0.2);
    assertThat(cost(steady, steady).toBaseline().orElseThrow().iteration()).isEqualTo(2);
    double[] rising = run(1, 0.3, 0.5);
    assertThat(cost(rising, rising).toBaseline().orElseThrow().iteration())
        .isCloseTo(Math.log(2) / Math.log(1 / 0.3), within(1e-12));
  }

  @Test
  void whatIsNeverReachedAndWhatIsThereFromTheStart() {
    assertThat(cost(run(1, 0.9, 0.8), run(1, 0.6)).toBaseline()).isEmpty();
    CurvePoint start = cost(run(0.5, 0.4), run(1, 0.6)).toBaseline().orElseThrow();
    assertThat(List.of(start.iteration(), start.multiplies(), start.elapsedS())).containsOnly(0.0);
  }

  @Test
  void nothingIsDividedByABaselineThatIsNotThere() {
    MlpCosts.Cost cost = cost(run(1, 0.9), run());
    assertThat(cost.multipliesRatio()).isEmpty();
    assertThat(cost.toBaseline()).isEmpty();
    assertThat(cost.multiplies()).isEqualTo(1e6);
    assertThat(cost(run(1, 0.9), run(1)).elapsedRatio()).isEmpty();
  }

  @Test
  void curvesAreMeansOverRuns() {
    List<MlpRow> two =
        MlpRows.all(
            MlpRows.run("concrete", "a", 1, 1, 0.4), MlpRows.run("concrete", "a", 2, 0.8, 0.2));
    List<CurvePoint> curve =
        MlpCosts.curve(
            MlpReport.analysis(MlpRows.plan(1, List.of("concrete"), 2, "a"), two),
            MlpRows.arm("concrete", "a"));
    assertThat(curve).extracting(CurvePoint::iteration).containsExactly(0.0, 1.0);
    assertThat(curve.get(0).training()).isCloseTo(0.9, within(1e-12));
    assertThat(curve.get(1).test()).isCloseTo(0.4, within(1e-12));
  }
}
