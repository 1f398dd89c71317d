package io.sluice.cli;

import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.PrecisionChoice;
import io.sluice.experiment.StudyName;
import io.sluice.feedforward.FeedForward;
import io.sluice.measure.StoppingRule;
import io.sluice.recipe.Change;
import io.sluice.run.Json;
import io.sluice.run.ShortestDecimal;
import io.sluice.study.Crossing;
import io.sluice.study.Factors;
import io.sluice.study.FeedForwardLine;
import io.sluice.study.Rounding;
import io.sluice.study.Schedule;
import io.sluice.study.Study;
import io.sluice.study.StudyFactor;
import io.sluice.study.Tuning;
import io.sluice.study.VariantKind;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.training.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.ParseException;

/** What {@code compare} takes, and the study that it means. */
final class StudyFlags {

  private static final Flag<List<FeedForwardLine>> FEED_FORWARD =
      Flag.of(
          "feed-forward",
          "A,B,...",
          "the variants: "
              + Flags.VARIANTS
              + "; factors in braces, gated(dyn({base})) (default swiglu,geglu,dynactglu)",
          Values.list(FeedForwardLine::new));
  static final Flag<List<StudyFactor>> FACTOR =
      factor(Flag.repeatable("factor", "NAME=A,B,...", StudyFlags::factor), "model.width=64,128");
  private static final Flag<FeedForward> BASELINE =
      Flag.of(
          "baseline",
          "VARIANT",
          "what the others are compared with (default: the first)",
          FeedForward::of);
  static final Flag<Double> MARGIN =
      Flag.of(
          "margin",
          "X",
          "differences up to which two pass as equivalent, in nats a token (default: none is tested)",
          Values.number());
  static final Flag<List<Long>> SEEDS =
      Flag.of(
          "seeds",
          "N|A,B,...",
          "how many seeds, or which (default 3: the seeds 1, 2 and 3)",
          StudyFlags::seeds);
  static final Flag<Double> HALF_WIDTH =
      Flag.of(
          "half-width",
          "X",
          "add seeds until every interval at the last mark is at most X to either side, in nats a"
              + " token; with --most-seeds",
          Values.number());
  static final Flag<Integer> MOST_SEEDS =
      Flag.of(
          "most-seeds",
          "N",
          "the most seeds of --half-width; --seeds are the first (default 3)",
          Values.integer(3, 1000));

  /** Seeds before the first look at intervals. */
  private static final int FIRST_LOOK = 3;

  private static final Flag<List<Long>> MARKS =
      Flag.of(
          "marks",
          "A,B,...",
          "the steps at which to compare (default: the recipe's, else its end)",
          Values.list(Values.integer(1L, TrainingPlan.MOST_STEPS)));
  private static final Flag<Long> STEPS =
      Flags.STEPS.described("the end of the schedule, if that lies behind the last mark");
  private static final Flag<Schedule> SCHEDULE =
      Flag.of(
          "schedule",
          "shared|own",
          "shared: marks are measured on the way of one run; own: each is the end of a run"
              + " (default shared)",
          Values.words(Schedule.class));
  private static final Flag<Integer> OVERHEAD_STEPS =
      Flag.of(
          "overhead-steps",
          "N",
          "time N steps of each variant beside ReLU's, after the runs (default: none)",
          Values.integer(1, 1 << 20));
  static final Flag<Tuning> TUNE =
      Flag.of(
          "tune",
          "auto|A,B,C,...",
          "choose the learning rate of each before, among these or until the best is inside, by runs"
              + " with the seeds 101 and 102 on validation data (default: the recipe's)",
          text -> tuning(text, Study.LEARNING_RATE));
  private static final Flag<HeldOut> SPLIT =
      Flag.of(
          "split",
          "PART",
          "compare on the validation part alone while trying things out (default: on the test part)",
          Values.words(HeldOut.class));
  private static final Flag<Rounding> ROUNDING =
      Flag.of(
          "rounding",
          "repeat|none",
          "repeat: train the baseline's first seed once more with other threads, to see what another"
              + " order of sums does (default none)",
          Values.words(Rounding.class));
  static final Flag<String> NAME =
      Flag.of(
          "name",
          "NAME",
          "the study's folder in eval/ and checkpoints/ (default: made from its values)",
          StudyName::checked);

  /** What is added to what a study file has. */
  private static final List<Flag<?>> ADDED = List.of(FEED_FORWARD, SEEDS, MARKS);

