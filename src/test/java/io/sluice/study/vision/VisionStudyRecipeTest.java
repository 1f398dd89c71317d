package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.image.PixelNormalization;
import io.sluice.run.Json;
import io.sluice.suite.vision.PixelScaling;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe of a study of classifiers: by name or file, with single values changed. */
class VisionStudyRecipeTest {

  private static final String PLAN =
      """
      recipe: shapes-cnn
      factors: {batch: [32], training.optimizer.weight_decay: [5e-2], training.peak: [4e-3]}
      activations: [relu, mish]
      epochs: 1
      seeds: 2
      precision: fp32
      """;

  @TempDir Path folder;

  private VisionStudy read(String text) throws IOException {
    return VisionStudy.read(Files.writeString(folder.resolve("study.yaml"), text));
  }

  private static VisionRecipe recipe(VisionStudy study) {
    return study.recipe(
        study.allNets().get(0), study.crossing().combinations().get(1), Optional.empty());
  }

  @Test
  void allRunsHaveWhatTheStudySets() throws IOException {
    VisionStudy study = read(PLAN);
    VisionRecipe recipe = recipe(study);
    assertThat(study.seeds()).containsExactly(1L, 2L);
    assertThat(recipe.batch()).isEqualTo(32);
    assertThat(recipe.training().optimizer().weightDecay()).isEqualTo(0.05);
    assertThat(recipe.training().last()).as("follows the peak").isEqualTo(4e-5);
    assertThat(recipe.training().epochs()).isEqualTo(1);
    assertThat(study.recipeWithSettings())
        .isEqualTo(
            "shapes-cnn with batch=32 training.optimizer.weight_decay=0.05 training.peak=0.004");
    assertThat(read(Json.yaml(study))).isEqualTo(study);
  }

  @Test
  void keysOfTheRecipeAndBracesAreCrossed() throws IOException {
    VisionStudy study =
        read(
            """
            recipe: shapes-cnn
            activations: [relu, 'pwl({hinges})']
            factors:
              hinges: [3, 5]
              training.peak: [1e-3, 2e-3]
              images.scaling: [standardized, unit]
            seeds: 1
            precision: fp32
            """);
    assertThat(study.crossing().names())
        .hasSize(3 * 2 * 2)
        .startsWith("relu, peak=0.001, scaling=standardized", "relu, peak=0.001, scaling=unit")
        .endsWith("pwl(5), peak=0.002, scaling=unit");
    List<VisionStudyRun> runs = VisionStudyRun.of(study, folder, Map.of());
    assertThat(runs).hasSize(12).extracting(VisionStudyRun::folder).doesNotHaveDuplicates();
    VisionRecipe last = runs.get(11).recipe();
    assertThat(last.training().peak()).isEqualTo(2e-3);
    assertThat(last.training().last()).as("follows the peak").isEqualTo(2e-5);
    assertThat(last.images().scaling()).isEqualTo(PixelScaling.UNIT);
    assertThat(last.activations().notation()).isEqualTo("pwl(5)");
    assertThat(study.recipeWithSettings()).isEqualTo("shapes-cnn");
    assertThat(read(Json.yaml(study))).isEqualTo(study);
    StudyImages images = StudyImages.open(study, folder);
    assertThat(images.of(runs.get(11)).normalization())
        .isEqualTo(PixelNormalization.none(1))
        .isNotEqualTo(images.of(runs.get(10)).normalization());
  }

  @Test
  void theRecipeMayBeAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            VisionRecipes.RECIPES.text("shapes-cnn").replace("batch: 64", "batch: 16"));
    VisionStudy study =
        read(PLAN.replace("shapes-cnn", file.toString()).replaceFirst("factors: .*\n", ""));
    assertThat(recipe(study).batch()).isEqualTo(16);
    assertThat(study.recipeWithSettings()).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch: [32]|bach: [32]|'factors.bach': no line of 'activations' has {bach} in it, and no recipe such a key (did you mean batch?)",
        "batch: [32]|batch: [0]|batch is 0",
        "batch: [32]|net: [mlp(1)]|'factors.net': that is no factor of a study: list them under 'nets'",
        "batch: [32]|training.epochs: [2]|'factors.training.epochs': that is no factor of a study: give 'epochs'",
        "epochs: 1|learning_rate: 1e-3|'factors.training.peak' and 'learning_rate' set the same: leave one of them out",
        "batch: [32]|batch: [32, 0]|'factors': relu, batch=0 cannot be trained, take one of its values out: shapes-cnn with batch=0",
        "[relu, mish]|[relu, 'pwl({hinges})']|'activations': pwl({hinges}) names an unknown factor",
        "[relu, mish]|[relu, mish]\nbaseline: gelu|'baseline' is gelu: it must be one of the study's variants, relu, mish",
      })
  void whatCannotBeSetIsNamed(String mistake) {
    String[] parts = mistake.split("\\|", -1);
    assertThatThrownBy(() -> read(PLAN.replace(parts[0], parts[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("study.yaml") + ": ")
        .hasMessageContaining(parts[2]);
  }
}
