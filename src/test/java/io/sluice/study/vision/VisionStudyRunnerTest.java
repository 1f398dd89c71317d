package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.run.AttackRow;
import io.sluice.run.AttacksFile;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.SiteRow;
import io.sluice.run.SitesFile;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.run.VisionResultsFile;
import io.sluice.run.VisionRow;
import io.sluice.suite.vision.GivenWeights;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionResult;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionStudyRunnerTest {

  private static final String PLAN =
      """
      recipe: mnist-mlp
      images: shapes
      training_images: 200
      test_images: 40
      nets: ["mlp(1, width=8)", "mlp(2, width=8)"]
      activations: [relu, dyn(mish)]
      epochs: 2
      seeds: [5, 3]
      precision: fp32
      """;

  @TempDir Path folder;
  private Path plan;

  @BeforeEach
  void writePlan() throws IOException {
    plan = folder.resolve("eval/tiny/study.yaml");
    Files.createDirectories(plan.getParent());
    Files.writeString(plan, PLAN);
  }

  /** Notes what happens, and stops after some steps. */
  private static final class Diary implements VisionStudyListener {
    private final List<String> lines = new ArrayList<>();
    private final StopSignal stop = new StopSignal();
    private final int stopAfter;
    private int steps;

    private Diary(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public void onRunStart(VisionStudyRun run, int index, int count) {
      lines.add("start " + run.folder().getFileName() + " " + index + "/" + count);
    }

    @Override
    public void onRunSkipped(VisionStudyRun run, int index, int count) {
      lines.add("skip " + index);
    }

    @Override
    public void onStep(TrainRecord record) {
      steps++;
      if (steps == stopAfter) {
        stop.request();
      }
    }
  }

  private VisionStudyOutcome run(Diary diary) {
    return run(diary, 2);
  }

  private VisionStudyOutcome run(Diary diary, int threads) {
    return new VisionStudyRunner(
            folder,
            new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, threads),
            diary,
            diary.stop,
            Path::of)
        .run(VisionStudy.read(plan), "tiny", plan.getParent(), folder.resolve("checkpoints/tiny"));
  }

  @Test
  void trainsOnceAndSaysTheSameEverAfter() {
    Diary first = new Diary(0);
    VisionStudyOutcome outcome = run(first);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(first.lines).hasSize(8);
    assertThat(first.lines.get(0)).matches("start mlp-1-width-8-\\w{6}-relu-seed-5 1/8");
    List<VisionRow> rows = VisionResultsFile.read(plan.resolveSibling("results.csv"));
    assertThat(rows).isEqualTo(outcome.rows()).hasSize(16);
    List<SiteRow> sites = SitesFile.read(plan.resolveSibling("sites.csv"));
    assertThat(sites).isEqualTo(outcome.sites());
    // At the start and after each epoch, at one site of one net and at two of the other.
    assertThat(sites).hasSize(2 * 2 * 3 * (1 + 2));

    Diary second = new Diary(0);
    assertThat(run(second)).isEqualTo(outcome);
    assertThat(second.lines).hasSize(8).allMatch(line -> line.startsWith("skip "));
    assertThat(second.steps).isZero();
  }

  @Test
  void ofADeepNetTheSitesAreKeptBeforeAndAfterTraining() throws IOException {
    Files.writeString(plan, PLAN.replace("mlp(2, width=8)", "mlp(11, width=8)"));
    List<SiteRow> deep =
        run(new Diary(0)).sites().stream()
            .filter(site -> site.variant().startsWith("mlp(11"))
            .toList();
    assertThat(deep).hasSize(2 * 2 * 2 * 11);
    assertThat(deep).extracting(SiteRow::step).containsOnly(0L, 4L);
  }

  @Test
  void rowsAreWhatTheRunsFilesSay() {
    VisionStudyOutcome outcome = run(new Diary(0));
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
    VisionStudyOutcome half = run(new Diary(6));
    assertThat(half.isComplete()).isFalse();
    assertThat(half.finished()).hasSize(1);
    VisionStudyOutcome whole = run(new Diary(0));
    assertThat(whole.isComplete()).isTrue();
    String resumed = untimed();
    Files.delete(plan.resolveSibling("results.csv"));
    Path elsewhere = folder.resolve("checkpoints");
    try (Stream<Path> files = Files.walk(elsewhere)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    run(new Diary(0));
    assertThat(untimed()).isEqualTo(resumed);
  }

  private String untimed() {
    return VisionResultsFile.read(plan.resolveSibling("results.csv")).stream()
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
          epochs: 2                      | baseline: gelu            | gelu is none of the activations
          recipe: mnist-mlp              | recipe: mnist-mpl         | mnist-mlp
          "mlp(1, width=8)"              | "vgg-9"                   | unknown net 'vgg-9'
          epochs: 2                      | epochs: 0                 | 0 epochs
          epochs: 2                      | pretraining: {images: shapes} | which the study is about
          epochs: 2                      | weights: somewhere        | 'weights' fit one net
          epochs: 2                      | pretraining: {images: cifar10} | it cannot start from there
          epochs: 2                      | attacks: [0.1, 1.5]       | 1.5 is no share of full brightness
          test_images: 40                | folds: 1                  | 'folds' is 1: give at least 2
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
    run(new Diary(1));
    Files.writeString(plan, PLAN.replace("epochs: 2", "epochs: 3"));
    assertThatThrownBy(() -> run(new Diary(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "holds a run that this study would not train, its recipe or seed is another");
  }

  @Test
  void runsOfAnotherNumberOfThreadsAreNotMixed() {
    run(new Diary(6));
    assertThatThrownBy(() -> run(new Diary(0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threads=2")
        .hasMessageContaining("continue the study with --threads 2");
  }

  @Test
  void foldsAreTrainedAndMeasuredOnEachOnce() throws IOException {
    Files.writeString(
        plan,
        PLAN.replace("test_images: 40", "folds: 3")
            .replace("seeds: [5, 3]", "seeds: [5]")
            .replace(", \"mlp(2, width=8)\"", ""));
    Diary diary = new Diary(0);
    VisionStudyOutcome outcome = run(diary);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(diary.lines).hasSize(2 * 3);
    assertThat(diary.lines.get(1))
        .matches("start mlp-1-width-8-\\w{6}-dyn-mish-\\w{6}-seed-5-fold-1 2/6");
    List<VisionRow> rows = VisionResultsFile.read(plan.resolveSibling("results.csv"));
    assertThat(rows).isEqualTo(outcome.rows()).hasSize(2 * 3 * 2);
    Map<Long, List<VisionRow>> byFold =
        rows.stream().collect(Collectors.groupingBy(row -> row.fold().orElseThrow()));
    assertThat(byFold).containsOnlyKeys(1L, 2L, 3L);
    assertThat(rows.stream().map(row -> row.conditions().imagesFingerprint()).distinct())
        .hasSize(3);
    byFold.forEach(
        (fold, ofOne) -> {
          assertThat(ofOne.stream().map(row -> row.conditions()).distinct()).hasSize(1);
          VisionRow.Conditions images = ofOne.get(0).conditions();
          assertThat(images.trainingImages() + images.testImages()).isEqualTo(200);
          assertThat(images.testImages()).isBetween(66L, 67L);
        });
    Diary again = new Diary(0);
    assertThat(run(again)).isEqualTo(outcome);
    assertThat(again.steps).isZero();
  }

  @Test
  void netsLearnOtherImagesFirst() throws IOException {
    Files.writeString(
        plan,
        PLAN.replace("images: shapes\n", "images: colour-shapes\n")
            .replace(
                "epochs: 2",
                "epochs: 1\npretraining: {images: colour-letters, training_images: 200}")
            .replace("seeds: [5, 3]", "seeds: [5]")
            .replace(", \"mlp(2, width=8)\"", ""));
    // Stopped while the net learns the letters: no run is begun.
    VisionStudyOutcome none = run(new Diary(1));
    assertThat(none.finished()).isEmpty();
    assertThat(none.unfinished()).noneMatch(run -> Files.exists(run.folder()));
    VisionStudyOutcome outcome = run(new Diary(0));
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.rows())
        .hasSize(2)
        .allMatch(
            row -> row.conditions().weights().equals("colour-letters (200 images, 1 epochs)"));
    Path first;
    try (Stream<Path> folders = Files.list(folder.resolve("checkpoints/tiny"))) {
      first =
          folders
              .filter(run -> run.getFileName().toString().contains("-pretraining-seed-5"))
              .findFirst()
              .orElseThrow();
    }
    String sha256 = GivenWeights.of(first).sha256();
    for (VisionStudyRun run : outcome.finished()) {
      assertThat(
              Json.read(run.folder().resolve("config.json"), VisionConfiguration.class)
                  .weights()
                  .orElseThrow()
                  .sha256())
          .isEqualTo(sha256);
    }
    // Another plan for what was learned before is another study, whether that is there or not.
    String asked = Files.readString(plan);
    Files.writeString(plan, asked.replace("training_images: 200}", "training_images: 150}"));
    assertThatThrownBy(() -> run(new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pretraining-seed-5")
        .hasMessageContaining("its recipe or seed is another");
    try (Stream<Path> files = Files.walk(first)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThatThrownBy(() -> run(new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it started from other weights");
    Files.writeString(plan, asked.replaceFirst("pretraining: .*", ""));
    assertThatThrownBy(() -> run(new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it started from other weights");
    // A finished study says the same without what its nets learned first.
    Files.writeString(plan, asked);
    assertThat(run(new Diary(0))).isEqualTo(outcome);
    // Learned again for a run that is left, and not to the bits that the other one started from.
    try (Stream<Path> files = Files.walk(outcome.finished().get(1).folder())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    Path config = outcome.finished().get(0).folder().resolve("config.json");
    Files.writeString(config, Files.readString(config).replace(sha256, "0".repeat(64)));
    assertThatThrownBy(() -> run(new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it started from other weights");
  }

  @Test
  void aStudyStartsFromAGivenRunAndSaysSoWhenThatIsGone() throws IOException {
    String one =
        PLAN.replace("epochs: 2", "epochs: 1")
            .replace("seeds: [5, 3]", "seeds: [5]")
            .replace(", \"mlp(2, width=8)\"", "")
            .replace("activations: [relu, dyn(mish)]", "activations: [relu]");
    Files.writeString(plan, one);
    Path given = folder.resolve("given");
    Files.move(run(new Diary(0)).finished().get(0).folder(), given);
    Files.delete(plan.resolveSibling("results.csv"));
    Files.writeString(plan, one + "weights: " + given + "\n");
    VisionStudyOutcome outcome = run(new Diary(0));
    assertThat(outcome.rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.conditions().weights()).isEqualTo("shapes (200 images, 1 epochs)"));
    Files.writeString(
        plan, one.replace("test_images: 40", "folds: 2") + "weights: " + given + "\n");
    assertThatThrownBy(() -> run(new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has learned from the images that the folds are measured on");
    Files.writeString(plan, one + "weights: " + given + "\n");
    Files.delete(given.resolve("DONE"));
    assertThat(run(new Diary(0))).isEqualTo(outcome);
    Files.writeString(plan, one.replace("[5]", "[5, 6]") + "weights: " + given + "\n");
    assertThatThrownBy(() -> run(new Diary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not finished");
  }

  @Test
  void whatAKilledProcessLeftOfARunIsNoRun() throws IOException {
    Path begun =
        VisionStudyRun.of(VisionStudy.read(plan), folder.resolve("checkpoints/tiny"))
            .get(0)
            .folder();
    Files.createDirectories(begun);
    Files.writeString(begun.resolve("run.lock"), "");
    assertThat(run(new Diary(0)).isComplete()).isTrue();
  }

  @Test
  void everyTrainedNetIsAttackedAsTheStudyAsks() throws IOException {
    Files.writeString(
        plan,
        PLAN.replace("epochs: 2", "epochs: 1\nattacks: [0, 0.5]")
            .replace("seeds: [5, 3]", "seeds: [5]")
            .replace(", \"mlp(2, width=8)\"", ""));
    VisionStudyOutcome outcome = run(new Diary(0));
    List<AttackRow> rows = AttacksFile.read(plan.resolveSibling("attacks.csv"));
    assertThat(rows).isEqualTo(outcome.attacks()).hasSize(2 * 2);
    for (AttackRow row : rows) {
      double accuracy =
          outcome.rows().stream()
              .filter(result -> result.activation().equals(row.activation()))
              .findFirst()
              .orElseThrow()
              .score()
              .orElseThrow()
              .accuracy();
      assertThat(row.clean()).isEqualTo(accuracy);
      assertThat(row.images()).isEqualTo(40);
      if (row.epsilon() == 0) {
        assertThat(row.attacked()).isEqualTo(row.clean());
      } else {
        assertThat(row.attacked()).isLessThan(row.clean());
      }
    }
    Files.delete(outcome.finished().get(0).folder().resolve("attacks.json"));
    assertThat(run(new Diary(0))).isEqualTo(outcome);
  }

  @Test
  void whatWasLearntStaysUntilAllOfItIsMeasuredAgain() throws IOException {
    run(new Diary(0));
    byte[] results = Files.readAllBytes(plan.resolveSibling("results.csv"));
    byte[] sites = Files.readAllBytes(plan.resolveSibling("sites.csv"));
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThat(run(new Diary(6)).isComplete()).isFalse();
    assertThat(plan.resolveSibling("results.csv")).hasBinaryContent(results);
    assertThat(plan.resolveSibling("sites.csv")).hasBinaryContent(sites);
  }
}
