package io.sluice.cli;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.recipe.Recipes;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.training.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The options that several commands take, a constant each. */
final class Flags {

  static final Flag<Boolean> HELP = Flag.toggle("help", "show this text");
  static final Flag<Boolean> DEBUG = Flag.toggle("debug", "show stack traces of errors");
  static final Flag<Boolean> JSON =
      Flag.toggle("json", "print the result as JSON, and nothing else on standard output");

  static final Flag<Boolean> OVERWRITE =
      Flag.toggle("overwrite", "replace what is there already, whoever made it");

  static final Flag<DeviceChoice> DEVICE =
      Flag.of(
          "device",
          "cpu|gpu|auto",
          "where to compute; gpu never falls back (default auto)",
          Values.words(DeviceChoice.class));
  static final Flag<PrecisionChoice> PRECISION =
      Flag.of(
          "precision",
          "fp32|bf16|auto",
          "format of matrix products; auto is bf16 where the hardware has it (default fp32)",
          Values.words(PrecisionChoice.class));
  static final Flag<Integer> THREADS =
      Flag.of(
          "threads",
          "N",
          "threads on the processor (default 0: one a core)",
          Values.integer(0, 1024));

  static final Flag<Reproducibility> REPRODUCIBLE =
      Flag.of(
          "reproducible",
          "x86-64|intel",
          "come to the same losses, to the last bit, on any processor of that kind with AVX2, by "
              + Reproducibility.THREADS
              + " threads unless --threads says otherwise; slower, ./sluice bench tells by how much"
              + " (default: on machines like this one)",
          Values.words(Reproducibility.class));

  static final Flag<Path> DATA =
      Flag.of(
          "data",
          "FOLDER",
          "where data sets are (default $SLUICE_DATA, else ~/.cache/sluice)",
          Values.path());
  static final Flag<String> CORPUS =
      Flag.of("corpus", "NAME", "a corpus; ./sluice corpus list shows them", text -> text);
  static final Flag<Path> TEXT =
      Flag.of("text", "FILE", "a UTF-8 text file of your own, instead of a corpus", Values.path());
  static final Flag<Double> VALIDATION_SHARE =
      Flag.of(
          "validation-share",
          "SHARE",
          "the share of --text that is kept for validation, before the test (default 0.05)",
          Values.number());
  static final Flag<Double> TEST_SHARE =
      Flag.of(
          "test-share",
          "SHARE",
          "the share of the end of --text that is kept for the test; 0 for none (default 0.05)",
          Values.number());
  static final Flag<TokenizerChoice> TOKENIZER =
      Flag.of(
          "tokenizer",
          "WORD|PATH",
          String.join(", ", TokenizerChoice.words())
              + ", or the path of a tokenizer.json or its folder (default: the corpus's)",
          TokenizerChoice::of);

  static final Flag<String> RECIPE = recipe(LanguageRecipes.RECIPES, "quick");

  /** What {@code --feed-forward} takes, for the commands that describe it in their own way. */
  static final String VARIANTS =
      String.join(", ", FeedForwardVariant.names()) + ", plain(ACTIVATION), gated(ACTIVATION)";

  static final Flag<FeedForward> FEED_FORWARD =
      Flag.of(
          "feed-forward",
          "VARIANT",
          "the feed-forward sub-layer: " + VARIANTS + " (default: the recipe's)",
          FeedForward::of);
  static final Flag<Long> STEPS =
      Flag.of(
          "steps",
          "N",
          "optimizer steps (default: the recipe's)",
          Values.integer(1L, TrainingPlan.MOST_STEPS));
  static final Flag<Long> SEED =
      Flag.of(
          "seed",
          "N",
          "seed of first values, batches and dropout (default 1)",
          Values.integer(Long.MIN_VALUE, Long.MAX_VALUE));
  static final Flag<Path> OUT =
      Flag.of(
          "out",
          "FOLDER",
          "the run's folder (default checkpoints/RECIPE-VARIANT-seed-N)",
          Values.path());

  static final Operand RUN =
      new Operand("RUN", Operand.Times.ONCE, "the folder of a run, or its name in checkpoints/");

  private Flags() {}

  /** A recipe by name or file. */
  static Flag<String> recipe(Recipes<?> recipes, String usual) {
    return Flag.of(
        "recipe",
        "NAME|FILE",
        "a complete set of values: "
            + String.join(", ", recipes.shipped().keySet())
            + ", or a YAML file of yours (default "
            + usual
            + ")",
        name -> {
          RecipeSuite.requireOwn(recipes, name);
          recipes.named(name);
          return name;
        });
  }

  /** What is trained by, what changes it, and the rest. */
  static List<Flag<?>> joined(List<Flag<?>> first, List<Flag<?>> changes, List<Flag<?>> rest) {
    return Stream.of(first, changes, rest).flatMap(List::stream).toList();
  }
}