  /** The other options that a study file has an answer to already. */
  private static final List<Flag<?>> IN_THE_FILE =
      Flags.joined(
          RecipeFlags.flags(RecipeFlags.WORDS, RecipeFlags.SET),
          List.of(),
          List.of(
              Flags.RECIPE,
              Flags.CORPUS,
              Flags.TEXT,
              Flags.VALIDATION_SHARE,
              Flags.TEST_SHARE,
              Flags.TOKENIZER,
              FACTOR,
              BASELINE,
              MARGIN,
              HALF_WIDTH,
              MOST_SEEDS,
              STEPS,
              SCHEDULE,
              OVERHEAD_STEPS,
              TUNE,
              SPLIT,
              ROUNDING,
              Flags.PRECISION,
              Flags.REPRODUCIBLE));

  static final List<Flag<?>> ALL =
      Flags.joined(
          List.of(
              FEED_FORWARD,
              FACTOR,
              BASELINE,
              MARGIN,
              SEEDS,
              HALF_WIDTH,
              MOST_SEEDS,
              MARKS,
              STEPS,
              SCHEDULE,
              OVERHEAD_STEPS,
              TUNE,
              SPLIT,
              ROUNDING,
              Flags.RECIPE),
          RecipeFlags.flags(RecipeFlags.WORDS, RecipeFlags.SET),
          List.of(
              Flags.CORPUS,
              Flags.TEXT,
              Flags.VALIDATION_SHARE,
              Flags.TEST_SHARE,
              Flags.TOKENIZER,
              Flags.PRECISION,
              Flags.REPRODUCIBLE,
              Flags.DEVICE,
              Flags.THREADS,
              StudyTraining.WORKERS,
              StudyPreview.DRY_RUN,
              NAME,
              Flags.DATA,
              Flags.JSON));

  /** Values that YAML takes as they are. */
  private static final Pattern PLAIN = Pattern.compile("[\\w.+-]+");

  private StudyFlags() {}

  /**
   * A study with its place.
   *
   * @param study what to compare
   * @param name of its folders
   * @param evaluation where its files are
   * @param <S> the plan
   */
  record Asked<S>(S study, String name, Path evaluation) {

    Asked<S> with(S other) {
      return new Asked<>(other, name, evaluation);
    }

    static <S> Asked<S> named(Invocation invocation, S study, String name) {
      return new Asked<>(study, name, invocation.home().evaluation().resolve(name));
    }
  }

  /** Says that there may be more runs than those of the first seeds. */
  static void sayUntil(Invocation invocation, Optional<StoppingRule> until) {
    until.ifPresent(
        rule ->
            invocation.say(
                "seeds: from %d on as many as make every interval at most %s to either side, at most %d",
                rule.from(), ShortestDecimal.of(rule.halfWidth()), rule.to()));
  }

  /** Says which combinations are not trained, and why. */
  static void sayLeftOut(Invocation invocation, Crossing<?> crossing) {
    crossing
        .leftOut()
        .forEach(
            left ->
                invocation.say(
                    "left out, since it is not legal: %s: %s", left.notation(), left.reason()));
  }

  /** Refuses options that a study's file has an answer to. */
  static void requireNone(
      Invocation invocation,
      PlanFile plan,
      List<Flag<?>> inTheFile,
      VariantKind<?> kind,
      List<KeyFlag<?>> words) {
    for (Flag<?> flag : inTheFile) {
      if (invocation.arguments().has(flag)) {
        boolean isFactor =
            flag.isSameAs(FACTOR)
                || flag.isSameAs(RecipeFlags.SET)
                || words.stream().anyMatch(word -> flag.isSameAs(word.flag()));
        String lines =
            isFactor
                ? "factors: {%s}"
                    .formatted(
                        factors(invocation, kind, words).orElseThrow().all().stream()
                            .map(StudyFlags::line)
                            .collect(Collectors.joining(", ")))
                : "its value as " + flag.name().replace('-', '_') + ":";
        throw new IllegalArgumentException(
            "--%s belongs to a study that is described by options: write %s into %s, or into a copy in another folder once it has runs, or leave one of the two out"
                .formatted(flag.name(), lines, plan.file()));
      }
    }
  }

  /** As it stands in a study's file. */
  private static String line(StudyFactor factor) {
    return factor.values().stream()
        .map(value -> PLAIN.matcher(value).matches() ? value : Json.line(value))
        .collect(Collectors.joining(", ", factor.name() + ": [", "]"));
  }

  static Asked<Study> read(Invocation invocation) {
    Optional<PlanFile> plan = PlanFile.of(invocation, invocation.get(NAME));
    if (plan.isPresent()) {
      return ofFile(invocation, plan.get());
    }
    Study study = ofOptions(invocation);
    String name = invocation.get(NAME).orElseGet(study::derivedName);
    return Asked.named(invocation, study, name);
  }

  private static Asked<Study> ofFile(Invocation invocation, PlanFile plan) {
    requireNone(invocation, plan, IN_THE_FILE, Study.VARIANTS, RecipeFlags.WORDS);
    Study study =
        Study.read(plan.file())
            .grown(
                invocation.get(FEED_FORWARD).orElse(List.of()),
                invocation.get(SEEDS).orElse(List.of()),
                invocation.get(MARKS).orElse(List.of()));
    return new Asked<>(study, plan.name(), plan.folder());
  }

