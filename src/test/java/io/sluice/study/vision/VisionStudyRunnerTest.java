package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyOutcome;
import io.sluice.run.CurveRow;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.ProcessorTime;
import io.sluice.run.RunLock;
import io.sluice.run.SiteRow;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.run.VisionRow;
import io.sluice.suite.vision.VisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionStudyRunnerTest extends TinyStudy {

  @Test
  void trainsOnceAndSaysTheSameEverAfter() {
    StudyDiary first = new StudyDiary(0);
    StudyOutcome<VisionStudyRun, VisionRow> outcome = run(first);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(first.lines).hasSize(16);
    assertThat(first.lines.get(0)).matches("start mlp-1-width-8-\\w{6}-relu-seed-5 1/8");
    List<VisionRow> rows =
        new RecordCsv<>(VisionRow.class).read(plan.resolveSibling("results.csv"));
    assertThat(rows).isEqualTo(outcome.rows()).hasSize(16);
    List<SiteRow> sites = new RecordCsv<>(SiteRow.class).read(plan.resolveSibling("sites.csv"));
    assertThat(sites).isEqualTo(outcome.sites());
    // At the start and after each epoch, at one site of one net and at two of the other.
    assertThat(sites).hasSize(2 * 2 * 3 * (1 + 2));

    List<CurveRow> curves = new RecordCsv<>(CurveRow.class).read(plan.resolveSibling("curves.csv"));
    assertThat(curves).isEqualTo(outcome.tables().curves()).hasSize(8 * 4);
    assertThat(curves.get(3).arm())
        .isEqualTo(rows.get(0).net() + " with " + rows.get(0).activation());
    assertThat(curves.get(3).examples()).isEqualTo(4 * 128);
    assertThat(curves.get(3).accuracy().orElseThrow())
        .isCloseTo(rows.get(1).score().orElseThrow().accuracy(), within(1e-6));
    assertThat(curves.get(3).flops().orElseThrow())
        .isCloseTo(2 * curves.get(1).flops().orElseThrow(), withinPercentage(1e-4))
        .isPositive();

    StudyDiary second = new StudyDiary(0);
    assertThat(run(second)).isEqualTo(outcome);
    assertThat(second.lines).hasSize(8).allMatch(line -> line.startsWith("skip "));
    assertThat(second.steps).isZero();
  }

  @Test
  void twoDoNotTrainOneStudy() {
    Path checkpoints = run(new StudyDiary(1)).unfinished().get(0).folder().getParent();
    try (RunLock lock = RunLock.ofStudy(checkpoints)) {
      assertThatThrownBy(() -> run(new StudyDiary(0)))
          .hasMessageContaining(checkpoints + " is being trained by another comparison");
    }
  }

  @Test
  void ofADeepNetTheSitesAreKeptBeforeAndAfterTraining() throws IOException {
    Files.writeString(plan, PLAN.replace("mlp(2, width=8)", "mlp(11, width=8)"));
    List<SiteRow> deep =
        run(new StudyDiary(0)).sites().stream()
            .filter(site -> site.variant().startsWith("mlp(11"))
            .toList();
    assertThat(deep).hasSize(2 * 2 * 2 * 11);
    assertThat(deep).extracting(SiteRow::step).containsOnly(0L, 4L);
  }

  @Test
  void rowsAreWhatTheRunsFilesSay() {
    StudyOutcome<VisionStudyRun, VisionRow> outcome = run(new StudyDiary(0));
    VisionStudyRun run = outcome.finished().get(1);
    VisionRow last = outcome.rows().get(3);
    assertThat(last.activation()).isEqualTo("dyn(mish)");
    assertThat(last.epoch()).isEqualTo(2);
    VisionResult result = Json.read(run.folder().resolve("result.json"), VisionResult.class);
    assertThat(last.score().orElseThrow().accuracy()).isEqualTo(result.accuracy());
    assertThat(last.score().orElseThrow().lossNats()).isEqualTo(result.lossNats());
    assertThat(last.steps()).isEqualTo(result.steps()).isEqualTo(4);
    assertThat(last.parameters()).isEqualTo(result.parameters());
    Path metrics = run.folder().resolve("metrics.jsonl");
    ValidationRecord early = MetricsLog.read(metrics, ValidationRecord.class).get(0);
    assertThat(outcome.rows().get(2).score().orElseThrow().lossNats())
        .isEqualTo(early.validationLossNats());
    assertThat(outcome.rows().get(2).processorTime()).isEqualTo(ProcessorTime.of(early));

    double lastEpoch =
        MetricsLog.read(metrics, TrainRecord.class).stream()
            .filter(step -> step.step() > 2)
            .mapToDouble(TrainRecord::lossNats)
            .average()
            .orElseThrow();
    assertThat(last.score().orElseThrow().trainingLossNats()).isEqualTo(lastEpoch);
    assertThat(last.conditions().images()).isEqualTo("shapes");
    assertThat(last.conditions().trainingImages()).isEqualTo(200);
  }

  @Test
  void aStoppedStudyGoesOnToTheSameNumbers() throws IOException {
    StudyOutcome<VisionStudyRun, VisionRow> half = run(new StudyDiary(6));
    assertThat(half.isComplete()).isFalse();
    assertThat(half.finished()).hasSize(1);
    StudyOutcome<VisionStudyRun, VisionRow> whole = run(new StudyDiary(0));
    assertThat(whole.isComplete()).isTrue();
    String resumed = untimed();
    Files.delete(plan.resolveSibling("results.csv"));
    Files.delete(plan.resolveSibling("sites.csv"));
    Files.delete(plan.resolveSibling("curves.csv"));
    Path elsewhere = folder.resolve("checkpoints");
    try (Stream<Path> files = Files.walk(elsewhere)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    run(new StudyDiary(0));
    assertThat(untimed()).isEqualTo(resumed);
  }

  private String untimed() {
    return new RecordCsv<>(VisionRow.class)
        .read(plan.resolveSibling("results.csv")).stream()
            .map(row -> row.net() + row.activation() + row.seed() + row.epoch() + losses(row))
            .toList()
            .toString();
  }

  private static String losses(VisionRow row) {
    VisionRow.Score score = row.score().orElseThrow();
    return " " + score.lossNats() + " " + score.trainingLossNats() + " " + score.accuracy();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          activations: [relu, dyn(mish)] | activations: []           | 'activations' is empty
          activations: [relu, dyn(mish)] | activations: [relu, relu] | 'activations' names something twice
          seeds: [5, 3]                  | seeds: [5, 5]             | 'seeds' names something twice
          images: shapes                 | images: mnits             | mnits
          epochs: 2                      | baseline: gelu            | is gelu: it must be one of
          recipe: mnist-mlp              | recipe: mnist-mpl         | mnist-mlp
          "mlp(1, width=8)"              | "vgg-9"                   | unknown net 'vgg-9'
          epochs: 2                      | epochs: 0                 | 'epochs' is 0
          epochs: 2                      | pretraining: {images: shapes} | which the study is about
          epochs: 2                      | weights: somewhere        | 'weights' fit one net
          epochs: 2                      | pretraining: {images: cifar10} | it cannot start from there
          epochs: 2                      | attacks: [0.1, 1.5]       | 1.5 is no share of full brightness
          test_images: 40                | folds: 1                  | 'folds' is 1: give a whole number from 2 to 1000
          epochs: 2                      | folds: 3                  | folds are measured on training images
          """)
  void aWrongPlanIsRefusedWithItsFile(String right, String wrong, String sentence)
      throws IOException {
    assertThat(PLAN).contains(right);
    Files.writeString(plan, PLAN.replace(right, wrong));
    assertThatThrownBy(() -> VisionStudy.read(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(plan.toString())
        .hasMessageContaining(sentence);
  }

  @Test
  void aFolderWithOtherRunsIsRefused() throws IOException {
    run(new StudyDiary(1));
    Files.writeString(plan, PLAN.replace("epochs: 2", "epochs: 3"));
    assertThatThrownBy(() -> run(new StudyDiary(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "holds a run that this study would not train: recipe.training.epochs is 2 there and 3");
  }

  @Test
  void runsOfAnotherNumberOfThreadsAreNotMixed() {
    run(new StudyDiary(6));
    assertThatThrownBy(() -> run(new StudyDiary(0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("compute.threads is 2 there and 1 here")
        .hasMessageContaining("continue the study with --threads 2");
  }

  @Test
  void whatAKilledProcessLeftOfARunIsNoRun() throws IOException {
    Path begun =
        VisionStudyRun.of(VisionStudy.read(plan), folder.resolve("checkpoints/tiny"), Map.of())
            .get(0)
            .folder();
    Files.createDirectories(begun);
    Files.writeString(begun.resolve("run.lock"), "");
    assertThat(run(new StudyDiary(0)).isComplete()).isTrue();
  }

  @Test
  void whatWasLearntStaysUntilAllOfItIsMeasuredAgain() throws IOException {
    run(new StudyDiary(0));
    byte[] results = Files.readAllBytes(plan.resolveSibling("results.csv"));
    byte[] sites = Files.readAllBytes(plan.resolveSibling("sites.csv"));
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThat(run(new StudyDiary(6)).isComplete()).isFalse();
    assertThat(plan.resolveSibling("results.csv")).hasBinaryContent(results);
    assertThat(plan.resolveSibling("sites.csv")).hasBinaryContent(sites);
  }
}
