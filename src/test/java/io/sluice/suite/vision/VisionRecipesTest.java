package io.sluice.suite.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.image.DataSet;
import io.sluice.run.Json;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped recipe is run: a recipe that cannot be trained must not ship. */
class VisionRecipesTest {

  @TempDir Path folder;

  static Stream<Arguments> recipes() {
    return VisionRecipes.RECIPES.shipped().entrySet().stream()
        .map(r -> Arguments.of(r.getKey(), r.getValue()));
  }

  /** The recipe as it is, on a few images of its own set. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void trainsAnEpoch(String name, VisionRecipe recipe) {
    boolean generated = recipe.images().data() == DataSet.SHAPES;
    String data = System.getenv("SLUICE_DATA");
    assumeTrue(
        generated || data != null, "SLUICE_DATA is not set: only generated images are tried");
    VisionRecipe few =
        VisionSamples.with(
            recipe,
            recipe.images().withImages(OptionalInt.of(recipe.batch()), OptionalInt.of(20)),
            recipe.training().withEpochs(1));
    Path dataDirectory = generated ? folder : Path.of(data);
    VisionResult result =
        new VisionRun(dataDirectory, new TrainingListener() {}, new StopSignal())
            .train(
                few,
                1,
                VisionSamples.SETTINGS,
                folder.resolve("run"),
                new VisionInputs(OpenedImages.open(few.images(), dataDirectory), Optional.empty()))
            .result()
            .orElseThrow();
    assertThat(result.steps()).isEqualTo(1);
    assertThat(result.lossNats()).isBetween(0.3 * Math.log(10), 3 * Math.log(10));
    assertThat(result.parameters()).isEqualTo(recipe.shape().parameters());
  }

  /** Two epochs of a few of them are enough to know that there is something to learn. */
  @ParameterizedTest
  @EnumSource(value = DataSet.class, names = "COLOUR_.*", mode = EnumSource.Mode.MATCH_ALL)
  void theGeneratedImagesInColourCanBeLearned(DataSet set) {
    VisionRecipe recipe = VisionRecipes.RECIPES.named("shapes-cnn");
    VisionRecipe few =
        VisionSamples.with(
            recipe,
            recipe.images().withData(set).withImages(OptionalInt.of(2000), OptionalInt.of(500)),
            recipe.training().withEpochs(2));
    VisionResult result =
        new VisionRun(folder, new TrainingListener() {}, new StopSignal())
            .train(
                few,
                1,
                VisionSamples.SETTINGS,
                folder.resolve("run"),
                new VisionInputs(OpenedImages.open(few.images(), folder), Optional.empty()))
            .result()
            .orElseThrow();
    assertThat(result.accuracy()).isBetween(0.4, 0.95);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void readsBackFromItsJson(String name, VisionRecipe recipe) {
    assertThat(Json.parse(Json.pretty(recipe), name, VisionRecipe.class)).isEqualTo(recipe);
    assertThat(VisionRecipes.RECIPES.named(name)).isSameAs(recipe);
  }

  @Test
  void epochsAreStepsThatEndWhereEpochsEnd() {
    VisionRecipe recipe = VisionSamples.recipe("mlp(1)", "relu");
    OpenedImages images = OpenedImages.open(recipe.images(), folder);
    TrainingPlan plan =
        recipe.training().withEpochs(3).plan(images.training().size(), recipe.batch());
    assertThat(plan.steps()).isEqualTo(23);
    assertThat(plan.marks()).containsExactly(8L, 15L, 23L);
    assertThat(plan.schedule().warmupSteps()).isEqualTo(2);
    EpochPlan faster = recipe.training().withLearningRate(6e-3);
    assertThat(faster.last()).isEqualTo(6e-5);
  }

  @Test
  void unknownRecipesAreNamedWithTheNearest() {
    assertThatThrownBy(() -> VisionRecipes.RECIPES.named("mnist-cmn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mnist-cmn'")
        .hasMessageContaining("mnist-cnn");
  }
}