  private static Study ofOptions(Invocation invocation) {
    if (Stream.concat(IN_THE_FILE.stream(), ADDED.stream())
        .noneMatch(invocation.arguments()::has)) {
      return Study.quick();
    }
    String recipe = invocation.get(Flags.RECIPE).orElse(Study.quick().recipe());
    Optional<CorpusChoice> corpus = invocation.corpus();
    Optional<TokenizerChoice> tokenizer =
        invocation.get(Flags.TOKENIZER).or(() -> corpus.map(invocation::defaultTokenizer));
    Optional<Long> steps = invocation.get(STEPS);
    List<Long> ownMarks =
        steps.isPresent() ? List.of() : LanguageRecipes.RECIPES.named(recipe).training().marks();
    return Study.ofFlags(
        recipe,
        corpus,
        tokenizer,
        steps.map(OptionalLong::of).orElse(OptionalLong.empty()),
        invocation.get(FEED_FORWARD).orElse(Study.quick().feedForward()),
        factors(invocation, Study.VARIANTS, RecipeFlags.WORDS),
        invocation.get(BASELINE),
        margin(invocation),
        seeds(invocation, Study.quick().seeds()),
        seedsUntil(invocation),
        invocation.get(MARKS).orElse(ownMarks),
        invocation.get(SCHEDULE).orElse(Schedule.SHARED),
        invocation.get(Flags.PRECISION).orElse(PrecisionChoice.FP32),
        invocation.get(Flags.REPRODUCIBLE),
        invocation.get(SPLIT),
        invocation.get(TUNE),
        invocation.get(OVERHEAD_STEPS).map(OptionalInt::of).orElse(OptionalInt.empty()),
        invocation.get(ROUNDING));
  }

  /** What varies, and what all runs have elsewhere than the recipe: a factor with one value. */
  static Optional<Factors> factors(
      Invocation invocation, VariantKind<?> kind, List<KeyFlag<?>> words) {
    List<StudyFactor> all = new ArrayList<>(invocation.get(FACTOR).orElse(List.of()));
    for (Change change : RecipeFlags.changes(invocation, words)) {
      kind.requireFactor(change.key(), change.flag());
      all.add(new StudyFactor(change.key(), List.of(change.value().orElseThrow())));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(new Factors(all));
  }

  /** The option with an example of the suite whose recipes it varies. */
  static Flag<List<StudyFactor>> factor(Flag<List<StudyFactor>> flag, String example) {
    return flag.described(
        "what stands in braces in what is compared, or values of a key of the recipe, such as "
            + example
            + "; factors are crossed; may be given several times");
  }

  /** The first ones where more are added until something is known. */
  static List<Long> seeds(Invocation invocation, List<Long> usual) {
    return invocation
        .get(SEEDS)
        .or(() -> seedsUntil(invocation).map(rule -> Study.firstSeeds(rule.from())))
        .orElse(usual);
  }

  static Optional<StoppingRule> seedsUntil(Invocation invocation) {
    Optional<Integer> most = invocation.get(MOST_SEEDS);
    Optional<Double> halfWidth = invocation.get(HALF_WIDTH);
    if (most.isPresent() != halfWidth.isPresent()) {
      throw new IllegalArgumentException(
          "--most-seeds and --half-width belong together: seeds are added until every interval is that narrow, but no more than so many");
    }
    return halfWidth.map(
        width ->
            new StoppingRule(
                invocation.get(SEEDS).map(List::size).orElse(FIRST_LOOK), most.get(), width));
  }

  static OptionalDouble margin(Invocation invocation) {
    return invocation.get(MARGIN).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** A name, and its values behind an equals sign. */
  private static StudyFactor factor(String text) throws ParseException {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new ParseException("'" + text + "': give a name and values, as in base=silu,mish");
    }
    return new StudyFactor(
        text.substring(0, equals).strip(),
        Values.list(value -> value).apply(text.substring(equals + 1)));
  }

  /** The word, or values of a suite's learning rate. */
  static Tuning tuning(String text, String learningRate) throws ParseException {
    if (text.equals("auto")) {
      return Tuning.auto();
    }
    List<String> values = Values.<String>list(value -> value).apply(text);
    try {
      return new Tuning(Optional.of(learningRate), Optional.of(values), Tuning.SEEDS);
    } catch (IllegalArgumentException e) {
      throw new ParseException(e.getMessage());
    }
  }

  /** A number alone is a count. */
  private static List<Long> seeds(String text) throws ParseException {
    return text.contains(",")
        ? Values.list(Values.integer(0L, Long.MAX_VALUE)).apply(text)
        : Study.firstSeeds(Values.integer(1, 1000).apply(text));
  }
}
