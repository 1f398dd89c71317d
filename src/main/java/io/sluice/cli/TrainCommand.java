package io.sluice.cli;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.recipe.Recipes;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TokenizedCorpus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Trains one model. */
final class TrainCommand implements Command {

  private static final String DEFAULT_RECIPE = "quick";

  private static final Flag<Path> FROM =
      StartingPoint.FROM.described(
          "start from trained weights: of a run, whose recipe and tokenizer are taken with them, or"
              + " of a safetensors file (default: from the seed)");
  private static final long DEFAULT_SEED = 1;

  @Override
  public Usage usage() {
    return new Usage("train", "train one model into a folder")
        .details(
            "A recipe is complete; options change single values of it, --set any of them. Ctrl-C"
                + " saves, and ./sluice resume goes on to the same weights.")
        .flags(
            Flags.RECIPE,
            FROM,
            Flags.CORPUS,
            Flags.TEXT,
            Flags.VALIDATION_SHARE,
            Flags.TEST_SHARE,
            Flags.TOKENIZER)
        .flags(RecipeFlags.flags(RecipeFlags.TRAINING, RecipeFlags.SET))
        .flags(
            Flags.SEED,
            Flags.PRECISION,
            Flags.DEVICE,
            Flags.THREADS,
            Flags.REPRODUCIBLE,
            Flags.OUT,
            Flags.DATA,
            Flags.JSON)
        .examples(
            "./sluice train",
            "./sluice train --recipe modern-char-cpu --feed-forward geglu --seed 2",
            "./sluice train --text notes.txt --tokenizer characters --steps 500 --out"
                + " checkpoints/notes",
            "./sluice train --layers 4 --width 128 --heads 4 --learning-rate 3e-3 --set"
                + " training.optimizer.weight_decay=0.01",
            "./sluice train --from checkpoints/notes --text letters.txt --steps 200 --learning-rate 1e-3",
            "./sluice train --recipe nanogpt-char --device gpu --precision bf16 --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    TextSources sources = invocation.sources();
    StartingPoint start = StartingPoint.of(invocation, RunSuite.LANGUAGE);
    LanguageRecipe recipe = recipe(invocation, start);
    long seed = invocation.get(Flags.SEED).orElse(DEFAULT_SEED);
    Path out = invocation.get(Flags.OUT).orElseGet(() -> defaultFolder(invocation, recipe, seed));
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer())) {
      start.run().ifPresent(folder -> requireSameTokenizer(folder, text));
      return new LanguageTraining(invocation, out, OptionalLong.of(text.training().count()))
          .run(
              sources,
              training ->
                  start.fitting(
                      invocation,
                      Flags.RECIPE,
                      RecipeFlags.changes(invocation, RecipeFlags.TRAINING),
                      () ->
                          training.train(
                              recipe, seed, invocation.engine(), out, text, start.weights())));
    }
  }

  private static String recipeName(Invocation invocation) {
    return StartingPoint.recipeName(invocation, Flags.RECIPE, DEFAULT_RECIPE);
  }

  private static LanguageRecipe recipe(Invocation invocation, StartingPoint start) {
    LanguageRecipe recipe =
        start
            .configuration(invocation, Flags.RECIPE, RunSuite.LANGUAGE, LanguageConfiguration.class)
            .map(LanguageConfiguration::recipe)
            .orElseGet(
                () ->
                    LanguageRecipes.RECIPES.named(
                        invocation.get(Flags.RECIPE).orElse(DEFAULT_RECIPE)));
    Optional<CorpusChoice> corpus = invocation.corpus();
    TokenizerChoice tokenizer =
        invocation
            .get(Flags.TOKENIZER)
            .or(() -> start.run().map(TrainCommand::tokenizer))
            .or(() -> corpus.map(invocation::defaultTokenizer))
            .orElse(recipe.tokenizer());
    return LanguageRecipes.RECIPES.changed(
        recipe.withText(corpus.orElse(recipe.corpus()), tokenizer),
        RecipeFlags.changes(invocation, RecipeFlags.TRAINING),
        recipeName(invocation));
  }

  private static TokenizerChoice tokenizer(Path run) {
    return TokenizerChoice.of(RunDirectory.open(run).tokenizer().toString());
  }

  private static void requireSameTokenizer(Path run, TokenizedCorpus text) {
    String trained =
        RunSuite.LANGUAGE
            .configuration(RunDirectory.open(run), LanguageConfiguration.class)
            .text()
            .tokenizer();
    if (!text.tokenizer().fingerprint().equals(trained)) {
      throw new IllegalArgumentException(
          "%s was trained with another tokenizer than the one asked for: leave --tokenizer out, so that the run's own is taken"
              .formatted(Home.shown(run)));
    }
  }

  private static Path defaultFolder(Invocation invocation, LanguageRecipe recipe, long seed) {
    String variant =
        recipe.model().feedForward().notation().replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    return invocation
        .home()
        .checkpoints()
        .resolve(Recipes.shortName(recipeName(invocation)) + "-" + variant + "-seed-" + seed);
  }
}
