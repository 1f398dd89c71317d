package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.ReportTable.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table becomes narrower with its terminal, and says what its file has besides. */
class ReportTableTest {

  private record Row(long steps, String variant, double loss) {}

  private static final ReportTable TABLE =
      ReportTable.of(
          List.of(
              new Row(150, "swiglu", 2.5),
              new Row(150, "geglu", 2.4),
              new Row(300, "swiglu", 2.1),
              new Row(300, "geglu", 2)),
          List.of(
              Column.numbers("steps", row -> Numbers.count(row.steps())),
              Column.words("variant", Row::variant),
              Column.numbers("loss", row -> Numbers.nats(row.loss()))));

  @Test
  void columnsAreAligned() {
    assertThat(TABLE.text(80))
        .containsExactly(
            "steps  variant    loss",
            "  150  swiglu   2.5000",
            "  150  geglu    2.4000",
            "  300  swiglu   2.1000",
            "  300  geglu    2.0000");
  }

  @Test
  void whatGroupsRowsStandsAboveThem() {
    assertThat(TABLE.text(18))
        .containsExactly(
            "variant    loss",
            "steps 150:",
            "swiglu   2.5000",
            "geglu    2.4000",
            "steps 300:",
            "swiglu   2.1000",
            "geglu    2.0000");
  }

  @Test
  void detailsAndWhatAllRowsHaveGoFirstAndLongWordsAreCut() {
    List<Row> rows =
        List.of(new Row(300, "gated(dyn(silu, start=1:1))", 2.5), new Row(300, "geglu", 2));
    ReportTable table =
        ReportTable.of(
            rows,
            List.of(
                Column.numbers("steps", row -> Numbers.count(row.steps())),
                Column.words("variant", Row::variant),
                Column.<Row>numbers("halved", row -> Numbers.nats(row.loss() / 2)).detail(),
                Column.numbers("loss", row -> Numbers.nats(row.loss())),
                Column.<Row>numbers("doubled", row -> Numbers.nats(row.loss() * 2))
                    .detail()
                    .detail()));
    assertThat(table.text(48))
        .containsExactly(
            "all rows: steps 300",
            "variant                        loss  doubled",
            "gated(dyn(silu, start=1:1))  2.5000   5.0000",
            "geglu                        2.0000   4.0000",
            "also in report.md: halved");
    assertThat(table.text(28))
        .containsExactly(
            "all rows: steps 300",
            "variant       loss  doubled",
            "gated(dyn(  2.5000   5.0000",
            "  silu,",
            "  start=",
            "  1:1))",
            "geglu       2.0000   4.0000",
            "also in report.md: halved");
  }

  @Test
  void rowsThatAreAllTheSameAreSaidOnce() {
    ReportTable table = ReportTable.of(List.of(1, 2), sameColumns(8));
    assertThat(table.text(40))
        .startsWith("all rows: column 0 the same, column 1")
        .allMatch(line -> line.length() <= 40)
        .hasSize(5);
  }

  private static List<Column<Integer>> sameColumns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Column.<Integer>words("column " + i, row -> "the same"))
        .toList();
  }

  @Test
  void aTableThatFitsNotAtAllIsSentences() {
    assertThat(TABLE.text(14))
        .startsWith("  steps 150,", "    variant", "    swiglu,", "    loss", "    2.5000")
        .allMatch(line -> line.length() <= 14);
  }

  @Test
  void markdownHasTheAlignmentOfEachColumn() {
    assertThat(TABLE.markdown())
        .startsWith("| steps | variant |   loss |", "| ----: | ------- | -----: |");
  }
}
