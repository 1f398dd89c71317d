package io.sluice.cli;

import io.sluice.data.DataDirectory;
import io.sluice.engine.Reproducibility;
import io.sluice.recipe.Change;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OutputReset;
import io.sluice.suite.mlp.EarlyStopping;
import io.sluice.suite.mlp.MlpAlgorithm;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The options of what small networks are trained on and how. */
final class MlpFlags {

  static final int DEFAULT_HIDDEN = 10;
  static final int DEFAULT_ITERATIONS = 100;

  static final String ALGORITHMS =
      MlpAlgorithm.all().stream().map(MlpAlgorithm::word).collect(Collectors.joining(", "));

  static final Flag<String> RECIPE = Flags.recipe(MlpRecipes.RECIPES, MlpRecipes.USUAL);
  static final Flag<List<Change>> SET = RecipeFlags.set(RecipeFlags.SET, "ridge=0.01");
  static final Flag<TableChoice> TABLE =
      Flag.of(
          "data",
          "TABLE|FILE",
          "what to learn: a table of ./sluice mlp data list, FILE.csv, FILE.csv(targets=a+b),"
              + " FILE.csv(classes=kind), FILE.csv(header=none), FILE.tra(inputs=8, outputs=7) (default bumps)",
          TableChoice::of);
  static final Flag<Path> FOLDER =
      Flag.of(
          "data-folder",
          "FOLDER",
          "where known tables are (default $SLUICE_DATA, else ~/.cache/sluice)",
          Values.path());
  static final Flag<MlpMethod> ALGORITHM =
      Flag.of(
          "algorithm",
          "ALGORITHM",
          "one of "
              + ALGORITHMS
              + ", with hidden units and options if they are not the usual ones:"
              + " adact(pwl(17), hinges=full-solve), owo-molf(relu),"
              + " adam(tanh, learning-rate=0.003, batch=64) (default adact)",
          MlpMethod::of);
  static final Flag<Integer> HIDDEN =
      Flag.of("hidden", "N", "hidden units (default 10)", Values.integer(1, 10_000));
  static final Flag<Integer> ITERATIONS =
      Flag.of(
          "iterations",
          "N",
          "iterations, of adam epochs (default 100)",
          Values.integer(1, 1_000_000));
  static final Flag<Scaling> SCALING =
      Flag.of(
          "scaling",
          "standard|none",
          "give columns mean 0 and deviation 1, or leave them (default standard)",
          Values.words(Scaling.class));
  static final Flag<Bypass> BYPASS =
      Flag.of(
          "bypass",
          "full|cascade",
          "whether outputs see the inputs past the hidden units (default full: they do)",
          Values.words(Bypass.class));
  static final Flag<Loss> LOSS =
      Flag.of(
          "loss",
          "squared|squared-reset|cross-entropy",
          "what becomes small; the last two are for classes (default squared; squared-reset for"
              + " classes)",
          Values.words(Loss.class));
  static final Flag<OutputReset> OUTPUT_RESET =
      Flag.of(
          "output-reset",
          "accumulated|fresh",
          "of the loss squared-reset: whether targets move on from where they were moved to, or from"
              + " 0 and 1 each time (default accumulated; fresh with adam)",
          Values.words(OutputReset.class));
  static final Flag<EarlyStopping> EARLY_STOPPING =
      Flag.of(
          "early-stopping",
          "none|validation-fold",
          "keep the network that does best on the next fold, which is not trained on (default"
              + " none)",
          Values.words(EarlyStopping.class));
  static final Flag<Double> RIDGE =
      Flag.of(
          "ridge",
          "LAMBDA",
          "add this times the squares of the output weights to the error (default 0)",
          Values.number());

  static final Flag<Reproducibility> REPRODUCIBLE =
      Flags.REPRODUCIBLE.described(
          "let adam come to the same errors, to the last bit, on any processor of that kind with AVX2,"
              + " slower; the other algorithms do so anyway (default: on machines like this one)");

  private MlpFlags() {}

  static Path dataDirectory(Invocation invocation) {
    return DataDirectory.resolve(invocation.get(FOLDER)).path();
  }
}
