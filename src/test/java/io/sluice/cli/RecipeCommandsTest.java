package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.run.Json;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes as a person looks at them, changes them and keeps them. */
class RecipeCommandsTest {

  @TempDir Path home;

  @BeforeEach
  void furnish() {
    Typed.homeWithCorpus(home);
  }

  private Typed typed(String line) {
    return Typed.in(home, line.split(" "));
  }

  @Test
  void everyRecipeIsListedWithTheCommandThatTrainsIt() {
    Typed list = typed("recipe list");
    assertThat(list.exit()).isEqualTo(Exit.DONE);
    for (RecipeSuite suite : RecipeSuite.values()) {
      for (String name : suite.recipes().shipped().keySet()) {
        assertThat(list.out()).contains("./sluice " + suite.command() + " --recipe " + name + "\n");
        assertThat(typed("recipe show " + name).exit()).isEqualTo(Exit.DONE);
      }
    }
  }

  @Test
  void whatIsShownIsARecipe() throws Exception {
    Typed shown =
        typed("recipe show quick --layers 3 --set corpus.name=tiny --set tokenizer=characters");
    Path file = Files.writeString(home.resolve("mine.yaml"), shown.out());
    LanguageRecipe recipe = LanguageRecipes.RECIPES.named(file.toString());
    assertThat(recipe.model().layers()).isEqualTo(3);
    assertThat(recipe.corpus().name()).hasValue("tiny");
    assertThat(typed("recipe show " + file).out().replace(file.toString(), "quick"))
        .isEqualTo(shown.out());
    Files.writeString(file, typed("recipe show mnist-cnn --batch 32").out());
    assertThat(VisionRecipes.RECIPES.named(file.toString()).batch()).isEqualTo(32);
  }

  @Test
  void itsCostIsThatOfTheRunItWouldBe() {
    String changes =
        " --set corpus.name=tiny --set tokenizer=characters --layers 1 --width 8 --heads 2"
            + " --context 8 --batch 2 --steps 2";
    JsonNode shown = typed("recipe show quick --json" + changes).json();
    JsonNode run = typed("train --json" + changes + " --out " + home.resolve("run")).json();
    JsonNode cost = shown.path("cost");
    assertThat(cost.path("parameters").asLong()).isEqualTo(run.path("parameters").asLong());
    assertThat(cost.path("tokens").asLong()).isEqualTo(2 * 2 * 8);
    assertThat(cost.path("flops").asLong())
        .isEqualTo(2 * 2 * 8 * run.path("flops_per_token").asLong());
    assertThat(cost.path("memory_bytes").asDouble()).isBetween(0.2e9, 0.4e9);
    assertThat(cost.has("at_least_s")).isFalse();
    assertThat(shown.path("recipe").path("model").path("width").asInt()).isEqualTo(8);
  }

  @Test
  void theTimeIsEstimatedFromWhatTheMachineIsMeasuredToDo() {
    JsonNode cost = typed("recipe show mnist-mlp --json --measure").json().path("cost");
    double rate = cost.path("gflops").asDouble();
    assertThat(rate).isBetween(0.1, 1e6);
    assertThat(cost.path("at_least_s").asDouble() * rate * 1e9)
        .isCloseTo(cost.path("flops").asDouble(), Offset.offset(1e3));
  }

  @Test
  void whatCannotBeKnownHereIsSaid() {
    Typed shown = typed("recipe show quick --set corpus.name=absent");
    assertThat(shown.exit()).isEqualTo(Exit.DONE);
    assertThat(shown.out())
        .contains("# unknown", "the vocabulary is not known here", "# tokens         460,800");
    assertThat(Json.parseYaml(shown.out(), "shown", LanguageRecipe.class).corpus().name())
        .hasValue("absent");
  }

