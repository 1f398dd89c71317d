package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyOutcome;
import io.sluice.run.AttackRow;
import io.sluice.run.Json;
import io.sluice.run.VisionRow;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a study may ask for besides nets, activations and seeds. */
class VisionStudyKeysTest extends TinyStudy {

  @Test
  void foldsAreTrainedAndMeasuredOnEachOnce() throws IOException {
    Files.writeString(
        plan,
        PLAN.replace("test_images: 40", "folds: 3")
            .replace("seeds: [5, 3]", "seeds: [5]")
            .replace(", \"mlp(2, width=8)\"", ""));
    StudyDiary diary = new StudyDiary(0);
    StudyOutcome<VisionStudyRun, VisionRow> outcome = run(diary);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(diary.lines).hasSize(2 * 2 * 3);
    assertThat(diary.lines.get(2))
        .matches("start mlp-1-width-8-\\w{6}-dyn-mish-\\w{6}-seed-5-fold-1 2/6");
    List<VisionRow> rows =
        new RecordCsv<>(VisionRow.class).read(plan.resolveSibling("results.csv"));
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
    StudyDiary again = new StudyDiary(0);
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
    StudyOutcome<VisionStudyRun, VisionRow> none = run(new StudyDiary(1));
    assertThat(none.finished()).isEmpty();
    assertThat(none.unfinished()).noneMatch(run -> Files.exists(run.folder()));
    StudyOutcome<VisionStudyRun, VisionRow> outcome = run(new StudyDiary(0));
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.rows())
        .hasSize(2)
        .allMatch(row -> row.conditions().weights().equals("colour-letters (200 images, 1 epoch)"));
    Path first;
    try (Stream<Path> folders = Files.list(folder.resolve("checkpoints/tiny"))) {
      first =
          folders
              .filter(run -> run.getFileName().toString().contains("-pretraining-seed-5"))
              .findFirst()
              .orElseThrow();
    }
    String sha256 = PretrainedWeights.of(first).sha256();
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
    assertThatThrownBy(() -> run(new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pretraining-seed-5")
        .hasMessageContaining("recipe.images.training is 200 there and 150 here");
    try (Stream<Path> files = Files.walk(first)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    assertThatThrownBy(() -> run(new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it started from other weights");
    Files.writeString(plan, asked.replaceFirst("pretraining: .*", ""));
    assertThatThrownBy(() -> run(new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it started from other weights");
    // A finished study says the same without what its nets learned first.
    Files.writeString(plan, asked);
    assertThat(run(new StudyDiary(0))).isEqualTo(outcome);
    // Learned again for a run that is left, and not to the bits that the other one started from.
    try (Stream<Path> files = Files.walk(outcome.finished().get(0).folder())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    Path config = outcome.finished().get(1).folder().resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace(sha256, "0".repeat(64))
            .replaceFirst(",\\s*\"identity\" : \"[0-9a-f]+\"", ""));
    assertThatThrownBy(() -> run(new StudyDiary(0)))
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
    Files.move(run(new StudyDiary(0)).finished().get(0).folder(), given);
    Files.delete(plan.resolveSibling("results.csv"));
    Files.delete(plan.resolveSibling("sites.csv"));
    Files.delete(plan.resolveSibling("curves.csv"));
    Files.writeString(plan, one + "weights: " + given + "\n");
    StudyOutcome<VisionStudyRun, VisionRow> outcome = run(new StudyDiary(0));
    assertThat(outcome.rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.conditions().weights()).isEqualTo("shapes (200 images, 1 epoch)"));
    Files.writeString(
        plan, one.replace("test_images: 40", "folds: 2") + "weights: " + given + "\n");
    assertThatThrownBy(() -> run(new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has learned from the images that the folds are measured on");
    Files.writeString(plan, one + "weights: " + given + "\n");
    Files.delete(given.resolve("DONE"));
    assertThat(run(new StudyDiary(0))).isEqualTo(outcome);
    Files.writeString(plan, one.replace("[5]", "[5, 6]") + "weights: " + given + "\n");
    assertThatThrownBy(() -> run(new StudyDiary(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not finished");
  }

  @Test
  void everyTrainedNetIsAttackedAsTheStudyAsks() throws IOException {
    Files.writeString(
        plan,
        PLAN.replace("epochs: 2", "epochs: 1\nattacks: [0, 0.5]")
            .replace("seeds: [5, 3]", "seeds: [5]")
            .replace(", \"mlp(2, width=8)\"", ""));
    StudyOutcome<VisionStudyRun, VisionRow> outcome = run(new StudyDiary(0));
    List<AttackRow> rows =
        new RecordCsv<>(AttackRow.class).read(plan.resolveSibling("attacks.csv"));
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
    assertThat(run(new StudyDiary(0))).isEqualTo(outcome);
  }
}
