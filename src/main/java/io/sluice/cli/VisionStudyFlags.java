package io.sluice.cli;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.engine.PrecisionChoice;
import io.sluice.experiment.StudyName;
import io.sluice.recipe.Recipes;
import io.sluice.study.Study;
import io.sluice.study.Tuning;
import io.sluice.study.vision.ActivationLine;
import io.sluice.study.vision.VisionStudy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What {@code vision compare} takes, and the study that it means. */
final class VisionStudyFlags {

  private static final String DEFAULT_NAME = "vision-compare";

  private static final List<ActivationLine> USUAL =
      Stream.of("relu", "mish", "dyn(mish)").map(ActivationLine::new).toList();

  private static final Flag<List<Net>> NETS =
      Flag.of(
          "nets", "A,B,...", VisionFlags.NETS + " (default: the recipe's)", Values.list(Net::of));
  private static final Flag<List<ActivationLine>> ACTIVATIONS =
      Flag.of(
          "activations",
          "A,B,...",
          "what works at their sites; factors in braces, pwl({hinges}) (default relu,mish,dyn(mish))",
          Values.list(ActivationLine::new));
  private static final Flag<SiteActivations> BASELINE =
      Flag.of(
          "baseline",
          "ACTIVATION",
          "what the others are compared with (default: the first)",
          SiteActivations::of);
  private static final Flag<Double> MARGIN =
      StudyFlags.MARGIN.described(
          "differences up to which two pass as equivalent, in points of accuracy (default: none is"
              + " tested)");
  private static final Flag<Double> HALF_WIDTH =
      StudyFlags.HALF_WIDTH.described(
          "add seeds until every interval is at most X to either side, in points of accuracy; with"
              + " --most-seeds");
  private static final Flag<Integer> FOLDS =
      Flag.of(
          "folds",
          "N",
          "cut the training images into so many parts, each measured on by nets trained on the"
              + " others (default: measure on the test images)",
          Values.integer(2, 1000));

  /** Keys that a study has no key of its own for. */
  private static final List<KeyFlag<?>> WORDS =
      VisionFlags.KEYS.stream()
          .filter(
              word ->
                  List.of("initialization", "batch", "learning-rate", "warm-up")
                      .contains(word.flag().name()))
          .toList();

  private static final Flag<Tuning> TUNE =
      Flag.of(
          "tune",
          "auto|A,B,C,...",
          "choose the learning rate of each before, among these or until the best is inside, by runs"
              + " with the seeds 101 and 102 that are measured on a tenth of the training images"
              + " (default: the recipe's)",
          text -> StudyFlags.tuning(text, VisionStudy.LEARNING_RATE));

  /** What is added to what a study file has; other folds are for a copy of it with another name. */
  private static final List<Flag<?>> ADDED = List.of(NETS, ACTIVATIONS, FOLDS, StudyFlags.SEEDS);

  /** The other options that a study file has an answer to already. */
  private static final List<Flag<?>> IN_THE_FILE =
      Flags.joined(
          List.of(
              BASELINE,
              MARGIN,
              HALF_WIDTH,
              StudyFlags.MOST_SEEDS,
              StudyFlags.factor(StudyFlags.FACTOR, "batch=32,64"),
              VisionFlags.RECIPE,
              VisionFlags.IMAGES,
              VisionFlags.TRAINING_IMAGES,
              VisionFlags.TEST_IMAGES,
              VisionFlags.EPOCHS,
              TUNE),
          RecipeFlags.flags(WORDS, VisionFlags.SET),
          List.of(Flags.PRECISION, Flags.REPRODUCIBLE));

  static final List<Flag<?>> ALL =
      Flags.joined(
          ADDED,
          IN_THE_FILE,
          List.of(
              Flags.DEVICE,
              Flags.THREADS,
              StudyTraining.WORKERS,
              StudyPreview.DRY_RUN,
              StudyFlags.NAME,
              Flags.DATA,
              Flags.JSON));

  private VisionStudyFlags() {}

  static StudyFlags.Asked<VisionStudy> read(Invocation invocation) {
    Optional<PlanFile> plan = PlanFile.of(invocation, invocation.get(StudyFlags.NAME));
    if (plan.isEmpty()) {
      VisionStudy study = ofOptions(invocation);
      return StudyFlags.Asked.named(
          invocation,
          study,
          invocation.get(StudyFlags.NAME).orElseGet(() -> name(invocation, study)));
    }
    StudyFlags.requireNone(invocation, plan.get(), IN_THE_FILE, VisionStudy.ACTIVATIONS, WORDS);
    VisionStudy study =
        VisionStudy.read(plan.get().file())
            .grown(
                invocation.get(NETS).orElse(List.of()),
                invocation.get(ACTIVATIONS).orElse(List.of()),
                number(invocation, FOLDS),
                invocation.get(StudyFlags.SEEDS).orElse(List.of()));
    return new StudyFlags.Asked<>(study, plan.get().name(), plan.get().folder());
  }

  private static String name(Invocation invocation, VisionStudy study) {
    boolean usual =
        Stream.concat(ADDED.stream(), IN_THE_FILE.stream()).noneMatch(invocation.arguments()::has);
    return usual
        ? DEFAULT_NAME
        : StudyName.derived(Recipes.shortName(study.recipe()), study.crossing().names(), study);
  }

  private static VisionStudy ofOptions(Invocation invocation) {
    return new VisionStudy(
        Optional.empty(),
        invocation.get(VisionFlags.RECIPE).orElse(VisionFlags.DEFAULT_RECIPE),
        invocation.get(VisionFlags.IMAGES),
        number(invocation, VisionFlags.TRAINING_IMAGES),
        number(invocation, VisionFlags.TEST_IMAGES),
        invocation.get(NETS),
        invocation.get(ACTIVATIONS).orElse(USUAL),
        StudyFlags.factors(invocation, VisionStudy.ACTIVATIONS, WORDS),
        invocation.get(BASELINE),
        StudyFlags.margin(invocation),
        Optional.empty(),
        number(invocation, VisionFlags.EPOCHS),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        number(invocation, FOLDS),
        StudyFlags.seeds(invocation, Study.firstSeeds(3)),
        StudyFlags.seedsUntil(invocation),
        invocation.get(Flags.PRECISION).orElse(PrecisionChoice.FP32),
        invocation.get(Flags.REPRODUCIBLE),
        Optional.empty(),
        invocation.get(TUNE));
  }

  private static OptionalInt number(Invocation invocation, Flag<Integer> flag) {
    return invocation.get(flag).map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
