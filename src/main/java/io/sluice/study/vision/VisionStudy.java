package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.image.DataSet;
import io.sluice.measure.StoppingRule;
import io.sluice.notation.Limit;
import io.sluice.recipe.Recipes;
import io.sluice.run.StudyYaml;
import io.sluice.run.TuningRow;
import io.sluice.run.VisionRow;
import io.sluice.study.Crossing;
import io.sluice.study.DistinctValues;
import io.sluice.study.Factors;
import io.sluice.study.StudyFactor;
import io.sluice.study.TunableStudy;
import io.sluice.study.TunedArms;
import io.sluice.study.Tuning;
import io.sluice.study.VariantKind;
import io.sluice.suite.vision.EpochPlan;
import io.sluice.suite.vision.Fold;
import io.sluice.suite.vision.ImageChoice;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * {@code study.yaml} of image classifiers: which nets with which activations are compared, and how.
 *
 * @param question what the study is to answer, in words
 * @param recipe the name of the recipe that all runs share, or the path of a file
 * @param images a data set in place of the recipe's
 * @param trainingImages how many of its training images; all unless given
 * @param testImages how many of its test images; all unless given
 * @param nets in the order of the tables; the recipe's unless given
 * @param activations what works at the sites, in the order of the tables, or lines that are crossed
 *     with factors
 * @param factors what stands in braces in the lines, and other values for keys of the recipe
 * @param baseline the activation that the others are compared with; the first unless given
 * @param initialization in place of the recipe's
 * @param epochs in place of the recipe's
 * @param learningRate in place of the recipe's
 * @param pretraining what each net is trained on before; nothing unless given
 * @param weights a file of weights that each net starts from, or the folder of a run
 * @param attacks strengths ε of the fast gradient sign method that each trained net is attacked
 *     with, shares of full brightness
 * @param folds cross-validation on the training images: each pair and seed is trained once for each
 *     of so many parts, on the others, and measured on it
 * @param margin differences up to which activations pass as equivalent, in points of accuracy; none
 *     unless given
 * @param seeds each pair is trained once with each
 * @param seedsUntil when no more seeds are added; none for those that are listed
 * @param precision the number format of matrix products
 * @param reproducible on which machines losses are equal to the last bit; on those like the one
 *     that trains unless given
 * @param split what nets are measured on: the test images unless given, or a tenth of the training
 *     images, on which they are not trained then
 * @param tune what is chosen for each pair before, by runs of other seeds and on such a tenth;
 *     nothing unless given
 */
