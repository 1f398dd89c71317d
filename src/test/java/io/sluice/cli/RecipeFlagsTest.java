package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.run.Json;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any value of a recipe, by options: what runs record is what was asked for. */
class RecipeFlagsTest {

  @TempDir Path home;

  private Typed typed(String line) {
    return Typed.in(home, line.split(" "));
  }

  private JsonNode recipe(String run) throws IOException {
    return new ObjectMapper()
        .readTree(home.resolve("checkpoints").resolve(run).resolve("config.json").toFile())
        .path("recipe");
  }

  private String place(String run) {
    return " --out " + home.resolve("checkpoints").resolve(run);
  }

  private void trained(Typed typed) {
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
  }

  @Test
  void everyShortWordSetsItsKey() throws Exception {
    Map<String, String> values =
        Map.of(
            "layers", "1",
            "width", "16",
            "heads", "2",
            "context", "8",
            "batch", "3",
            "learning-rate", "0.002",
            "warm-up", "1",
            "dropout", "0.25",
            "accumulation", "2",
            "validate-every", "1");
    List<String> words = new ArrayList<>();
    for (KeyFlag<?> word : RecipeFlags.WORDS) {
      words.add("--" + word.flag().name() + " " + values.get(word.flag().name()));
    }
    assertThat(words).hasSize(values.size());
    Typed.text(home);
    trained(
        typed(
            "train --text "
                + home.resolve("notes.txt")
                + " --steps 2 --set training.optimizer.clip=0.5 "
                + String.join(" ", words)
                + place("words")));
    JsonNode recipe = recipe("words");
    for (KeyFlag<?> word : RecipeFlags.WORDS) {
      assertThat(recipe.at("/" + word.key().replace('.', '/')).asDouble())
          .as(word.key())
          .isEqualTo(Double.parseDouble(values.get(word.flag().name())));
    }
    assertThat(recipe.at("/training/optimizer/clip").asDouble()).isEqualTo(0.5);
    assertThat(recipe.at("/training/steps").asLong()).isEqualTo(2);
  }

  @Test
  void aLanguageModelIsTrainedByAFileOfOnesOwn() throws Exception {
    Path text = Typed.text(home);
    Path file =
        Typed.write(
            home.resolve("my own.yaml"),
            LanguageRecipes.RECIPES
                .text("quick")
                .replaceFirst("name: fables.*", "text: " + text + "\n  validation_share: 0.2")
                .replaceFirst("tokenizer: words.*", "tokenizer: bytes")
                .replace("context: 128", "context: 16")
                .replace("  steps: 300", "  steps: 2")
                .replace("warmup_steps: 30", "warmup_steps: 1")
                .replace("[150, 300]", "[1]"));
    Typed typed = Typed.in(home, "train", "--recipe", file.toString());
    trained(typed);
    assertThat(recipe("my-own-swiglu-seed-1").at("/corpus/text").asText())
        .isEqualTo(text.toString());
    assertThat(recipe("my-own-swiglu-seed-1").at("/model/context").asInt()).isEqualTo(16);
  }

  @Test
  void aClassifierIsTrainedByAFileAndOptions() throws Exception {
    Path file =
        Typed.write(
            home.resolve("mine.yaml"),
            VisionRecipes.RECIPES.text("shapes-cnn").replace("epochs: 3", "epochs: 1"));
    trained(
        typed(
            "vision train --recipe "
                + file
                + " --set images.training=64 --test-images 20 --batch 32 --learning-rate 1e-3"
                + " --set net=mlp(1) --warm-up 0.5"
                + place("digits")));
    JsonNode recipe = recipe("digits");
    assertThat(recipe.at("/images/training").asInt()).isEqualTo(64);
    assertThat(recipe.at("/batch").asInt()).isEqualTo(32);
    assertThat(recipe.at("/net").asText()).isEqualTo("mlp(1)");
    assertThat(recipe.at("/training/peak").asDouble()).isEqualTo(1e-3);
    assertThat(recipe.at("/training/last").asDouble()).isEqualTo(1e-5);
    assertThat(recipe.at("/training/warmup_share").asDouble()).isEqualTo(0.5);
  }

  @Test
  void aSmallNetworkIsTrainedByAFileAndOptions() throws Exception {
    Path file =
        Typed.write(
            home.resolve("mine.yaml"),
            MlpRecipes.RECIPES.text("bumps-adact").replace("hidden: 10", "hidden: 3"));
    trained(
        typed(
            "mlp train --recipe "
                + file
                + " --set iterations=2 --algorithm owo-molf(relu)"
                + place("bent")));
    JsonNode recipe = recipe("bent");
    assertThat(recipe.at("/hidden").asInt()).isEqualTo(3);
    assertThat(recipe.at("/iterations").asInt()).isEqualTo(2);
    assertThat(recipe.at("/method").asText()).isEqualTo("owo-molf(relu)");
  }

  /** Without options a run records what it did before recipes were files. */
  @Test
  void aTableBringsTheLossAndTheRowsThatFitIt() throws Exception {
    Typed.write(home.resolve("kinds.csv"), "x,kind\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n8,b\n");
    String own = "mlp train --hidden 2 --iterations 2 --data " + home + "/kinds.csv(classes=kind)";
    trained(typed(own + place("classes")));
    assertThat(recipe("classes").path("loss").asText()).isEqualTo("squared-reset");
    assertThat(recipe("classes").path("output_reset").asText()).isEqualTo("accumulated");
    assertThat(recipe("classes").path("division").asText()).isEqualTo("hold-out(0.2)");
    trained(typed(own + " --set loss=cross-entropy --test none" + place("entropy")));
    assertThat(recipe("entropy").path("loss").asText()).isEqualTo("cross-entropy");
    assertThat(recipe("entropy").has("output_reset")).isFalse();
    assertThat(recipe("entropy").path("division").asText()).isEqualTo("none");
    trained(typed("mlp train" + place("plain")));
    assertThat(Json.pretty(MlpRecipes.RECIPES.named("bumps-adact")))
        .isEqualTo(Json.pretty(Json.bind(recipe("plain"), "config.json", Object.class)));
  }

  @ParameterizedTest
  @CsvSource({
    "train --set model.widht=9,--set model.widht=9,did you mean model.width?",
    "train --width 100 --heads 3,quick with --width 100 --heads 3,'width 100 with 3 heads'",
    "train --learning-rate fast,--learning-rate fast,expected a number",
    "train --batch 2 --set batch=3,--batch 2 and --set batch=3,leave one of them out",
    "train --recipe quik,--recipe,did you mean quick?",
    "vision train --set nets=vgg-1,--set nets=vgg-1,did you mean net?",
    "mlp train --set hiden=3,--set hiden=3,did you mean hidden?",
  })
  void whatIsWrongIsOneSentenceThatNamesTheOption(String line, String option, String reason) {
    Typed typed = typed(line);
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains(option, reason).hasLineCount(1);
  }
}
