package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.CurveRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCurveTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static CurveRow row(
      long steps, long step, OptionalDouble training, OptionalDouble validation) {
    return new CurveRow(
        "gated(dyn(mish))",
        101,
        OptionalLong.empty(),
        steps,
        step,
        4096 * step,
        0.0371 * step,
        training,
        validation,
        validation.isPresent() ? OptionalDouble.of(0.4317) : NONE,
        validation.isPresent() ? OptionalDouble.of(7.9e9 * step) : NONE);
  }

  /** Loss 1/step, validated every so often. */
  private static List<CurveRow> run(long steps, long end, long every) {
    List<CurveRow> rows = new ArrayList<>();
    for (long step = 1; step <= end; step++) {
      rows.add(row(steps, step, OptionalDouble.of(1.0 / step), NONE));
      if (step % every == 0 || step == steps) {
        rows.add(row(steps, step, NONE, OptionalDouble.of(2.0 / step)));
      }
    }
    return rows;
  }

  @Test
  void aTrainingLossIsTheMeanOfItsPartOfTheRun() {
    List<CurveRow> thinned = RunCurve.of(run(640, 640, 255));
    assertThat(thinned).hasSize(RunCurve.MOST + 1);
    double mean = 0;
    for (int step = 11; step <= 20; step++) {
      mean += 0.1 / step;
    }
    assertThat(thinned.get(1).step()).isEqualTo(20);
    assertThat(thinned.get(1).trainingLoss().orElseThrow()).isCloseTo(mean, within(1e-7));
    assertThat(thinned).extracting(CurveRow::step).contains(255L, 510L, 640L).isSorted();
    CurveRow last = thinned.get(thinned.size() - 1);
    assertThat(last.validationLoss()).hasValue(2.0 / 640);
    assertThat(last.trainingLoss()).isPresent();
  }

  @Test
  void aShortRunStaysAsItIs() {
    List<CurveRow> rows = run(6, 6, 3);
    assertThat(RunCurve.of(rows)).hasSize(6);
    assertThat(RunCurve.of(rows).get(2).trainingLoss()).hasValue(0.3333333);
    assertThat(RunCurve.of(rows).get(2).validationLoss()).hasValue(0.6666667);
    assertThat(RunCurve.of(rows).get(1).validationLoss()).isEmpty();
  }

  /** So that pairs have points at the same steps. */
  @Test
  void whatStaysDoesNotDependOnHowFarARunCame() {
    List<CurveRow> whole = RunCurve.of(run(5000, 5000, 20));
    List<CurveRow> diverged = RunCurve.of(run(5000, 2500, 20));
    assertThat(whole).startsWith(diverged.toArray(CurveRow[]::new));
    assertThat(diverged.stream().filter(row -> row.validationLoss().isPresent()))
        .hasSize(RunCurve.MOST / 2);
  }

  /** What an mlp measures after an iteration is no mean over iterations. */
  @Test
  void aTrainingLossBesideAValidationStaysAsItIs() {
    List<CurveRow> rows = new ArrayList<>();
    for (int iteration = 0; iteration <= 400; iteration++) {
      rows.add(row(400, iteration, OptionalDouble.of(iteration), OptionalDouble.of(1)));
    }
    assertThat(RunCurve.of(rows)).hasSize(RunCurve.MOST + 1);
    assertThat(RunCurve.of(rows)).allMatch(row -> row.trainingLoss().getAsDouble() == row.step());
  }

  @Test
  void aHundredRunsOfFiveThousandStepsAreLessThanAMegabyte(@TempDir Path folder) throws Exception {
    List<CurveRow> run = RunCurve.of(run(5000, 5000, 50));
    List<CurveRow> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.addAll(run);
    }
    Path file = folder.resolve("curves.csv");
    RecordCsv<CurveRow> csv = new RecordCsv<>(CurveRow.class);
    csv.write(file, all);
    assertThat(Files.size(file)).isLessThan(1_000_000);
    assertThat(csv.read(file)).isEqualTo(all);
  }

  @Test
  void whatNoRunComesToIsRefused() {
    assertThatThrownBy(() -> row(10, 11, OptionalDouble.of(1), NONE))
        .hasMessage("step is 11 of 10");
    assertThatThrownBy(() -> row(10, 9, NONE, NONE))
        .hasMessage("a row needs a training_loss or a validation_loss");
  }
}
