package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.Transformer;
import io.sluice.transformer.TransformerShape;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped recipe is run: a recipe that cannot be trained must not ship. */
class RecipeSmokeTest {

  @TempDir Path folder;

  static Stream<Arguments> recipes() {
    return LanguageRecipes.RECIPES.shipped().entrySet().stream()
        .map(recipe -> Arguments.of(recipe.getKey(), recipe.getValue()));
  }

  /** Whose text is always there, and its entropy known. */
  private static boolean isEmbedded(LanguageRecipe recipe) {
    return recipe.corpus().equals(CorpusChoice.named("fables"));
  }

  private static LanguageRecipe alone(LanguageRecipe recipe) {
    return new LanguageRecipe(
        recipe.corpus(), recipe.tokenizer(), recipe.model(), recipe.training(), 1, recipe.split());
  }

  private static TransformerShape small(TransformerShape shape) {
    return new TransformerShape(
        1,
        32,
        shape.context(),
        AttentionShape.rotary(2),
        shape.feedForward(),
        HiddenWidth.equalParameters(64, 8),
        shape.style());
  }

  /** The recipe as it is, but two steps of one sequence, on a text that is always there. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void trainsTwoSteps(String name, LanguageRecipe recipe) {
    // Some 3,000 characters: one window of the longest context, and a short sweep.
    Path text = LanguageSamples.text(folder.resolve("text.txt"), 600, 1);
    TokenizerChoice words = TokenizerChoice.of("characters");
    LanguageRecipe shrunk =
        alone(recipe)
            .withText(CorpusChoice.file(text, 0.1, OptionalDouble.empty()), words)
            .withSteps(2);
    Path out = folder.resolve("run");

    Outcome<RunResult> outcome =
        LanguageSamples.train(shrunk, LanguageSamples.sources(folder), out);

    RunResult result = outcome.result().orElseThrow();
    List<TrainRecord> steps = MetricsLog.read(out.resolve("metrics.jsonl"), TrainRecord.class);
    int vocabulary =
        Json.read(out.resolve("config.json"), LanguageConfiguration.class).text().vocabulary();
    assertThat(steps).hasSize(2);
    // At 0.02 and tied embeddings a new model hardly prefers one token to another.
    assertThat(steps.get(0).lossNats())
        .isBetween(0.8 * Math.log(vocabulary), 1.3 * Math.log(vocabulary));
    assertThat(result.lossNats()).isPositive().isFinite();
    assertThat(result.parameters()).isEqualTo(recipe.model().parameters(vocabulary));
  }

  /**
   * The recipe's own corpus, tokenizer and context, and the loss of a small model on one window.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void fitsItsOwnCorpus(String name, LanguageRecipe recipe) {
    String data = System.getenv("SLUICE_DATA");
    assumeTrue(
        data != null || isEmbedded(recipe),
        "SLUICE_DATA is not set: only the embedded corpus is tried");
    Path dataDirectory = data == null ? folder : Path.of(data);
    TextSources sources =
        new TextSources(
            Corpora.in(Path.of("corpora"), dataDirectory),
            dataDirectory,
            new TokenCache(folder.resolve("cache")));
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer());
        TensorEngine engine = TensorEngine.open(LanguageSamples.SETTINGS);
        NDManager scope = engine.manager().newSubManager()) {
      int vocabulary = text.tokenizer().vocabularySize();
      Transformer model = Transformer.create(engine, small(recipe.model()), vocabulary, 1);
      LanguageTask task = new LanguageTask(engine, model, text, alone(recipe), 1);
      double loss = task.replicas().get(0).loss(scope, engine.autograd(), 1, 0).nats();
      assertThat(task.replicas()).hasSize(1);
      assertThat(loss).isBetween(0.9 * Math.log(vocabulary), 1.3 * Math.log(vocabulary));
      assertThat(text.floorNats().isPresent()).isEqualTo(isEmbedded(recipe));
      assertThat(text.validation().count()).isGreaterThan(recipe.model().context());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void readsBackFromItsJson(String name, LanguageRecipe recipe) {
    assertThat(Json.parse(Json.pretty(recipe), name, LanguageRecipe.class)).isEqualTo(recipe);
    assertThat(Json.parseYaml(Json.pretty(recipe), name, LanguageRecipe.class)).isEqualTo(recipe);
    for (FeedForwardVariant variant : FeedForwardVariant.values()) {
      LanguageRecipe changed = recipe.withFeedForward(variant.feedForward());
      assertThat(Json.parse(Json.line(changed), name, LanguageRecipe.class)).isEqualTo(changed);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recipes")
  void isFoundByItsName(String name, LanguageRecipe recipe) {
    assertThat(LanguageRecipes.RECIPES.named(name)).isSameAs(recipe);
    assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  /** The two are compared with each other, so they must get the same. */
  @Test
  void theTwoRecipesForCharactersOnAProcessorAreEqualInAllButTheModel() {
    LanguageRecipe nanogpt = LanguageRecipes.RECIPES.named("nanogpt-char-cpu");
    LanguageRecipe modern = LanguageRecipes.RECIPES.named("modern-char-cpu");
    assertThat(modern.training().steps()).isEqualTo(nanogpt.training().steps());
    assertThat(modern.training().accumulation()).isEqualTo(nanogpt.training().accumulation());
    assertThat(modern.training().optimizer()).isEqualTo(nanogpt.training().optimizer());
    assertThat(modern.corpus()).isEqualTo(nanogpt.corpus());
    assertThat(modern.tokenizer()).isEqualTo(nanogpt.tokenizer());
    assertThat(modern.batch()).isEqualTo(nanogpt.batch());
    assertThat(modern.model().context()).isEqualTo(nanogpt.model().context());
    double parameters = nanogpt.model().parameters(65);
    assertThat(modern.model().parameters(65))
        .isBetween((long) (0.97 * parameters), (long) (1.03 * parameters));
    assertThat(nanogpt.training().steps()).isEqualTo(2000);
  }

  @Test
  void aShorterRunKeepsAWarmUpOfATenthAndItsMarks() {
    LanguageRecipe recipe = LanguageRecipes.RECIPES.named("quick");
    LanguageRecipe shorter = recipe.withSteps(200);
    assertThat(shorter.training().steps()).isEqualTo(200);
    assertThat(shorter.training().schedule().warmupSteps()).isEqualTo(20);
    assertThat(shorter.training().marks()).containsExactly(150L);
    assertThat(recipe.withSteps(1).training().schedule().warmupSteps()).isEqualTo(1);
    assertThat(recipe.withSteps(900).training().schedule()).isEqualTo(recipe.training().schedule());
    assertThat(recipe.withMarks(List.of(10L)).training().marks()).containsExactly(10L);
  }
}
