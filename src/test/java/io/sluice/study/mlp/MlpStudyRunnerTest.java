package io.sluice.study.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.Run;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.StudyName;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.StudyRunner;
import io.sluice.run.CurveRow;
import io.sluice.run.MlpRow;
import io.sluice.run.RunLock;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.suite.mlp.PreparedPatterns;
import io.sluice.suite.mlp.RoundIterations;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlpStudyRunnerTest {

  private static final String PLAN =
      """
      data: [mackey-glass, sine]
      hidden: [2, 3]
      algorithms: [adact, "owo-molf(relu)", scg]
      iterations: 12
      folds: 3
      seeds: [1]
      """;

  @TempDir Path home;
  private Path plan;

  @BeforeEach
  void writePlan() throws IOException {
    plan = home.resolve("eval/tiny/study.yaml");
    Files.createDirectories(plan.getParent());
    Files.writeString(plan, PLAN);
  }

  private StudyOutcome<MlpStudyRun, MlpRow> run(int lanes, StopSignal stop, List<String> done) {
    StudyListener diary =
        new StudyListener() {
          @Override
          public void onRunDone(Run run, OpenedStudy.RunEnd end, int finished, int count) {
            done.add(run.label());
            if (finished == 7 && count == 36) {
              stop.request();
            }
          }
        };
    return run(lanes, diary, stop, home.resolve("checkpoints/tiny"));
  }

  private StudyOutcome<MlpStudyRun, MlpRow> run(
      int lanes, StudyListener listener, StopSignal stop, Path checkpoints) {
    return new StudyRunner(new InThisProcess(lanes), listener, stop)
        .run(new MlpStudies(home), MlpStudy.read(plan), "tiny", plan.getParent(), checkpoints);
  }

  @Test
  void aStoppedStudyGoesOnAndEndsInTheSameRows() throws IOException {
    List<String> done = new ArrayList<>();
    StudyOutcome<MlpStudyRun, MlpRow> half = run(2, new StopSignal(), done);
    assertThat(half.isComplete()).isFalse();
    assertThat(half.finished()).hasSizeBetween(7, 9);
    assertThat(new RecordCsv<>(MlpRow.class).read(plan.resolveSibling("results.csv")))
        .isEqualTo(half.rows());

    List<String> later = new ArrayList<>();
    StudyOutcome<MlpStudyRun, MlpRow> whole = run(1, new StopSignal(), later);
    assertThat(whole.isComplete()).isTrue();
    assertThat(later).hasSize(36 - half.finished().size()).doesNotContainAnyElementsOf(done);
    // Iterations 0, 1, 2, 5, 10 and 12.
    assertThat(whole.rows()).hasSize(2 * 2 * 3 * 3 * 6).containsAll(half.rows());
    assertThat(whole.rows().stream().limit(6).map(MlpRow::iteration))
        .containsExactly(0L, 1L, 2L, 5L, 10L, 12L);
    assertThat(new RecordCsv<>(MlpRow.class).read(plan.resolveSibling("results.csv")))
        .isEqualTo(whole.rows());
    assertThat(run(2, new StopSignal(), later).tables()).isEqualTo(whole.tables());
    List<CurveRow> curves = new RecordCsv<>(CurveRow.class).read(plan.resolveSibling("curves.csv"));
    assertThat(curves).hasSize(36 * 13).isEqualTo(whole.tables().curves());
    CurveRow last = curves.get(12);
    MlpRow row = whole.rows().get(5);
    assertThat(last.arm()).isEqualTo("mackey-glass with 2 with adact(pwl(9))");
    assertThat(last.step()).isEqualTo(row.iteration());
    assertThat(last.examples()).isEqualTo(12 * row.conditions().trainingPatterns());
    assertThat(last.validationLoss().orElseThrow())
        .isCloseTo(row.testError(), withinPercentage(1e-4));
    assertThat(last.flops().orElseThrow())
        .isCloseTo(2.0 * row.multiplies(), withinPercentage(1e-4));

    Files.writeString(plan, PLAN.replace("iterations: 12", "iterations: 13"));
    assertThatThrownBy(() -> run(2, new StopSignal(), later))
        .hasMessageContaining("would not train: recipe.iterations is 12 there and 13 here");
  }

  /** Two kinds of points; runs of older versions do not say how their targets move. */
  @Test
  void aStudyEndsWithTheOutputResetThatItBeganWith() throws IOException {
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 60; i++) {
      double a = Math.sin(i);
      double b = Math.cos(1.7 * i);
      rows.append(a).append(',').append(b).append(a * b > 0.1 ? ",x\n" : ",y\n");
    }
    Path file = Files.writeString(home.resolve("kinds.csv"), rows.toString());
    String asked =
        PLAN.replace("[mackey-glass, sine]", "[" + file + "]")
            .replace("[2, 3]", "[2]")
            .replace("adact, \"owo-molf(relu)\", scg", "owo-bp, owo-molf");
    Files.writeString(plan, asked);
    StudyOutcome<MlpStudyRun, MlpRow> usual = run(2, new StopSignal(), new ArrayList<>());
    assertThat(usual.rows())
        .allMatch(row -> row.conditions().loss().equals("squared-reset-accumulated"));
    Files.delete(plan.resolveSibling("results.csv"));
    Files.delete(plan.resolveSibling("curves.csv"));

    Path checkpoints = home.resolve("checkpoints/older");
    Files.writeString(plan, asked + "output_reset: fresh\n");
    StudyOutcome<MlpStudyRun, MlpRow> fresh = runOlder(checkpoints);
    assertThat(fresh.rows()).allMatch(row -> row.conditions().loss().equals("squared-reset"));
    assertThat(fresh.rows().get(3).trainingError())
        .isNotEqualTo(usual.rows().get(3).trainingError());
    // As an older version would have left it, interrupted.
    Files.writeString(plan, asked);
    Path first = checkpoints;
    try (Stream<Path> runs = Files.list(checkpoints)) {
      for (Path run : runs.filter(Files::isDirectory).sorted().toList()) {
        Path config = run.resolve("config.json");
        String text = Files.readString(config);
        Files.writeString(config, text.replace("    \"output_reset\" : \"fresh\",\n", ""));
        assertThat(config).content().doesNotContain("output_reset");
        unmark(run);
        first = run;
      }
    }
    try (Stream<Path> files = Files.list(first)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    assertThat(runOlder(checkpoints).rows())
        .usingRecursiveComparison()
        .ignoringFields("elapsedS")
        .isEqualTo(fresh.rows());
    assertThat(first.resolve("config.json")).content().contains("\"fresh\"");
  }

  /** Takes out of what a study reads of a run what older versions did not write. */
  private static void unmark(Path run) throws IOException {
    for (String name : List.of("config.json", "result.json")) {
      String marked = Files.readString(run.resolve(name));
      String unmarked = marked.replaceFirst(",\\s*\"identity\" : \"[0-9a-f]{64}\"", "");
      assertThat(unmarked).isNotEqualTo(marked);
      Files.writeString(run.resolve(name), unmarked);
    }
    Path metrics = run.resolve("metrics.jsonl");
    Files.write(
        metrics,
        Files.readAllLines(metrics).stream().filter(line -> !line.contains("\"run\"")).toList());
    Files.write(run.resolve("DONE"), new byte[0]);
  }

  private StudyOutcome<MlpStudyRun, MlpRow> runOlder(Path checkpoints) {
    return run(2, new StudyListener() {}, new StopSignal(), checkpoints);
  }

  @Test
  void resultsDoNotDependOnTheNumberOfParallelRuns() throws IOException {
    Files.writeString(plan, PLAN.replace("[2, 3]", "[2]"));
    StudyOutcome<MlpStudyRun, MlpRow> two = run(2, new StopSignal(), new ArrayList<>());
    Files.delete(plan.resolveSibling("results.csv"));
    Files.delete(plan.resolveSibling("curves.csv"));
    StudyOutcome<MlpStudyRun, MlpRow> one =
        run(1, new StudyListener() {}, new StopSignal(), home.resolve("checkpoints/one"));
    assertThat(one.rows())
        .usingRecursiveComparison()
        .ignoringFields("elapsedS")
        .isEqualTo(two.rows());
  }

  @Test
  void aRunThatDivergesIsMissingAndTheStudyEnds() throws IOException {
    StringBuilder rows = new StringBuilder("a,y\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i % 5).append(',').append(i == 7 ? 1e9 : i % 3).append('\n');
    }
    Path file = Files.writeString(home.resolve("far.csv"), rows.toString());
    Files.writeString(
        plan,
        PLAN.replace("[mackey-glass, sine]", "[" + file + "]")
            .replace("[2, 3]", "[2]")
            .replace("adact, \"owo-molf(relu)\", scg", "scg, adam"));
    List<String> done = new ArrayList<>();
    StudyOutcome<MlpStudyRun, MlpRow> outcome = run(2, new StopSignal(), done);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.finished()).hasSize(6);
    assertThat(done).hasSizeBetween(3, 5);
    assertThat(outcome.rows().stream().filter(row -> row.method().startsWith("scg"))).isNotEmpty();
    // The second time nothing is tried again.
    List<String> again = new ArrayList<>();
    assertThat(run(2, new StopSignal(), again).rows()).isEqualTo(outcome.rows());
    assertThat(again).isEmpty();
  }

  @Test
  void aStudyThatCannotBeTrainedLeavesNoPlan() throws IOException {
    Files.writeString(plan, PLAN + "loss: cross-entropy\n");
    MlpStudy study = MlpStudy.read(plan);
    Files.delete(plan);
    assertThatThrownBy(
            () ->
                new StudyRunner(new InThisProcess(1), new StudyListener() {}, new StopSignal())
                    .run(
                        new MlpStudies(home),
                        study,
                        "tiny",
                        plan.getParent(),
                        home.resolve("checkpoints/tiny")))
        .hasMessageContaining("the loss cross-entropy is for classes");
    assertThat(plan).doesNotExist();
  }

  @Test
  void twoDoNotTrainOneStudy() {
    Path checkpoints = home.resolve("checkpoints/tiny");
    try (RunLock lock = RunLock.ofStudy(checkpoints)) {
      assertThatThrownBy(() -> run(2, new StopSignal(), new ArrayList<>()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(checkpoints + " is being trained by another comparison");
    }
    assertThat(plan.resolveSibling("results.csv")).doesNotExist();
  }

  /** Before the first iteration all algorithms of a fold have seen the same rows. */
  @Test
  void algorithmsHaveTheirFoldsInCommon() {
    StudyOutcome<MlpStudyRun, MlpRow> outcome = run(2, new StopSignal(), new ArrayList<>());
    if (!outcome.isComplete()) {
      outcome = run(2, new StopSignal(), new ArrayList<>());
    }
    List<MlpRow> rows =
        outcome.rows().stream()
            .filter(row -> row.iteration() == 0 && row.hidden() == 2)
            .filter(row -> row.data().equals("mackey-glass") && row.fold() == 2)
            .toList();
    assertThat(rows).hasSize(3);
    List<List<double[]>> divisions = new ArrayList<>();
    for (MlpRow row : rows) {
      MlpConfiguration configuration =
          MlpRun.configuration(
              home.resolve(
                  "checkpoints/tiny/mackey-glass-2-%s-seed-1-fold-2"
                      .formatted(StudyName.fileSafe(row.method()))));
      PreparedPatterns patterns =
          PreparedPatterns.of(
              configuration.recipe().data().open(home),
              configuration.recipe(),
              configuration.seed());
      divisions.add(List.of(patterns.testRows().orElseThrow().inputs()));
      assertThat(patterns.testCount()).isEqualTo((int) row.conditions().testPatterns());
    }
    assertThat(divisions.get(1)).usingRecursiveComparison().isEqualTo(divisions.get(0));
    assertThat(divisions.get(2)).usingRecursiveComparison().isEqualTo(divisions.get(0));
  }

  @Test
  void recordedIterationsAreFew() {
    assertThat(LongStream.rangeClosed(0, 130).filter(RoundIterations::has))
        .containsExactly(0L, 1L, 2L, 5L, 10L, 20L, 50L, 100L);
  }

  @Test
  void plansThatCompareNothingAreRefused() throws IOException {
    refused("folds: 3", "folds: 1", "'folds' is 1: give at least 2");
    refused("[2, 3]", "[]", "'hidden' is empty");
    refused("scg]", "adact]", "'algorithms' names something twice");
    refused("seeds: [1]", "seeds: [1]\nbaseline: cg", "is cg(sigmoid): it must be one of");
    refused("sine]", "sign]", "unknown table 'sign'");
    refused("folds: 3", "folds: 2147483647", "'folds' is 2147483647: give at most 1000");
    refused(
        "seeds: [1]",
        "seeds: [1]\nloss: squared\noutput_reset: fresh",
        "'output_reset' with the loss squared: it goes with squared-reset");
    refused("seeds: [1]", "seeds: [1]\nfold: 3", "unknown key 'fold'");
  }

  private void refused(String part, String other, String sentence) throws IOException {
    Files.writeString(plan, PLAN.replace(part, other));
    assertThatThrownBy(() -> MlpStudy.read(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(plan.toString())
        .hasMessageContaining(sentence);
  }
}
