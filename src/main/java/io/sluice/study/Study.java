package io.sluice.study;

import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.experiment.StudyName;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.measure.StoppingRule;
import io.sluice.notation.Limit;
import io.sluice.recipe.Recipes;
import io.sluice.run.ResultRow;
import io.sluice.run.StudyYaml;
import io.sluice.run.TuningRow;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * {@code study.yaml}: which variants are compared, and how.
 *
 * @param question what the study is to answer, in words
 * @param recipe the name of the recipe that all runs share, or the path of a file
 * @param corpus the name of a corpus in place of the recipe's
 * @param text a text file in place of a corpus; a relative path starts at the current folder
 * @param validationShare the share of the text that is kept for validation
 * @param testShare the share of the text's end that is kept for the test, 0 for none; none unless
 *     given where the share for validation is given, else the same as of that
 * @param tokenizer a tokenizer in place of the recipe's
 * @param steps the length of a shared schedule where it is to go on behind the last mark
 * @param feedForward the variants, in the order of the tables, or lines that are crossed with
 *     factors
 * @param factors what stands in braces in the lines, and other values for keys of the recipe
 * @param baseline the variant that the others are compared with; the first unless given
 * @param margin differences up to which variants pass as equivalent, in nats a token; none unless
 *     given
 * @param seeds each variant is trained once with each
 * @param seedsUntil when no more seeds are added; none for those that are listed
 * @param marks the steps at which the variants are compared, ascending
 * @param schedule whether marks share a run
 * @param precision the number format of matrix products
 * @param reproducible on which machines losses are equal to the last bit; on those like the one
 *     that trains unless given
 * @param split what the variants are compared on; the test part unless given, where there is one
 * @param tune what is chosen for each variant before, by runs of other seeds and on the validation
 *     part; nothing unless given
 * @param overheadSteps how many steps of each variant are timed, in turns, after the runs; none
 *     unless given
 * @param rounding whether one run is repeated with other threads; not unless given
 */
