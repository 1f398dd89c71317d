package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Plan;
import io.sluice.experiment.RecordCsv;
import io.sluice.run.ResultRow;
import io.sluice.run.VisionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of 12.5 seconds on 2 threads, which could have had 25 seconds of processor time. */
class OtherWorkTest {
  private static final Plan PLAN = Rows.plan("swiglu", "geglu");
  private static final String SPEEDS = "- training tokens a second: 50,000 for each variant";

  private static List<ResultRow> rows() {
    return Rows.all(
        Rows.of("swiglu", 1000, 300, 2.0, 2.1, 2.2), Rows.of("geglu", 1000, 300, 2.0, 2.1, 2.2));
  }

  private static String report(double... processorS) {
    List<ResultRow> rows = rows();
    return Rows.report(
            PLAN,
            IntStream.range(0, rows.size())
                .mapToObj(
                    i ->
                        i < processorS.length ? Rows.with(processorS[i], rows.get(i)) : rows.get(i))
                .toList())
        .markdown();
  }

  /** With more threads some wait for one, so that a lower share is no sign of other work. */
  @Test
  void manyThreadsAreLessBusyThanOne() {
    assertThat(OtherWork.alone(1)).isCloseTo(0.9, within(1e-12));
    assertThat(OtherWork.alone(2)).isCloseTo(0.75, within(1e-12));
    assertThat(OtherWork.alone(16)).isCloseTo(0.225, within(1e-12));
  }

  /** 40 and 60 % of 25 seconds are 50 % in the mean; the last run's time is not known. */
  @Test
  void runsThatHadLessThanTheirThreadsCouldHaveHadAreCounted() {
    assertThat(report(24, 10, 24.5, 15, 24))
        .contains(
            SPEEDS
                + "; other work ran beside 2 of 5 runs (they had 50 % of the processor time that"
                + " their threads could have had), so speeds are lower bounds\n");
    assertThat(report(10))
        .contains(
            "other work ran beside 1 of 1 run (it had 40 % of the processor time that its threads");
  }

  @Test
  void runsThatWereAloneOrOfEarlierVersionsHaveNoSuchWord() {
    assertThat(report(24, 24, 24, 24, 24, 26)).contains(SPEEDS + "\n").doesNotContain("other work");
    assertThat(report()).contains(SPEEDS + "\n").doesNotContain("other work");
  }

  /** 75 % of 25 seconds are 18.75. */
  @Test
  void aRunJustBelowTheShareOfOneThatIsAloneIsCounted() {
    assertThat(report(18.76)).doesNotContain("other work");
    assertThat(report(18.76, 18.74)).contains("beside 1 of 2 runs (it had 75 %");
  }

  @Test
  void costsOfImageClassifiersHaveTheSameWord() {
    Plan plan = VisionRows.plan(List.of("vgg-1"), "relu");
    List<VisionRow> rows =
        VisionRows.all(
            VisionRows.run("vgg-1", "relu", 1, 0.5, 0.6),
            VisionRows.run("vgg-1", "relu", 2, 0.5, 0.6));
    String sentence =
        "- other work ran beside 2 of 2 runs (they had 50 % of the processor time that their"
            + " threads could have had), so speeds are lower bounds\n";
    assertThat(VisionRows.report(plan, rows).markdown()).doesNotContain("other work");
    assertThat(
            VisionRows.report(plan, rows.stream().map(row -> VisionRows.with(12.5, row)).toList())
                .markdown())
        .contains(sentence);
  }

  @Test
  void theColumnIsThereOnlyWhereARowHasIt(@TempDir Path folder) throws Exception {
    RecordCsv<ResultRow> csv = new RecordCsv<>(ResultRow.class);
    Path file = folder.resolve("results.csv");
    csv.write(file, rows());
    assertThat(Files.readString(file)).doesNotContain("processor_s");
    assertThat(csv.read(file)).isEqualTo(rows());
    List<ResultRow> known = Rows.all(List.of(Rows.with(24.25, rows().get(0))), rows());
    csv.write(file, known);
    assertThat(Files.readString(file)).contains(",elapsed_s,processor_s,").contains(",12.5,24.25,");
    assertThat(csv.read(file)).isEqualTo(known);
  }
}
