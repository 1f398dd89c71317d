package io.sluice.cli;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.recipe.Recipes;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TokenizedCorpus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Trains one model. */
final class TrainCommand implements Command {

  private static final String DEFAULT_RECIPE = "quick";
  private static final long DEFAULT_SEED = 1;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "train one model into a folder";
  }

  @Override
  public String details() {
    return "A recipe is complete; options change single values of it, --set any of them. Ctrl-C"
        + " saves, and ./sluice resume goes on to the same weights.";
  }

  @Override
  public List<Flag<?>> flags() {
    return Flags.joined(
        List.of(Flags.RECIPE, Flags.CORPUS, Flags.TEXT, Flags.VALIDATION_SHARE, Flags.TOKENIZER),
        RecipeFlags.flags(RecipeFlags.TRAINING),
        List.of(
            Flags.SEED,
            Flags.PRECISION,
            Flags.DEVICE,
            Flags.THREADS,
            Flags.OUT,
            Flags.DATA,
            Flags.JSON));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "./sluice train",
        "./sluice train --recipe modern-char-cpu --feed-forward geglu --seed 2",
        "./sluice train --text notes.txt --tokenizer characters --steps 500 --out"
            + " checkpoints/notes",
        "./sluice train --layers 4 --width 128 --heads 4 --learning-rate 3e-3 --set"
            + " training.optimizer.weight_decay=0.01",
        "./sluice train --recipe nanogpt-char --device gpu --precision bf16 --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    TextSources sources = invocation.sources();
    LanguageRecipe recipe = recipe(invocation);
    long seed = invocation.get(Flags.SEED).orElse(DEFAULT_SEED);
    Path out = invocation.get(Flags.OUT).orElseGet(() -> defaultFolder(invocation, recipe, seed));
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer())) {
      return new LanguageTraining(invocation, out, OptionalLong.of(text.training().count()))
          .run(sources, training -> training.train(recipe, seed, invocation.engine(), out, text));
    }
  }

  private static String recipeName(Invocation invocation) {
    return invocation.get(Flags.RECIPE).orElse(DEFAULT_RECIPE);
  }

  private static LanguageRecipe recipe(Invocation invocation) {
    LanguageRecipe recipe = LanguageRecipes.named(recipeName(invocation));
    Optional<CorpusChoice> corpus = invocation.corpus();
    TokenizerChoice tokenizer =
        invocation
            .get(Flags.TOKENIZER)
            .or(() -> corpus.map(invocation::defaultTokenizer))
            .orElse(recipe.tokenizer());
    return LanguageRecipes.RECIPES.changed(
        recipe.withText(corpus.orElse(recipe.corpus()), tokenizer),
        RecipeFlags.changes(invocation, RecipeFlags.TRAINING),
        recipeName(invocation));
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
