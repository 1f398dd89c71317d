package io.sluice.study;

import io.sluice.engine.EngineFacts;
import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Words;
import io.sluice.run.OverheadRow;
import io.sluice.run.Provenance;
import io.sluice.suite.language.Benchmark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What variants cost, as rows of {@code overhead.csv}. */
public final class OverheadRows {

  private OverheadRows() {}

  /**
   * The ReLU in a variant's form: the cheapest activation that there is, so what a variant takes
   * beyond it is its activation's.
   *
   * @param variant any
   * @return {@code relu} or {@code reglu}
   */
  static FeedForward relu(FeedForward variant) {
    return FeedForward.of(Words.of(variant.form()) + "(relu)");
  }

  /**
   * Rows of what was measured, a row a timed step.
   *
   * @param benchmark what was run
   * @param facts where
   * @param timings a timing a variant
   * @param peaks a number of bytes a variant, where the system tells
   * @return the rows, variant by variant
   */
  public static List<OverheadRow> of(
      Benchmark benchmark,
      EngineFacts facts,
      List<Benchmark.Timing> timings,
      List<OptionalLong> peaks) {
    OverheadRow.Conditions conditions =
        new OverheadRow.Conditions(
            benchmark.batch(),
            benchmark.shape().context(),
            benchmark.vocabulary(),
            Provenance.version(),
            facts.device(),
            Words.of(facts.precision()),
            facts.threads());
    List<FeedForward> timed = timings.stream().map(Benchmark.Timing::feedForward).toList();
    List<OverheadRow> rows = new ArrayList<>();
    for (int i = 0; i < timings.size(); i++) {
      Benchmark.Timing timing = timings.get(i);
      Optional<String> relu =
          Optional.of(relu(timing.feedForward()))
              .filter(timed::contains)
              .map(FeedForward::notation);
      int round = 1;
      for (Benchmark.Round step : timing.rounds()) {
        rows.add(
            new OverheadRow(
                timing.feedForward().notation(),
                relu,
                timing.parameters(),
                round++,
                seconds(step.elapsed()),
                peaks.get(i),
                conditions));
      }
    }
    return rows;
  }

  private static double seconds(Duration elapsed) {
    return elapsed.toNanos() / 1e9;
  }
}