public record VisionStudy(
    Optional<String> question,
    String recipe,
    Optional<DataSet> images,
    OptionalInt trainingImages,
    OptionalInt testImages,
    Optional<List<Net>> nets,
    List<ActivationLine> activations,
    Optional<Factors> factors,
    Optional<SiteActivations> baseline,
    OptionalDouble margin,
    Optional<WeightInitialization> initialization,
    OptionalInt epochs,
    OptionalDouble learningRate,
    Optional<Pretraining> pretraining,
    Optional<String> weights,
    Optional<List<Double>> attacks,
    OptionalInt folds,
    List<Long> seeds,
    Optional<StoppingRule> seedsUntil,
    PrecisionChoice precision,
    Optional<Reproducibility> reproducible,
    Optional<ImageSplit> split,
    Optional<Tuning> tune) {

  /** What is tuned unless another key is named. */
  public static final String LEARNING_RATE = "training.peak";

  /** Where nothing but training images may be looked at, this one of them is kept for it. */
  private static final Fold VALIDATION = new Fold(1, 10);

  /** What is listed under {@code activations}. */
  public static final VariantKind<SiteActivations> ACTIVATIONS =
      new VariantKind<>(
          "activations",
          SiteActivations::of,
          SiteActivations::notation,
          VisionRecipes.RECIPES,
          Map.of(
              "activations", "list them under 'activations'",
              "net", "list them under 'nets'",
              "training.epochs", "give 'epochs'",
              "images.data", "give 'images', one for all runs",
              "images.training", "give 'training_images', one number for all runs",
              "images.test", "give 'test_images', one number for all runs",
              "images.fold", "give 'folds'"));

  /** Copies the lists and refuses what cannot be trained or compared, naming the key. */
  public VisionStudy {
    nets = nets.map(List::copyOf);
    activations = List.copyOf(activations);
    seeds = List.copyOf(seeds);
    DistinctValues.require(
        "nets", nets.orElse(List.of(Net.of("simple-cnn"))).stream().map(Net::notation).toList());
    DistinctValues.require("activations", activations);
    DistinctValues.requireSeeds(seeds, seedsUntil);
    margin.ifPresent(new Limit("'margin'", 1e-12, 1e12)::require);
    attacks = attacks.map(List::copyOf);
    attacks.ifPresent(strengths -> DistinctValues.require("attacks", strengths));
    if (seedsUntil.isPresent() && folds.isPresent()) {
      throw new IllegalArgumentException(
          "'seeds_until' and 'folds': pairs are folds, which more seeds do not add to: leave one of them out");
    }
    if ((split.isPresent() || tune.isPresent()) && folds.isPresent()) {
      throw new IllegalArgumentException(
          "'%s' and 'folds': every training image is measured on in some fold, so none is left to choose by: leave one of them out"
              .formatted(tune.isPresent() ? "tune" : "split"));
    }
    if (attacks.isPresent() && folds.isPresent()) {
      throw new IllegalArgumentException(
          "'attacks' and 'folds': attacks are on the test images, leave one of them out");
    }
    for (double strength : attacks.orElse(List.of())) {
      if (!(strength >= 0 && strength <= 1)) {
        throw new IllegalArgumentException(
            "'attacks': %s is no share of full brightness, give 0 to 1".formatted(strength));
      }
    }
    if (pretraining.isPresent() && weights.isPresent()) {
      throw new IllegalArgumentException(
          "'pretraining' and 'weights': a net starts from one of them, leave the other out");
    }
    if (weights.isPresent() && nets.isPresent() && nets.get().size() > 1) {
      throw new IllegalArgumentException(
          "'weights' fit one net, and 'nets' names %d: name the one they are of"
              .formatted(nets.get().size()));
    }
    folds.ifPresent(new Limit("'folds'", 2, 1000)::require);
    epochs.ifPresent(new Limit("'epochs'", 1, 100_000)::require);
    learningRate.ifPresent(new Limit("'learning_rate'", 1e-12, 1000)::require);
    trainingImages.ifPresent(new Limit("'training_images'", 1, Integer.MAX_VALUE)::require);
    testImages.ifPresent(new Limit("'test_images'", 1, Integer.MAX_VALUE)::require);
    Factors.requireUnset(factors, "initialization", "initialization", initialization.isPresent());
    Factors.requireUnset(factors, "training.peak", "learning_rate", learningRate.isPresent());
    if (tune.isPresent()) {
      tune.get().requireFits(ACTIVATIONS, LEARNING_RATE, factors, seeds);
      if (learningRate.isPresent() && tunedKey().equals(LEARNING_RATE)) {
        throw new IllegalArgumentException(
            "'tune' and 'learning_rate' set the same: leave one of them out");
      }
    }
    Crossing.of(ACTIVATIONS, activations, factors).baseline(baseline);
  }

  /**
   * Reads a {@code study.yaml}.
   *
   * @param file the file
   * @return the study, whose recipe and nets are known to fit
   * @throws IllegalArgumentException with the file and the key if something is wrong or unknown
   */
  public static VisionStudy read(Path file) {
    VisionStudy study = StudyYaml.read(file, VisionStudy.class);
    try {
      study.requireTrainable();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    return study;
  }

  /**
   * The same with more in it.
   *
   * @param moreNets trained with each activation
   * @param moreActivations trained in each net
   * @param otherFolds in place of the study's, if any; only a study of another name can have them
   * @param moreSeeds each pair is trained with them too
   * @return the study with what of that it did not have
   */
  public VisionStudy grown(
      List<Net> moreNets,
      List<ActivationLine> moreActivations,
      OptionalInt otherFolds,
      List<Long> moreSeeds) {
    return new VisionStudy(
        question,
        recipe,
        images,
        trainingImages,
        testImages,
        moreNets.isEmpty() ? nets : Optional.of(DistinctValues.joined(allNets(), moreNets)),
        DistinctValues.joined(activations, moreActivations),
        factors,
        baseline,
        margin,
        initialization,
        epochs,
        learningRate,
        pretraining,
        weights,
        attacks,
        otherFolds.isPresent() ? otherFolds : folds,
        DistinctValues.joined(seeds, moreSeeds),
        seedsUntil,
        precision,
        reproducible,
        split,
        tune);
  }

  /** The same with the recipe's net where it names none. */
  VisionStudy withNets() {
    return nets.isPresent() ? this : grown(allNets(), List.of(), OptionalInt.empty(), List.of());
  }

  /**
   * The same on other machines.
   *
   * @param asked on which losses are to be equal to the last bit
   * @return a copy
   */
  public VisionStudy withReproducible(Reproducibility asked) {
    return new VisionStudy(
        question,
        recipe,
        images,
        trainingImages,
        testImages,
        nets,
        activations,
        factors,
        baseline,
        margin,
        initialization,
        epochs,
        learningRate,
        pretraining,
        weights,
        attacks,
        folds,
        seeds,
        seedsUntil,
        precision,
        Optional.of(asked),
        split,
        tune);
  }

  /** The same with another seed. */
  public VisionStudy withAnotherSeed() {
    return grown(List.of(), List.of(), OptionalInt.empty(), DistinctValues.withAnother(seeds));
  }

  /**
   * The nets.
   *
   * @return in the order of the tables
   */
  public List<Net> allNets() {
    return nets.orElseGet(() -> List.of(shared().net()));
  }

  /**
   * The activations crossed with the factors.
   *
   * @return where each comes from, and what was left out since it is not legal
   */
  public Crossing<SiteActivations> crossing() {
    return Crossing.of(ACTIVATIONS, activations, factors);
  }

  /** What the other activations are compared with. */
  SiteActivations baselineActivation() {
    return crossing().baseline(baseline).variant();
  }

  /**
   * Refuses nets that their images, activations or pre-training do not fit.
   *
   * @throws IllegalArgumentException with the first that does not
   */
  void requireTrainable() {
    for (Net net : allNets()) {
      for (Crossing.Combination<SiteActivations> arm : crossing().combinations()) {
        recipe(net, arm, parts().get(0)).shape().parameters();
      }
      pretraining.ifPresent(first -> first.requireFits(anyRecipe(net), net, baselineActivation()));
    }
    requireOtherPretraining();
  }

  /** Of any run of a net. */
  VisionRecipe anyRecipe(Net net) {
    return recipe(net, crossing().combinations().get(0), parts().get(0));
  }

  /** What has been trained on cannot be measured on. */
  private void requireOtherPretraining() {
    DataSet own = choice(Optional.empty()).data();
    if (pretraining.isPresent() && pretraining.get().images() == own) {
      throw new IllegalArgumentException(
          "'pretraining' is on %s, which the study is about: name another set"
              .formatted(own.notation()));
    }
  }

  /** What all runs have but where the study says otherwise. */
  public VisionRecipe shared() {
    return VisionRecipes.RECIPES.changed(
        VisionRecipes.RECIPES.named(recipe), crossing().common(), recipe);
  }

  /** The recipe's name, with the keys that the study sets for all of its runs. */
  String recipeWithSettings() {
    return Recipes.described(recipe, crossing().common());
  }

  /** The images of a fold, or of all runs. */
  ImageChoice choice(Optional<Fold> fold) {
    return choice(shared(), fold);
  }

  private ImageChoice choice(VisionRecipe named, Optional<Fold> fold) {
    boolean held = split.equals(Optional.of(ImageSplit.VALIDATION));
    ImageChoice choice =
        images
            .map(named.images()::withData)
            .orElse(named.images())
            .withImages(trainingImages, held ? OptionalInt.empty() : testImages);
    return held ? choice.withFold(VALIDATION) : fold.map(choice::withFold).orElse(choice);
  }

  /** The parts of the training images; one run for all of them unless there are folds. */
  List<Optional<Fold>> parts() {
    return folds.isPresent()
        ? IntStream.rangeClosed(1, folds.getAsInt())
            .mapToObj(held -> Optional.of(new Fold(held, folds.getAsInt())))
            .toList()
        : List.of(Optional.empty());
  }

  /**
   * The study that chooses what this one's runs are trained with: each pair with each value, on a
   * tenth of the training images.
   *
   * @param tried values of the key that is tuned
   * @return of as many epochs
   * @throws java.util.NoSuchElementException if nothing is tuned
   */
  public VisionStudy tuning(List<String> tried) {
    Tuning tuning = tune.orElseThrow();
    List<StudyFactor> all = new ArrayList<>(factors.map(Factors::all).orElse(List.of()));
    all.add(tuning.factor(LEARNING_RATE, tried));
    return new VisionStudy(
        Optional.of("Which %s is the best for each activation?".formatted(tunedKey())),
        recipe,
        images,
        trainingImages,
        OptionalInt.empty(),
        nets,
        activations,
        Optional.of(new Factors(all)),
        baseline,
        OptionalDouble.empty(),
        initialization,
        epochs,
        learningRate,
        pretraining,
        weights,
        Optional.empty(),
        OptionalInt.empty(),
        tuning.seeds(),
        Optional.empty(),
        precision,
        reproducible,
        Optional.of(ImageSplit.VALIDATION),
        Optional.empty());
  }

  /** The key that is tuned, if one is. */
  public String tunedKey() {
    return tune.flatMap(Tuning::key).orElse(LEARNING_RATE);
  }

  /**
   * What is chosen before the runs of this study are trained.
   *
   * @return empty if nothing is
   */
  public Optional<TunableStudy<VisionStudy, VisionRow>> tunable() {
    return tune.map(
        tuning ->
            new TunableStudy<>(
                tunedKey(),
                tuning.values(),
                VisionRecipes.RECIPES.number(shared(), tunedKey()),
                this::tuning,
                this::tried));
  }

  private List<TuningRow> tried(VisionStudy tuning, List<VisionRow> rows) {
    TunedArms arms = TunedArms.of(crossing(), tuning.crossing(), tunedKey());
    return rows.stream()
        .filter(row -> row.epoch() == row.epochs())
        .map(
            row ->
                new TuningRow(
                    pair(row.net(), arms.arms().get(row.activation())),
                    tunedKey(),
                    arms.values().get(row.activation()),
                    row.seed(),
                    "share of held-out images told wrongly",
                    row.score().stream().mapToDouble(score -> 1 - score.accuracy()).findFirst()))
        .toList();
  }

  /** A net with an activation, as tuning names them. */
  static String pair(String net, String activation) {
    return net + " with " + activation;
  }

  /** The recipe of one pair. */
  VisionRecipe recipe(Net net, Crossing.Combination<SiteActivations> arm, Optional<Fold> fold) {
    VisionRecipe named =
        arm.recipe(VisionRecipes.RECIPES, VisionRecipes.RECIPES.named(recipe), recipe);
    EpochPlan training = named.training();
    if (epochs.isPresent()) {
      training = training.withEpochs(epochs.getAsInt());
    }
    if (learningRate.isPresent()) {
      training = training.withLearningRate(learningRate.getAsDouble());
    }
    return new VisionRecipe(
        choice(named, fold),
        net,
        arm.variant(),
        initialization.orElse(named.initialization()),
        training,
        named.batch());
  }
}
