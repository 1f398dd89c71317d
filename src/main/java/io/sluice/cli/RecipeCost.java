package io.sluice.cli;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.Tokenizer;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.mlp.MlpEstimate;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.suite.mlp.PreparedPatterns;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.table.OpenedTable;
import io.sluice.transformer.TransformerShape;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What training by a recipe takes, as far as that is known without training.
 *
 * @param parameters numbers that are learned
 * @param vocabulary of a language model's tokenizer
 * @param tokens tokens, images or rows that are trained on
 * @param flops floating-point operations of the training
 * @param memoryBytes estimated, of the whole process
 * @param gflops of the machine's own matrix products, 10⁹ a second, where they were measured
 * @param atLeastS the training at that rate
 * @param aboutS the training, of a small network that was tried
 * @param unknown why something is not known
 */
record RecipeCost(
    OptionalLong parameters,
    OptionalInt vocabulary,
    OptionalLong tokens,
    OptionalLong flops,
    OptionalDouble memoryBytes,
    OptionalDouble gflops,
    OptionalDouble atLeastS,
    OptionalDouble aboutS,
    Optional<String> unknown) {

  /**
   * A process that has loaded libtorch and trains next to nothing, as {@code bench} measures it.
   */
  private static final double PROCESS_BYTES = 0.28e9;

  /** Rows are divided, and first weights drawn, by it. */
  private static final long TRIED_SEED = 1;

  static RecipeCost of(LanguageRecipe recipe, TextSources sources) {
    long tokens =
        recipe.training().steps()
            * recipe.training().accumulation()
            * recipe.batch()
            * recipe.model().context();
    int vocabulary;
    Corpus corpus;
    try {
      corpus = sources.open(recipe.corpus());
      try (Tokenizer tokenizer =
          recipe.tokenizer().build(corpus, sources.dataDirectory(), sources.cache().proofs())) {
        vocabulary = tokenizer.vocabularySize();
      }
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return unknown(
          OptionalLong.of(tokens), "the vocabulary is not known here: " + e.getMessage());
    }
    TransformerShape model = recipe.model();
    long step = (long) recipe.batch() * model.context();
    double kept =
        4.0
            * step
            * (2.0 * model.layers() * model.width()
                + 2.0 * vocabulary
                + 8.0 * model.width()
                + 3.0 * model.hidden());
    return new RecipeCost(
        OptionalLong.of(model.parameters(vocabulary)),
        OptionalInt.of(vocabulary),
        OptionalLong.of(tokens),
        OptionalLong.of(tokens * model.flopsPerToken(vocabulary)),
        OptionalDouble.of(PROCESS_BYTES + model.memory(vocabulary, 0).trainedBytes() + kept),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  static RecipeCost of(VisionRecipe recipe) {
    double share = recipe.images().fold().map(fold -> 1 - 1.0 / fold.folds()).orElse(1.0);
    long images =
        recipe.training().epochs()
            * Math.round(
                share * recipe.images().training().orElse(recipe.images().data().trainingImages()));
    return new RecipeCost(
        OptionalLong.of(recipe.shape().parameters()),
        OptionalInt.empty(),
        OptionalLong.of(images),
        OptionalLong.of(images * recipe.shape().flopsPerImage()),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.of("the memory of a net's feature maps is not known before it is trained"));
  }

  /** Of a small network, whose first iterations are tried. */
  static RecipeCost of(MlpRecipe recipe, Path dataDirectory) {
    OpenedTable table;
    try {
      table = recipe.data().seenBefore().open(dataDirectory);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return unknown(
          OptionalLong.empty(), "sizes depend on the table, which is not here: " + e.getMessage());
    }
    PreparedPatterns patterns;
    try {
      patterns = MlpRun.fit(recipe, TRIED_SEED, table);
    } catch (IllegalArgumentException e) {
      return unknown(
          OptionalLong.empty(), "it cannot be trained on its table here: " + e.getMessage());
    }
    MlpEstimate estimate = MlpEstimate.of(recipe, TRIED_SEED, patterns);
    return new RecipeCost(
        OptionalLong.of(estimate.parameters()),
        OptionalInt.empty(),
        OptionalLong.of((long) patterns.training().count() * recipe.iterations()),
        OptionalLong.of(Math.round(estimate.flops())),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        estimate.elapsedS(),
        Optional.empty());
  }

  private static RecipeCost unknown(OptionalLong tokens, String why) {
    return new RecipeCost(
        OptionalLong.empty(),
        OptionalInt.empty(),
        tokens,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.of(why));
  }

  /** The same on a machine of a known rate. */
  RecipeCost at(double rate) {
    return new RecipeCost(
        parameters,
        vocabulary,
        tokens,
        flops,
        memoryBytes,
        OptionalDouble.of(rate),
        flops.isPresent()
            ? OptionalDouble.of(flops.getAsLong() / (rate * 1e9))
            : OptionalDouble.empty(),
        aboutS,
        unknown);
  }

  /** As people read it. */
  List<String> lines(String thing) {
    List<String> lines = new ArrayList<>();
    parameters.ifPresent(
        count ->
            lines.add(
                Text.row(
                    "parameters",
                    "%,d%s",
                    count,
                    vocabulary.isPresent()
                        ? Text.of(", vocabulary %,d", vocabulary.getAsInt())
                        : "")));
    tokens.ifPresent(count -> lines.add(Text.row(thing, "%,d", count)));
    flops.ifPresent(count -> lines.add(Text.row("FLOPs", "%.3g", (double) count)));
    memoryBytes.ifPresent(bytes -> lines.add(Text.row("memory", "about %.1f GB", bytes / 1e9)));
    unknown.ifPresent(sentence -> lines.add(Text.row("unknown", "%s", sentence)));
    lines.add(Text.row("time", "%s", time()));
    return lines;
  }

  private String time() {
    if (aboutS.isPresent()) {
      return Text.of("about %s, by its first iterations", Text.time(aboutS.getAsDouble()));
    }
    if (atLeastS.isPresent()) {
      return Text.of(
          "at least %s: at the %,.0f GFLOP/s of this machine's matrix products",
          Text.time(atLeastS.getAsDouble()), gflops.getAsDouble());
    }
    return flops.isPresent()
        ? "unknown; --measure measures what this machine is capable of"
        : "unknown, as the FLOPs are";
  }
}