  @Test
  void wordsOfAnotherSuiteAndUnknownRecipesAreRefused() {
    Typed layers = typed("recipe show mnist-cnn --layers 3");
    assertThat(layers.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(layers.err())
        .contains("--layers is not for mnist-cnn, which ./sluice vision train trains", "--set");
    assertThat(typed("recipe show mnist-cn").err()).contains("did you mean mnist-cnn?");
    assertThat(typed("recipe show none.yaml").err()).contains("none.yaml does not exist");
  }

  @Test
  void aStudyOfARecipeWhoseWarmUpNeverEndsIsRefusedBeforeItIsOne() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("brief.yaml"),
            typed("recipe show quick --steps 20 --warm-up 50 --set corpus.name=tiny").out());
    Typed refused = typed("compare --feed-forward relu --seeds 1 --marks 20 --recipe " + file);
    assertThat(refused.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(refused.err())
        .contains("a warm-up of 50 steps does not end in a run of 20", "training.steps");
    assertThat(home.resolve("eval")).doesNotExist();
  }

  /** Its first iterations are tried, so that the table is known and so is the time. */
  @Test
  void whatASmallNetworkCostsIsThatOfTheRunItWouldBe() {
    JsonNode cost = typed("recipe show bumps-adact --json --set iterations=3").json().path("cost");
    JsonNode run = typed("mlp train --json --iterations 3 --out " + home.resolve("run")).json();
    assertThat(cost.path("parameters").asLong()).isEqualTo(run.path("parameters").asLong());
    assertThat(cost.path("flops").asDouble()).isEqualTo(2 * run.path("multiplies").asDouble());
    assertThat(cost.path("about_s").asDouble()).isBetween(1e-6, 60.0);
    assertThat(typed("recipe show bumps-adact --measure").out())
        .containsPattern("# rows +\\d")
        .containsPattern("# time +about [0-9.]+ s, by its first iterations")
        .doesNotContain("unknown", "--measure measures");
    assertThat(typed("recipe show bumps-adact --measure --set data=gone.csv").out())
        .contains("the table, which is not here: ", "gone.csv", "unknown, as the FLOPs are");
    assertThat(typed("recipe show bumps-adact --set loss=cross-entropy").out())
        .contains("it cannot be trained on its table here: the loss cross-entropy is for classes")
        .doesNotContain("which is not here");
  }

  @Test
  void whatIsShownIsARecipeInATerminalOfAnyWidthToo() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal narrow = new Terminal(stream, stream, true, Width.of(50), Width.of(50));
    new Main(new Home(home), narrow, new Interruption())
        .run(List.of("recipe", "show", "quick", "--set", "corpus.name=absent"));
    String shown = out.toString(StandardCharsets.UTF_8);
    assertThat(shown.lines()).anyMatch(line -> line.startsWith("#               "));
    assertThat(Json.parseYaml(shown, "shown", LanguageRecipe.class).batch()).isPositive();
  }

  @Test
  void anOptionOfAnotherSuiteIsAnsweredWithItsKey() {
    assertThat(typed("recipe show shapes-cnn --activation relu").err())
        .contains("unknown option of recipe show '--activation': write --set activations=VALUE");
    assertThat(typed("recipe show bumps-adact --hidden 20").err())
        .contains("'--hidden': write --set hidden=VALUE");
    assertThat(typed("recipe show shapes-cnn --activatoin relu").err())
        .contains("write --set activations=VALUE");
    assertThat(typed("recipe show quick --dta ../data").err()).contains("did you mean --data?");
    assertThat(typed("recipe show quick --learning-rat 1").err())
        .contains("did you mean --learning-rate?");
  }

  @Test
  void aRecipeOfAnotherSuiteIsAnsweredWithTheCommandThatTrainsIt() throws Exception {
    assertThat(typed("vision train --recipe quick").err())
        .contains("quick is a recipe of ./sluice train: train it by that", "shapes-cnn");
    assertThat(typed("train --recipe shapes-cnn").err())
        .contains("shapes-cnn is a recipe of ./sluice vision train");
    Path file = Files.writeString(home.resolve("m.yaml"), typed("recipe show bumps-adact").out());
    assertThat(typed("compare --recipe " + file).err())
        .contains("m.yaml is a recipe of ./sluice mlp train");
    for (String command : List.of("mlp train --recipe ", "recipe show ")) {
      assertThat(typed(command + home.resolve("m")).err()).contains("m.yaml, which is there");
    }
  }
}
