package io.sluice.study.mlp;

import io.sluice.engine.Reproducibility;
import io.sluice.notation.Limit;
import io.sluice.notation.Words;
import io.sluice.run.StudyYaml;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.OutputReset;
import io.sluice.study.Crossing;
import io.sluice.study.DistinctValues;
import io.sluice.study.Factors;
import io.sluice.study.VariantKind;
import io.sluice.suite.mlp.DataSplit;
import io.sluice.suite.mlp.EarlyStopping;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.table.OpenedTable;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import io.sluice.table.TargetKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * {@code study.yaml} of small networks: which algorithms are compared on which tables, and how.
 *
 * @param question what the study is to answer, in words
 * @param recipe the name or file of the recipe whose values hold where no key says otherwise;
 *     bumps-adact unless given
 * @param data tables, in the order of the report
 * @param hidden numbers of hidden units
 * @param algorithms each with its hidden units, in the order of the report, or lines that are
 *     crossed with factors
 * @param factors what stands in braces in the lines, and other values for keys of the recipe
 * @param baseline what the others are compared with; the first unless given
 * @param margin differences up to which algorithms pass as equivalent, as a share of the baseline's
 *     test error; none unless given
 * @param iterations of each; epochs of Adam
 * @param folds cross-validation: each is trained once for each part of the rows, on the others, and
 *     measured on it
 * @param seeds each with a division and first weights of its own
 * @param earlyStopping which network counts; as the recipe has it unless given
 * @param scaling of columns; as the recipe has it unless given
 * @param bypass whether outputs see the inputs; as the recipe has it unless given
 * @param loss what becomes small; squared unless given, with output reset for classes
 * @param outputReset how targets of classes move where the loss resets them; unless given,
 *     accumulated, or fresh if Adam is among the algorithms, so that all have one loss
 * @param ridge λ; as the recipe has it unless given
 * @param reproducible on which machines losses of Adam are equal to the last bit; on those like the
 *     one that trains unless given
 */
