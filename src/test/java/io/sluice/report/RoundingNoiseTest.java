package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Plan;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.ResultRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundingNoiseTest {

  private static final Plan PLAN = Rows.plan("swiglu", "geglu");
  private static final List<RoundingNoise.Pair> PAIRS =
      List.of(
          new RoundingNoise.Pair("swiglu, seed 1", 150, 2.5, 2, 2.5012, 1),
          new RoundingNoise.Pair("swiglu, seed 1", 300, 2.0, 2, 1.9939, 1));

  private static List<ResultRow> rows(double... geglu) {
    return Rows.all(
        Rows.of("swiglu", 1000, 150, 2.5, 2.6, 2.7),
        Rows.of("swiglu", 1000, 300, 2.0, 2.1, 2.2),
        Rows.of("geglu", 1000, 150, 2.5, 2.59, 2.71),
        Rows.of("geglu", 1000, 300, geglu));
  }

  private static String said(double... geglu) {
    Analysis analysis = LanguageReport.analysis(PLAN, rows(geglu));
    return String.join(" ", new RoundingNoise(PAIRS).of(analysis).orElseThrow().text(1000));
  }

  @Test
  void itStandsBesideTheSmallestDifferenceThatHolds() {
    // Differences of -0.019, -0.020 and -0.021: t = 34.6, p 0.0008, after Holm 0.0017.
    assertThat(said(1.981, 2.08, 2.179))
        .contains(
            "Rounding: the same run (swiglu, seed 1) with 1 thread instead of 2 differs by 0.0012"
                + " nats after 150 steps and 0.0061 nats after 300 steps; the smallest difference"
                + " that holds is 0.0200 nats.");
  }

  @Test
  void whereNothingHoldsThatIsSaid() {
    assertThat(said(1.9, 2.2, 2.2)).contains("; no difference of this study holds.");
  }

  @Test
  void aStudyThatHasRepeatedNothingSaysNothing() {
    List<ResultRow> all = rows(1.98, 2.08, 2.18);
    assertThat(
            LanguageReport.of(
                    PLAN,
                    all,
                    List.of(),
                    List.of(),
                    List.of(),
                    new TuningCurves(List.of()),
                    List.of())
                .markdown())
        .doesNotContain("Rounding");
    assertThat(
            LanguageReport.of(
                    PLAN,
                    all,
                    List.of(),
                    List.of(),
                    List.of(),
                    new TuningCurves(List.of()),
                    all.subList(0, 1))
                .markdown())
        .contains("Rounding: the same run (swiglu, seed 1) with");
  }
}
