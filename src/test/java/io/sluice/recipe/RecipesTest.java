package io.sluice.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.Json;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes by name and from files, and single values of them changed. */
class RecipesTest {

  @TempDir Path folder;

  private static LanguageRecipe quickWith(String... changes) {
    return LanguageRecipes.RECIPES.changed(
        LanguageRecipes.RECIPES.named("quick"),
        Stream.of(changes).map(text -> Change.parse(text, "--set")).toList(),
        "quick");
  }

  @Test
  void aFileIsARecipeAsAShippedOneIs() throws Exception {
    LanguageRecipe recipe = quickWith("model.layers=3", "batch=5");
    Path yaml = Files.writeString(folder.resolve("mine.yaml"), Json.yaml(recipe));
    Path json = Files.writeString(folder.resolve("mine.json"), Json.pretty(recipe));
    assertThat(LanguageRecipes.RECIPES.named(yaml.toString())).isEqualTo(recipe);
    assertThat(LanguageRecipes.RECIPES.named(json.toString())).isEqualTo(recipe);
  }

  @Test
  void aFileThatIsWrongIsNamedWithItsKey() throws Exception {
    String yaml = LanguageRecipes.RECIPES.text("quick").replace("  layers:", "  layer:");
    Path file = Files.writeString(folder.resolve("mine.yaml"), yaml);
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(file.toString(), "'layer'", "did you mean layers?");
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named(folder.resolve("none.yaml").toString()))
        .hasMessageContaining("none.yaml does not exist");
  }

  /** Whatever its name ends with: a person wrote it. */
  @ParameterizedTest
  @ValueSource(strings = {"mine.yaml", "mine.json", "mine"})
  void aKeyThatIsMissingIsToBeAdded(String name) throws Exception {
    LanguageRecipe recipe = quickWith("batch=5");
    String text = Json.pretty(recipe).replaceFirst(",\\s*\"batch\" : 5", "");
    Path file = Files.writeString(folder.resolve(name), text);
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named(file.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": 'batch' is missing: add it");
  }

  @Test
  void whatIsNoFileIsNoRecipe() {
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named("/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the recipe's file / does not exist");
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named("a\0/b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\0"));
  }

  /** A study's file may name it: nothing of any length, or with control characters, is repeated. */
  @Test
  void aLongNameOfAFileThatIsNotThereIsCut() {
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named("a\u001b".repeat(4000) + "/mine.yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist: give its path, or one of ")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\u001b"));
  }

  @Test
  void aNameThatIsNoneIsAnsweredWithTheNearestAndWithTheWayToAFile() {
    assertThatThrownBy(() -> LanguageRecipes.RECIPES.named("quik"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("unknown recipe 'quik': did you mean quick?", "./mine.yaml");
  }

  @Test
  void anyKeyTakesAnotherValueAndAllElseStays() {
    LanguageRecipe quick = LanguageRecipes.RECIPES.named("quick");
    LanguageRecipe changed =
        quickWith(
            "model.feed_forward=gated(dyn(mish, start=0.5:0.5))", "training.optimizer.clip=0.5");
    assertThat(changed.model().feedForward().notation())
        .isEqualTo("gated(dyn(mish, start=0.5:0.5))");
    assertThat(changed.training().optimizer().clip()).isEqualTo(0.5);
    assertThat(changed.training().schedule()).isEqualTo(quick.training().schedule());
    assertThat(changed.model().withFeedForward(quick.model().feedForward()))
        .isEqualTo(quick.model());
    assertThat(quickWith("training.marks=[7, 9]").training().marks()).containsExactly(7L, 9L);
    assertThat(
            quickWith(
                    "model={layers: 1, width: 8, context: 8, attention: {heads: 2, key_value_heads:"
                        + " 2, positions: rotary, rotary_base: 1e4, query_key_norm: true},"
                        + " feed_forward: relu, hidden_width: {policy: equal-hidden, plain: 8,"
                        + " multiple: 1}, style: {normalization: rms, biases: true, tied_head:"
                        + " true, dropout: 0}}")
                .model()
                .hidden())
        .isEqualTo(8);
    assertThat(quickWith()).isSameAs(quick);
  }

  @Test
  void aKeyThatIsMissingInTheFileMayBeSet() {
    VisionRecipe few =
        VisionRecipes.RECIPES.changed(
            VisionRecipes.RECIPES.named("mnist-cnn"),
            List.of(Change.parse("images.training=500", "--set")),
            "mnist-cnn");
    assertThat(few.images().training()).hasValue(500);
    VisionRecipe others =
        VisionRecipes.RECIPES.changed(
            few, List.of(Change.parse("images.data=shapes", "--set")), "mnist-cnn");
    assertThat(others.images().training()).as("belongs to the other set").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "widht=96, did you mean model.width?",
    "width=96, did you mean model.width?",
    "modle.width=96, did you mean model.width?",
    "model.widht=96, did you mean model.width?",
    "training.peak=1, did you mean training.schedule.peak?",
    "model.attention.head=2, did you mean model.attention.heads?",
    "colour=red, ./sluice recipe show quick prints all of them",
  })
  void aKeyThatIsNoneIsAnsweredWithTheNearest(String typed, String hint) {
    assertThatThrownBy(() -> quickWith(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("--set " + typed, hint);
  }

  @ParameterizedTest
  @CsvSource({
    "model.width=wide, 'model.width' is 'wide': expected a whole number",
    "model.width=100.5, 'model.width' is 100.5: expected a whole number",
    "model.style.dropout=1.5, dropout 1.5",
    "model.style.normalization=batch, legal values are",
    "model.feed_forward=swigl, did you mean swiglu?",
    "training.schedule.warmup_steps=-1, warmup_steps is -1",
    "model.attention.heads=5, width 96 with 5 heads",
  })
  void aValueThatIsWrongIsRefusedWithRecipeOptionAndReason(String typed, String reason) {
    assertThatThrownBy(() -> quickWith(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("quick with --set " + typed, reason)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void oneKeyIsSetOnce() {
    assertThatThrownBy(() -> quickWith("batch=2", "batch=3"))
        .hasMessageContainingAll("--set batch=2 and --set batch=3", "leave one of them out");
    assertThatThrownBy(() -> Change.parse("batch", "--set"))
        .hasMessageContaining("give a key and its value");
  }

  @Test
  void whatIsTiedToAKeyFollowsIt() {
    LanguageRecipe wide = quickWith("model.width=192");
    assertThat(wide.model().hiddenWidth().plain()).isEqualTo(768);
    LanguageRecipe heads = quickWith("model.attention.heads=8");
    assertThat(heads.model().attention().keyValueHeads()).isEqualTo(8);
    LanguageRecipe slow = quickWith("training.schedule.peak=3e-3");
    assertThat(slow.training().schedule().last()).isEqualTo(3e-4);
    LanguageRecipe brief = quickWith("training.steps=200");
    assertThat(brief.training().schedule().warmupSteps()).isEqualTo(20);
    assertThat(brief.training().marks()).containsExactly(150L);
    assertThat(quickWith("training.steps=900").training().schedule())
        .isEqualTo(LanguageRecipes.RECIPES.named("quick").training().schedule());
  }

  @Test
  void whatIsSetItselfFollowsNothing() {
    LanguageRecipe recipe =
        quickWith(
            "model.width=192",
            "model.hidden_width.plain=384",
            "training.schedule.peak=3e-3",
            "training.schedule.last=1e-5",
            "model.attention.heads=8",
            "model.attention.key_value_heads=2");
    assertThat(recipe.model().hiddenWidth().plain()).isEqualTo(384);
    assertThat(recipe.training().schedule().last()).isEqualTo(1e-5);
    assertThat(recipe.model().attention().keyValueHeads()).isEqualTo(2);
  }
}