public record Study(
    Optional<String> question,
    String recipe,
    Optional<String> corpus,
    Optional<String> text,
    OptionalDouble validationShare,
    OptionalDouble testShare,
    Optional<TokenizerChoice> tokenizer,
    OptionalLong steps,
    List<FeedForwardLine> feedForward,
    Optional<Factors> factors,
    Optional<FeedForward> baseline,
    OptionalDouble margin,
    List<Long> seeds,
    Optional<StoppingRule> seedsUntil,
    List<Long> marks,
    Schedule schedule,
    PrecisionChoice precision,
    Optional<Reproducibility> reproducible,
    Optional<HeldOut> split,
    Optional<Tuning> tune,
    OptionalInt overheadSteps,
    Optional<Rounding> rounding) {

  /** What is tuned unless another key is named. */
  public static final String LEARNING_RATE = "training.schedule.peak";

  /** What is listed under {@code feed_forward}. */
  public static final VariantKind<FeedForward> VARIANTS =
      new VariantKind<>(
          "feed_forward",
          FeedForward::of,
          FeedForward::notation,
          LanguageRecipes.RECIPES,
          Map.of(
              "model.feed_forward", "list them under 'feed_forward'",
              "training.steps", "give 'steps'",
              "training.marks", "give 'marks'",
              "tokenizer", "give 'tokenizer', one for all runs",
              "split", "give 'split', one for all runs",
              "corpus", "give 'corpus' or 'text', one for all runs"));

  /** Copies the lists and refuses what cannot be trained or compared, naming the key. */
  public Study {
    feedForward = List.copyOf(feedForward);
    seeds = List.copyOf(seeds);
    marks = List.copyOf(marks);
    StudyRules.check(corpus, text, validationShare, testShare);
    StudyRules.check(feedForward, factors, baseline);
    DistinctValues.requireSeeds(seeds, seedsUntil);
    margin.ifPresent(new Limit("'margin'", 1e-12, 1e12)::require);
    StudyRules.check(marks, steps, schedule);
    if (tune.isPresent()) {
      tune.get().requireFits(VARIANTS, LEARNING_RATE, factors, seeds);
    }
    StudyRules.check(overheadSteps, Crossing.of(VARIANTS, feedForward, factors));
  }

  /**
   * The study that needs no arguments.
   *
   * @return three gated variants at 150 and 300 steps of the recipe {@code quick}
   */
  public static Study quick() {
    return new Study(
        Optional.of(
            "Does the gate's activation matter: do GEGLU and dynActGLU predict text better than"
                + " SwiGLU after the same few hundred steps?"),
        "quick",
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Stream.of(FeedForwardVariant.SWIGLU, FeedForwardVariant.GEGLU, FeedForwardVariant.DYNACTGLU)
            .map(variant -> FeedForwardLine.of(variant.feedForward()))
            .toList(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        firstSeeds(3),
        Optional.empty(),
        List.of(150L, 300L),
        Schedule.SHARED,
        PrecisionChoice.FP32,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /**
   * A study from a command line.
   *
   * @param recipe the name of a recipe
   * @param corpus another text
   * @param tokenizer another tokenizer
   * @param steps a schedule longer than the last mark
   * @param feedForward the variants, or lines to cross with factors
   * @param factors what stands in braces in the lines
   * @param baseline what they are compared with
   * @param margin differences up to which they pass as equivalent
   * @param seeds one run each
   * @param seedsUntil when no more seeds are added
   * @param marks steps, in any order; none for the end of the recipe
   * @param schedule whether marks share a run
   * @param precision the number format of matrix products
   * @param reproducible on which machines losses are equal to the last bit
   * @param split what the variants are compared on
   * @param tune what is chosen for each variant before
   * @param overheadSteps how many steps of each variant are timed
   * @param rounding whether one run is repeated with other threads
   * @return the study
   * @throws IllegalArgumentException with one sentence if something is wrong or unknown
   */
  public static Study ofFlags(
      String recipe,
      Optional<CorpusChoice> corpus,
      Optional<TokenizerChoice> tokenizer,
      OptionalLong steps,
      List<FeedForwardLine> feedForward,
      Optional<Factors> factors,
      Optional<FeedForward> baseline,
      OptionalDouble margin,
      List<Long> seeds,
      Optional<StoppingRule> seedsUntil,
      List<Long> marks,
      Schedule schedule,
      PrecisionChoice precision,
      Optional<Reproducibility> reproducible,
      Optional<HeldOut> split,
      Optional<Tuning> tune,
      OptionalInt overheadSteps,
      Optional<Rounding> rounding) {
    LanguageRecipe named = LanguageRecipes.RECIPES.named(recipe);
    List<Long> end = List.of(steps.orElse(named.training().steps()));
    return new Study(
        Optional.empty(),
        recipe,
        corpus.flatMap(CorpusChoice::name),
        corpus.flatMap(CorpusChoice::text).map(Study::written),
        corpus.map(CorpusChoice::validationShare).orElse(OptionalDouble.empty()),
        corpus.map(CorpusChoice::testShare).orElse(OptionalDouble.empty()),
        tokenizer,
        steps,
        feedForward,
        factors,
        baseline,
        margin,
        seeds,
        seedsUntil,
        marks.isEmpty() ? end : marks.stream().sorted().toList(),
        schedule,
        precision,
        reproducible,
        split,
        tune,
        overheadSteps,
        rounding);
  }

  /** A study is kept and shared, so it should not depend on where the folder lies. */
  private static String written(String file) {
    Path text = Path.of(file);
    Path here = Path.of("").toAbsolutePath();
    return (text.startsWith(here) ? here.relativize(text) : text).toString();
  }

  /**
   * The seeds that a bare count stands for.
   *
   * @param count how many
   * @return 1 to the count
   */
  public static List<Long> firstSeeds(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  /**
   * Reads {@code study.yaml}.
   *
   * @param file the file
   * @return the study, whose recipe is known
   * @throws IllegalArgumentException with the file and the key if something is wrong or unknown
   */
  public static Study read(Path file) {
    return read(file, LanguageRecipes.RECIPES::named);
  }

  static Study read(Path file, Function<String, LanguageRecipe> recipes) {
    Study study = StudyYaml.read(file, Study.class);
    try {
      LanguageRecipe recipe = study.recipe(recipes);
      study
          .crossing()
          .combinations()
          .forEach(arm -> arm.recipe(LanguageRecipes.RECIPES, recipe, study.recipe()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    return study;
  }

  /**
   * The same with more in it.
   *
   * @param moreLines variants
   * @param moreSeeds each variant is trained with them too
   * @param moreMarks steps to compare at too
   * @return the study with what of that it did not have
   */
  public Study grown(List<FeedForwardLine> moreLines, List<Long> moreSeeds, List<Long> moreMarks) {
    return new Study(
        question,
        recipe,
        corpus,
        text,
        validationShare,
        testShare,
        tokenizer,
        steps,
        DistinctValues.joined(feedForward, moreLines),
        factors,
        baseline,
        margin,
        DistinctValues.joined(seeds, moreSeeds),
        seedsUntil,
        DistinctValues.joined(marks, moreMarks).stream().sorted().toList(),
        schedule,
        precision,
        reproducible,
        split,
        tune,
        overheadSteps,
        rounding);
  }

  /** The same with another seed. */
  public Study withAnotherSeed() {
    return grown(List.of(), DistinctValues.withAnother(seeds), List.of());
  }

  /**
   * The study that chooses what this one's runs are trained with: each variant with each value, on
   * the validation part.
   *
   * @param tried values of the key that is tuned
   * @return of the length of the last mark
   * @throws java.util.NoSuchElementException if nothing is tuned
   */
  public Study tuning(List<String> tried) {
    Tuning tuning = tune.orElseThrow();
    List<StudyFactor> all = new ArrayList<>(factors.map(Factors::all).orElse(List.of()));
    all.add(tuning.factor(LEARNING_RATE, tried));
    return new Study(
        Optional.of("Which %s is the best for each variant?".formatted(tunedKey())),
        recipe,
        corpus,
        text,
        validationShare,
        testShare,
        tokenizer,
        steps,
        feedForward,
        Optional.of(new Factors(all)),
        baseline,
        OptionalDouble.empty(),
        tuning.seeds(),
        Optional.empty(),
        List.of(marks.get(marks.size() - 1)),
        schedule,
        precision,
        reproducible,
        Optional.of(HeldOut.VALIDATION),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /**
   * What is chosen before the runs of this study are trained.
   *
   * @return empty if nothing is
   */
  public Optional<TunableStudy<Study, ResultRow>> tunable() {
    return tune.map(
        tuning ->
            new TunableStudy<>(
                tunedKey(),
                tuning.values(),
                LanguageRecipes.RECIPES.number(recipe(LanguageRecipes.RECIPES::named), tunedKey()),
                this::tuning,
                this::tried));
  }

  private List<TuningRow> tried(Study tuning, List<ResultRow> rows) {
    TunedArms arms = TunedArms.of(crossing(), tuning.crossing(), tunedKey());
    return rows.stream()
        .map(
            row ->
                new TuningRow(
                    arms.arms().get(row.variant()),
                    tunedKey(),
                    arms.values().get(row.variant()),
                    row.seed(),
                    "validation loss, nats a token",
                    row.score()
                        .map(ResultRow.Score::lossNats)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty())))
        .toList();
  }

  /** The key that is tuned, if one is. */
  public String tunedKey() {
    return tune.flatMap(Tuning::key).orElse(LEARNING_RATE);
  }

  /**
   * The lines crossed with the factors.
   *
   * @return where each variant comes from, and what was left out since it is not legal
   */
  public Crossing<FeedForward> crossing() {
    return Crossing.of(VARIANTS, feedForward, factors);
  }

  /** The recipe's name, with the keys that the study sets for all of its runs. */
  String recipeWithSettings() {
    return Recipes.described(recipe, crossing().common());
  }

  /**
   * The text, where it is not the recipe's.
   *
   * @return a corpus or a file
   */
  public Optional<CorpusChoice> corpusChoice() {
    return corpus
        .map(CorpusChoice::named)
        .or(
            () ->
                text.map(
                    file ->
                        CorpusChoice.file(
                            Path.of(file),
                            validationShare.orElse(CorpusChoice.DEFAULT_VALIDATION_SHARE),
                            keptForTest())));
  }

  /** Studies from before there were test parts name the share for validation alone. */
  private OptionalDouble keptForTest() {
    double otherwise = validationShare.isPresent() ? 0 : CorpusChoice.DEFAULT_TEST_SHARE;
    double share = testShare.orElse(otherwise);
    return share == 0 ? OptionalDouble.empty() : OptionalDouble.of(share);
  }

  /** The recipe with the study's text; its length and variant are still its own. */
  LanguageRecipe recipe(Function<String, LanguageRecipe> recipes) {
    LanguageRecipe named;
    try {
      named = recipes.apply(recipe);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'recipe': " + e.getMessage(), e);
    }
    LanguageRecipe own =
        named.withText(corpusChoice().orElse(named.corpus()), tokenizer.orElse(named.tokenizer()));
    return split.map(own::withSplit).orElse(own);
  }

  /**
   * A name for a study that was given none.
   *
   * @return {@code quick} for the default study; else recipe, variants and a hash of everything
   */
  public String derivedName() {
    return equals(quick())
        ? "quick"
        : StudyName.derived(
            Recipes.shortName(recipe),
            crossing().variants().stream().map(FeedForward::notation).toList(),
            this);
  }
}
