package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.MlpRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Costs of runs of a million multiplies and half a second an iteration. */
class MlpEfficiencyTest {

  private static Map<Trial, List<MlpRow>> run(double... training) {
    return Map.of(new Trial(1, 1), MlpRows.run("concrete", "a", 1, training));
  }

  private static MlpComparison.Cost cost(
      Map<Trial, List<MlpRow>> own, Map<Trial, List<MlpRow>> baseline) {
    return MlpEfficiency.of(MlpMeasure.ERROR, own, baseline).cost();
  }

  @Test
  void whereTheBaselineIsReachedLiesOnEqualFactors() {
    MlpComparison.Cost cost = cost(run(1, 0.5, 0.3, 0.2), run(1, 0.8, 0.6));
    assertThat(cost.multiplies()).isEqualTo(3e6);
    assertThat(cost.elapsedS()).isEqualTo(1.5);
    assertThat(cost.multipliesRatio()).hasValue(1.5);
    assertThat(cost.elapsedRatio()).hasValue(1.5);
    // From 1 to 0.5 by 0.6.
    double share = Math.log(1 / 0.6) / Math.log(2);
    MlpComparison.Reached reached = cost.toBaseline().orElseThrow();
    assertThat(reached.iterations()).isCloseTo(share, within(1e-12));
    assertThat(reached.multiplies()).isCloseTo(share * 1e6, within(1e-6));
    assertThat(reached.elapsedS()).isCloseTo(share / 2, within(1e-12));
  }

  @Test
  void theBaselineReachesItselfAtItsEndOrBefore() {
    Map<Trial, List<MlpRow>> steady = run(1, 0.7, 0.1 + 0.2);
    assertThat(cost(steady, steady).toBaseline().orElseThrow().iterations()).isEqualTo(2);
    Map<Trial, List<MlpRow>> rising = run(1, 0.3, 0.5);
    assertThat(cost(rising, rising).toBaseline().orElseThrow().iterations())
        .isCloseTo(Math.log(2) / Math.log(1 / 0.3), within(1e-12));
  }

  @Test
  void whatIsNeverReachedAndWhatIsThereFromTheStart() {
    assertThat(cost(run(1, 0.9, 0.8), run(1, 0.6)).toBaseline()).isEmpty();
    assertThat(cost(run(0.5, 0.4), run(1, 0.6)).toBaseline())
        .hasValue(new MlpComparison.Reached(0, 0, 0));
  }

  @Test
  void nothingIsDividedByABaselineThatIsNotThere() {
    MlpComparison.Cost cost = cost(run(1, 0.9), Map.of());
    assertThat(cost.multipliesRatio()).isEmpty();
    assertThat(cost.toBaseline()).isEmpty();
    assertThat(cost.multiplies()).isEqualTo(1e6);
    assertThat(cost(run(1, 0.9), run(1)).elapsedRatio()).isEmpty();
  }

  @Test
  void curvesAreMeansOverRuns() {
    Map<Trial, List<MlpRow>> two =
        Map.of(
            new Trial(1, 1),
            MlpRows.run("concrete", "a", 1, 1, 0.4),
            new Trial(1, 2),
            MlpRows.run("concrete", "a", 2, 0.8, 0.2));
    List<MlpComparison.Moment> curve = MlpEfficiency.of(MlpMeasure.ERROR, two, two).curve();
    assertThat(curve).extracting(MlpComparison.Moment::iteration).containsExactly(0L, 1L);
    assertThat(curve.get(0).training()).isCloseTo(0.9, within(1e-12));
    assertThat(curve.get(1).test()).isCloseTo(0.4, within(1e-12));
  }
}
