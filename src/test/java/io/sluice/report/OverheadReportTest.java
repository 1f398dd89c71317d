package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Report;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.Json;
import io.sluice.run.OverheadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverheadReportTest {

  private static final OverheadRow.Conditions CONDITIONS =
      new OverheadRow.Conditions(12, 128, 1010, "0.1.0", "cpu", "fp32", 2);

  private static List<OverheadRow> rows(
      String variant, Optional<String> relu, long parameters, long bytes, double... seconds) {
    List<OverheadRow> rows = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      rows.add(
          new OverheadRow(
              variant,
              relu,
              parameters,
              i + 1,
              seconds[i],
              bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
              CONDITIONS));
    }
    return rows;
  }

  @SafeVarargs
  private static List<OverheadRow> all(List<OverheadRow>... parts) {
    List<OverheadRow> all = new ArrayList<>();
    for (List<OverheadRow> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** The machine halves its speed from round to round, which no ratio should see. */
  private static final List<OverheadRow> ROWS =
      all(
          rows("swiglu", Optional.of("reglu"), 1000, 300_000_000, 0.10, 0.20, 0.40, 0.80, 1.60),
          rows("dynactglu", Optional.of("reglu"), 1004, 312_500_000, 0.11, 0.21, 0.43, 0.88, 1.92),
          rows("reglu", Optional.of("reglu"), 1000, 310_000_000, 0.08, 0.16, 0.32, 0.64, 1.28));

  @Test
  void timesAreComparedStepByStep() {
    Overhead overhead = Overhead.of("swiglu", ROWS);
    Overhead.Cost cost = overhead.costs().get(1);
    // Ratios 1.1, 1.05, 1.075, 1.1, 1.2 to swiglu; to reglu those times 1.25.
    assertThat(cost.overReference().lower()).isCloseTo(1.075, within(1e-12));
    assertThat(cost.overReference().median()).isCloseTo(1.1, within(1e-12));
    assertThat(cost.overReference().upper()).isCloseTo(1.1, within(1e-12));
    assertThat(cost.overRelu().orElseThrow().step().median()).isCloseTo(1.375, within(1e-12));
    assertThat(cost.overRelu().orElseThrow().parameters()).isEqualTo(4);
    assertThat(cost.overRelu().orElseThrow().peakRssBytes()).hasValue(2_500_000);
    assertThat(cost.stepS()).isEqualTo(0.43);
  }

  @Test
  void theReportHasATableOfTimesAndOneOfSizes() {
    Report report =
        LanguageReport.of(
            Rows.plan("swiglu", "dynactglu"),
            Rows.all(
                Rows.of("swiglu", 1000, 300, 2.0, 2.1, 2.2),
                Rows.of("dynactglu", 1004, 300, 2.0, 2.1, 2.2)),
            List.of(),
            ROWS,
            List.of(),
            new TuningCurves(List.of()),
            List.of());
    assertThat(report.text(100))
        .contains(
            """
            Overhead

            variant        step  time / swiglu       quartiles  time / ReLU       quartiles
            swiglu     400.0 ms          1.000  1.000 to 1.000        1.250  1.250 to 1.250
            dynactglu  430.0 ms          1.100  1.075 to 1.100        1.375  1.344 to 1.375
            reglu      320.0 ms          0.800  0.800 to 0.800        1.000  1.000 to 1.000

            variant    parameters  learned    memory  beyond ReLU
            swiglu          1,000        0  300.0 MB     -10.0 MB
            dynactglu       1,004        4  312.5 MB       2.5 MB
            reglu           1,000        0  310.0 MB       0.0 MB

            learned: parameters beyond those of ReLU in the same form
            time: of a step over that of the step beside it, of swiglu and of ReLU in the same form; median of 5
            """)
        .contains("batches of 12 x 128 random ids of 1,010, cpu, fp32, 2 threads");
    // 12 x 128 tokens in the median step of 0.4 and 0.43 seconds.
    assertThat(report.markdown())
        .contains(
            "- training tokens a second, of steps in turns (Overhead): swiglu 3,840, dynactglu 3,572\n");
    assertThat(report.markdown())
        .contains("## Overhead\n\n| variant   |     step | time / swiglu |")
        .contains("| dynactglu |      1,004 |       4 | 312.5 MB |      2.5 MB |");
    assertThat(Json.pretty(report.data())).contains("\"overhead\" : {", "\"over_reference\" : {");
  }

  /** A variant that was not timed leaves all of them with the speeds of their runs. */
  @Test
  void speedsOfRunsAndOfStepsInTurnsAreNotMixed() {
    Report report =
        LanguageReport.of(
            Rows.plan("swiglu", "geglu"),
            Rows.all(Rows.of("swiglu", 1000, 300, 2.0, 2.1), Rows.of("geglu", 1000, 300, 2.0, 2.1)),
            List.of(),
            ROWS,
            List.of(),
            new TuningCurves(List.of()),
            List.of());
    assertThat(report.markdown()).contains("- training tokens a second: 50,000 for each variant\n");
  }

  @Test
  void whatIsUnknownStaysEmpty() {
    Overhead overhead =
        Overhead.of(
            "swiglu",
            all(
                rows("swiglu", Optional.empty(), 1000, 0, 0.1),
                rows("geglu", Optional.empty(), 1000, 0, 0.2)));
    assertThat(overhead.costs())
        .allMatch(cost -> cost.overRelu().isEmpty() && cost.peakRssBytes().isEmpty());
    assertThat(overhead.text(100))
        .startsWith("Overhead\n\nvariant")
        .contains("geglu    200.0 ms          2.000  2.000 to 2.000\n")
        .endsWith("sluice 0.1.0\n");
  }

  @Test
  void rowsThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> Overhead.of("gelu", ROWS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the overhead of gelu was not measured: delete overhead.csv");
    assertThatThrownBy(() -> Overhead.of("swiglu", ROWS.subList(0, 9)))
        .hasMessageContaining("the rows of swiglu in overhead.csv do not fit");
    assertThatThrownBy(() -> Overhead.of("swiglu", ROWS.subList(0, 14)))
        .hasMessageContaining("the rows of reglu in overhead.csv do not fit those of swiglu");
    OverheadRow other = ROWS.get(14);
    List<OverheadRow> elsewhere = new ArrayList<>(ROWS.subList(0, 14));
    elsewhere.add(
        new OverheadRow(
            other.variant(),
            other.relu(),
            other.parameters(),
            other.round(),
            other.stepS(),
            other.peakRssBytes(),
            new OverheadRow.Conditions(12, 128, 1010, "0.1.0", "cpu", "bf16", 2)));
    assertThatThrownBy(() -> Overhead.of("swiglu", elsewhere))
        .hasMessageContaining("the rows of reglu");
  }
}
