package io.sluice.cli;

import io.sluice.experiment.StudyName;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.suite.mlp.EarlyStopping;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.table.TableChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
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
  static final Flag<Integer> SEEDS =
      Flag.of(
          "seeds",
          "N",
          "do it all with the seeds 1 to N: other folds, other first weights (default 1)",
          Values.integer(1, 100));
  static final Flag<EarlyStopping> EARLY_STOPPING =
      Flag.of(
          "early-stopping",
          "none|validation-fold",
          "keep the network that does best on the next fold, which is not trained on (default"
              + " none)",
          Values.words(EarlyStopping.class));
  static final Flag<String> NAME =
      Flag.of(
          "name",
          "NAME",
          "the study's folder in eval (default: the command's name, with what options change)",
          StudyName::checked);

  /** All but the algorithms and the name. */
  static final List<Flag<?>> ALL =
      List.of(
          TABLES,
          HIDDEN,
          MlpFlags.ITERATIONS,
          FOLDS,
          SEEDS,
          EARLY_STOPPING,
          MlpFlags.SCALING,
          MlpFlags.BYPASS,
          MlpFlags.LOSS,
          MlpFlags.OUTPUT_RESET,
          MlpFlags.RIDGE);

  private MlpStudyFlags() {}

  /** The flags of a command that makes a study, behind the one that is its own. */
  static List<Flag<?>> behind(Flag<?> own) {
    return Stream.of(
            List.<Flag<?>>of(own),
            ALL,
            List.<Flag<?>>of(
                NAME,
                Flags.THREADS,
                StudyTraining.WORKERS,
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
        Stream.concat(Stream.of(own), ALL.stream()).noneMatch(invocation.arguments()::has);
    return invocation
        .get(NAME)
        .orElseGet(
            () ->
                usual
                    ? command
                    : StudyName.derived(
                        command, study.data().stream().map(TableChoice::notation).toList(), study));
  }

  static MlpStudy study(
      Invocation invocation,
      String question,
      List<MlpMethod> algorithms,
      Optional<MlpMethod> baseline) {
    return new MlpStudy(
        Optional.of(question),
        Optional.empty(),
        invocation
            .get(TABLES)
            .orElseGet(() -> List.of(TableChoice.of("bumps"), TableChoice.of("mackey-glass"))),
        invocation.get(HIDDEN).orElse(List.of(MlpFlags.DEFAULT_HIDDEN)),
        algorithms,
        baseline,
        invocation.get(MlpFlags.ITERATIONS).orElse(MlpFlags.DEFAULT_ITERATIONS),
        invocation.get(FOLDS).orElse(10),
        LongStream.rangeClosed(1, invocation.get(SEEDS).orElse(1)).boxed().toList(),
        invocation.get(EARLY_STOPPING),
        invocation.get(MlpFlags.SCALING),
        invocation.get(MlpFlags.BYPASS),
        invocation.get(MlpFlags.LOSS),
        invocation.get(MlpFlags.OUTPUT_RESET),
        invocation.get(MlpFlags.RIDGE).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }
}
