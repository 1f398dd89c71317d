package io.sluice.cli;

import io.sluice.experiment.StudyName;
import io.sluice.study.mlp.AlgorithmLine;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.table.TableChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The options that studies of small networks are made of. */
final class MlpStudyFlags {

  static final Flag<List<TableChoice>> TABLES =
      Flag.of(
          "data",
          "TABLES",
          "tables or files, between commas; ./sluice mlp data list shows them (default"
              + " bumps,mackey-glass)",
          Values.list(TableChoice::of));
  static final Flag<List<Integer>> HIDDEN =
      Flag.of(
          "hidden",
          "NUMBERS",
          "hidden units, between commas (default 10)",
          Values.list(Values.integer(1, 10_000)));
  static final Flag<Integer> FOLDS =
      Flag.of(
          "folds", "N", "parts of the rows (default 10)", Values.integer(2, MlpStudy.MOST_FOLDS));
  static final Flag<List<Long>> SEEDS =
      StudyFlags.SEEDS.described(
          "how many seeds, or which: other folds, other first weights (default 1)");

  private static final Flag<Double> MARGIN =
      StudyFlags.MARGIN.described(
          "differences up to which two pass as equivalent, as a share of the baseline's test error"
              + " (default: none is tested)");

  private static final Flag<String> RECIPE =
      MlpFlags.RECIPE.described(
          "the recipe whose values hold where no option says otherwise (default "
              + MlpRecipes.USUAL
              + "); tables, hidden units, algorithms, iterations and folds are the study's");

  /**
   * What is added to what a study file has, beside algorithms; other folds are for a copy of it
   * with another name.
   */
  private static final List<Flag<?>> ADDED = List.of(TABLES, HIDDEN, FOLDS, SEEDS);

  /** The other options that a study file has an answer to already. */
  private static final List<Flag<?>> IN_THE_FILE =
      List.of(
          MARGIN,
          MlpFlags.ITERATIONS,
          MlpFlags.EARLY_STOPPING,
          MlpFlags.SCALING,
          MlpFlags.BYPASS,
          MlpFlags.LOSS,
          MlpFlags.OUTPUT_RESET,
          MlpFlags.RIDGE,
          MlpFlags.REPRODUCIBLE,
          StudyFlags.factor(StudyFlags.FACTOR, "ridge=0,0.01"),
          RECIPE,
          MlpFlags.SET);

  private MlpStudyFlags() {}

  /** The flags of a command that makes a study, behind the one that is its own. */
  static List<Flag<?>> behind(Flag<?> own) {
    return Stream.of(
            List.<Flag<?>>of(own),
            ADDED,
            IN_THE_FILE,
            List.<Flag<?>>of(
                StudyFlags.NAME,
                Flags.THREADS,
                StudyTraining.MLP_WORKERS,
                StudyPreview.DRY_RUN,
                MlpFlags.FOLDER,
                Flags.JSON))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The folder of a study.
   *
   * @param command its default, without options
   * @param own the flag that is the command's own
   */
  static String name(Invocation invocation, String command, Flag<?> own, MlpStudy study) {
    boolean usual =
        Flags.joined(List.of(own), ADDED, IN_THE_FILE).stream()
            .noneMatch(invocation.arguments()::has);
    return invocation
        .get(StudyFlags.NAME)
        .orElseGet(
            () ->
                usual
                    ? command
                    : StudyName.derived(
                        command, study.data().stream().map(TableChoice::notation).toList(), study));
  }

  /** The study of a file, with what options add to it. */
  static StudyFlags.Asked<MlpStudy> ofFile(
      Invocation invocation, PlanFile plan, List<AlgorithmLine> moreAlgorithms) {
    StudyFlags.requireNone(invocation, plan, IN_THE_FILE, MlpStudy.ALGORITHMS, List.of());
    MlpStudy study =
        MlpStudy.read(plan.file())
            .grown(
                invocation.get(TABLES).orElse(List.of()),
                invocation.get(HIDDEN).orElse(List.of()),
                moreAlgorithms,
                invocation.get(FOLDS).map(OptionalInt::of).orElse(OptionalInt.empty()),
                invocation.get(SEEDS).orElse(List.of()));
    return new StudyFlags.Asked<>(study, plan.name(), plan.folder());
  }

  static MlpStudy study(
      Invocation invocation,
      String question,
      List<AlgorithmLine> algorithms,
      Optional<MlpMethod> baseline) {
    return new MlpStudy(
        Optional.of(question),
        invocation.get(RECIPE),
        invocation
            .get(TABLES)
            .orElseGet(() -> List.of(TableChoice.of("bumps"), TableChoice.of("mackey-glass"))),
        invocation.get(HIDDEN).orElse(List.of(MlpFlags.DEFAULT_HIDDEN)),
        algorithms,
        StudyFlags.factors(invocation, MlpStudy.ALGORITHMS, List.of()),
        baseline,
        StudyFlags.margin(invocation),
        invocation.get(MlpFlags.ITERATIONS).orElse(MlpFlags.DEFAULT_ITERATIONS),
        invocation.get(FOLDS).orElse(10),
        invocation.get(SEEDS).orElse(List.of(1L)),
        invocation.get(MlpFlags.EARLY_STOPPING),
        invocation.get(MlpFlags.SCALING),
        invocation.get(MlpFlags.BYPASS),
        invocation.get(MlpFlags.LOSS),
        invocation.get(MlpFlags.OUTPUT_RESET),
        invocation.get(MlpFlags.RIDGE).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        invocation.get(MlpFlags.REPRODUCIBLE));
  }
}