public record MlpStudy(
    Optional<String> question,
    Optional<String> recipe,
    List<TableChoice> data,
    List<Integer> hidden,
    List<AlgorithmLine> algorithms,
    Optional<Factors> factors,
    Optional<MlpMethod> baseline,
    OptionalDouble margin,
    int iterations,
    int folds,
    List<Long> seeds,
    Optional<EarlyStopping> earlyStopping,
    Optional<Scaling> scaling,
    Optional<Bypass> bypass,
    Optional<Loss> loss,
    Optional<OutputReset> outputReset,
    OptionalDouble ridge,
    Optional<Reproducibility> reproducible) {

  /** The most parts that a person could wait for. */
  public static final int MOST_FOLDS = 1_000;

  /** What is listed under {@code algorithms}. */
  public static final VariantKind<MlpMethod> ALGORITHMS =
      new VariantKind<>(
          "algorithms",
          MlpMethod::of,
          MlpMethod::notation,
          MlpRecipes.RECIPES,
          Map.of(
              "method", "list them under 'algorithms'",
              "data", "list them under 'data'",
              "hidden", "list them under 'hidden'",
              "iterations", "give 'iterations'",
              "division", "give 'folds'"));

  /** Copies the lists and refuses what cannot be trained or compared, naming the key. */
  public MlpStudy {
    data = List.copyOf(data);
    hidden = List.copyOf(hidden);
    algorithms = List.copyOf(algorithms);
    seeds = List.copyOf(seeds);
    DistinctValues.require("data", data);
    DistinctValues.require("hidden", hidden);
    DistinctValues.require("algorithms", algorithms);
    DistinctValues.requireSeeds(seeds);
    margin.ifPresent(new Limit("'margin'", 1e-12, 1e12)::require);
    for (int units : hidden) {
      if (units < 1 || units > NetworkSettings.MOST_HIDDEN) {
        throw new IllegalArgumentException(
            "'hidden' has %d: give 1 to %d".formatted(units, NetworkSettings.MOST_HIDDEN));
      }
    }
    if (iterations < 1 || iterations > MlpRecipe.MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "'iterations' is %d: give 1 to %d".formatted(iterations, MlpRecipe.MOST_ITERATIONS));
    }
    if (!(ridge.orElse(0) >= 0 && ridge.orElse(0) <= MlpRecipe.GREATEST_RIDGE)) {
      throw new IllegalArgumentException(
          "'ridge' is %s: give 0 to %.0f".formatted(ridge.getAsDouble(), MlpRecipe.GREATEST_RIDGE));
    }
    if (folds < 2) {
      throw new IllegalArgumentException("'folds' is %d: give at least 2".formatted(folds));
    }
    if (earlyStopping.equals(Optional.of(EarlyStopping.VALIDATION_FOLD))
        && folds < MlpRecipe.LEAST_FOLDS_TO_VALIDATE) {
      throw new IllegalArgumentException(
          "'folds' is %d: early stopping by a validation fold needs at least %d"
              .formatted(folds, MlpRecipe.LEAST_FOLDS_TO_VALIDATE));
    }
    if (folds > MOST_FOLDS) {
      throw new IllegalArgumentException(
          "'folds' is %d: give at most %d".formatted(folds, MOST_FOLDS));
    }
    if (outputReset.isPresent() && loss.isPresent() && loss.get() != Loss.SQUARED_RESET) {
      throw new IllegalArgumentException(
          "'output_reset' with the loss %s: it goes with squared-reset, leave it out"
              .formatted(Words.of(loss.get())));
    }
    Factors.requireUnset(factors, "early_stopping", "early_stopping", earlyStopping.isPresent());
    Factors.requireUnset(factors, "scaling", "scaling", scaling.isPresent());
    Factors.requireUnset(factors, "bypass", "bypass", bypass.isPresent());
    Factors.requireUnset(factors, "loss", "loss", loss.isPresent());
    Factors.requireUnset(factors, "output_reset", "output_reset", outputReset.isPresent());
    Factors.requireUnset(factors, "ridge", "ridge", ridge.isPresent());
    Crossing.of(ALGORITHMS, algorithms, factors).baseline(baseline);
  }

  /**
   * Reads a {@code study.yaml}.
   *
   * @param file the file
   * @return the study
   * @throws IllegalArgumentException with the file and the key if something is wrong or unknown
   */
  public static MlpStudy read(Path file) {
    return StudyYaml.read(file, MlpStudy.class);
  }

  /**
   * The same with more in it.
   *
   * @param moreData tables
   * @param moreHidden numbers of hidden units
   * @param moreAlgorithms trained on the same rows
   * @param otherFolds in place of the study's, if any; only a study of another name can have them
   * @param moreSeeds each with a division and first weights of its own
   * @return the study with what of that it did not have
   */
  public MlpStudy grown(
      List<TableChoice> moreData,
      List<Integer> moreHidden,
      List<AlgorithmLine> moreAlgorithms,
      OptionalInt otherFolds,
      List<Long> moreSeeds) {
    return new MlpStudy(
        question,
        recipe,
        DistinctValues.joined(data, moreData),
        DistinctValues.joined(hidden, moreHidden),
        DistinctValues.joined(algorithms, moreAlgorithms),
        factors,
        baseline,
        margin,
        iterations,
        otherFolds.orElse(folds),
        DistinctValues.joined(seeds, moreSeeds),
        earlyStopping,
        scaling,
        bypass,
        loss,
        outputReset,
        ridge,
        reproducible);
  }

  /**
   * The algorithms crossed with the factors.
   *
   * @return where each comes from, and what was left out since it is not legal
   */
  public Crossing<MlpMethod> crossing() {
    return Crossing.of(ALGORITHMS, algorithms, factors);
  }

  /** The parts of the rows. */
  List<DataSplit.Fold> parts() {
    return IntStream.rangeClosed(1, folds)
        .mapToObj(held -> new DataSplit.Fold(held, folds))
        .toList();
  }

  /** The same with targets that move in one way, if it has no way of its own. */
  MlpStudy withOutputReset(OutputReset reset) {
    return outputReset.isPresent()
            || factors.stream().anyMatch(all -> all.names().contains("output_reset"))
        ? this
        : new MlpStudy(
            question,
            recipe,
            data,
            hidden,
            algorithms,
            factors,
            baseline,
            margin,
            iterations,
            folds,
            seeds,
            earlyStopping,
            scaling,
            bypass,
            loss,
            Optional.of(reset),
            ridge,
            reproducible);
  }

  private Optional<OutputReset> reset(Loss minimised) {
    if (minimised != Loss.SQUARED_RESET) {
      return Optional.empty();
    }
    boolean adam = crossing().variants().stream().anyMatch(method -> method.adam().isPresent());
    return outputReset.or(() -> Optional.of(adam ? OutputReset.FRESH : OutputReset.ACCUMULATED));
  }

  /** The recipe of one run. */
  MlpRecipe recipe(
      TableChoice choice,
      OpenedTable table,
      int units,
      Crossing.Combination<MlpMethod> arm,
      DataSplit.Fold fold) {
    Loss minimised =
        MlpRecipes.loss(arm.changes())
            .or(() -> loss)
            .orElse(
                table.training().kind() == TargetKind.CLASSES ? Loss.SQUARED_RESET : Loss.SQUARED);
    String name = recipe.orElse(MlpRecipes.USUAL);
    MlpRecipe shared = MlpRecipes.RECIPES.named(name);
    MlpRecipe unchanged =
        new MlpRecipe(
            choice,
            scaling.orElse(shared.scaling()),
            fold,
            earlyStopping.orElse(shared.earlyStopping()),
            units,
            arm.variant(),
            bypass.orElse(shared.bypass()),
            iterations,
            minimised,
            reset(minimised),
            ridge.orElse(shared.ridge()),
            shared.source(),
            shared.dependence());
    return arm.recipe(MlpRecipes.RECIPES, unchanged, name);
  }
}
