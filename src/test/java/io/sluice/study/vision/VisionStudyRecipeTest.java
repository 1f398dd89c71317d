package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.Json;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      set: {batch: 32, training.optimizer.weight_decay: 5e-2, training.peak: 4e-3}
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
    return study.recipe(study.allNets().get(0), study.activations().get(1), Optional.empty());
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
  void theRecipeMayBeAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            VisionRecipes.RECIPES.text("shapes-cnn").replace("batch: 64", "batch: 16"));
    VisionStudy study =
        read(PLAN.replace("shapes-cnn", file.toString()).replaceFirst("set: .*\n", ""));
    assertThat(recipe(study).batch()).isEqualTo(16);
    assertThat(study.recipeWithSettings()).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch: 32|bach: 32|a recipe has no key 'bach' (did you mean batch?)",
        "batch: 32|batch: 0|batch is 0",
        "batch: 32|net: mlp(1)|'set' has net, which a study compares",
        "batch: 32|training: {epochs: 2}|training has a value that is neither a word nor a number",
      })
  void whatCannotBeSetIsNamed(String mistake) {
    String[] parts = mistake.split("\\|", -1);
    assertThatThrownBy(() -> read(PLAN.replace(parts[0], parts[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("study.yaml") + ": ")
        .hasMessageContaining(parts[2]);
  }
}
