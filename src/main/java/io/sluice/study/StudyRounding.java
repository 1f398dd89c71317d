package io.sluice.study;

import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyListener;
import io.sluice.notation.Words;
import io.sluice.run.ResultRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trains one run of a study once more with another number of threads, which share each batch and
 * round its sums in another way: what that does to a loss, no difference of arms means.
 *
 * @param suite as the study's runs are trained
 * @param listener told what is done, in a sentence
 * @param train trains a run
 */
public record StudyRounding(LanguageStudies suite, StudyListener listener, Trainer train) {

  /** Trains a run in a process of its own. */
  @FunctionalInterface
  public interface Trainer {

    /**
     * Trains.
     *
     * @param run not finished
     * @param threads with how many
     * @return the sentence of a failure; empty if it ended well, or was stopped
     */
    String train(StudyRun run, int threads);
  }

  /** Beside the study's runs, in a folder of its own: its threads are not theirs. */
  private static final String FOLDER = "rounding";

  private static final RecordCsv<ResultRow> CSV = new RecordCsv<>(ResultRow.class);

  /**
   * With how many threads the run is repeated.
   *
   * @param usual of the study's runs
   * @return another number that any machine can have
   */
  static int other(long usual) {
    return usual == 1 ? 2 : 1;
  }

  /**
   * Repeats the baseline's run with the first seed, unless {@code rounding.csv} has it already, and
   * writes that file. An interrupted repetition goes on where it was.
   *
   * @param study whose runs are there
   * @param name the study's
   * @param evaluation the folder of the study's files
   * @param checkpoints the folder of its runs
   * @param rows of its results
   * @return the rows of the repeated run, in the form of those; none if it could not be repeated
   */
  public List<ResultRow> repeat(
      Study study, String name, Path evaluation, Path checkpoints, List<ResultRow> rows) {
    String arm = study.crossing().baseline(study.baseline()).name();
    long seed = study.seeds().get(0);
    List<ResultRow> own =
        rows.stream()
            .filter(row -> row.variant().equals(arm) && row.seed() == seed)
            .filter(row -> row.score().isPresent())
            .toList();
    if (own.isEmpty() || !own.get(0).conditions().device().equals("cpu")) {
      listener.onStage("rounding: %s, seed %d cannot be repeated".formatted(arm, seed));
      return List.of();
    }
    Path file = evaluation.resolve(StudyFolder.ROUNDING);
    if (Files.exists(file)) {
      List<ResultRow> earlier = CSV.read(file);
      if (keys(earlier).equals(keys(own))) {
        listener.onStage("rounding: measured before");
        return earlier;
      }
    }
    int threads = other(own.get(0).conditions().threads());
    OpenedStudy<StudyRun, ResultRow> opened =
        suite
            .withThreads(threads)
            .open(study, name, evaluation, checkpoints.resolve(FOLDER), listener);
    List<StudyRun> runs =
        opened.runs().stream().filter(run -> run.arm().equals(arm) && run.seed() == seed).toList();
    for (StudyRun run : runs) {
      if (!isTrained(opened, run, threads)) {
        return List.of();
      }
    }
    List<ResultRow> again =
        runs.stream().flatMap(run -> opened.tables(run).rows().stream()).toList();
    CSV.write(file, again);
    return again;
  }

  private boolean isTrained(OpenedStudy<StudyRun, ResultRow> opened, StudyRun run, int threads) {
    if (run.isBegun()) {
      opened.requireSame(run);
    }
    if (!run.hasResult()) {
      listener.onStage(
          "rounding: %s once more, with %s".formatted(run.label(), Words.count(threads, "thread")));
      String failure = train.train(run, threads);
      if (!failure.isEmpty()) {
        listener.onRunFailed(run, failure);
      }
    }
    return run.isDone();
  }

  private static Set<List<Object>> keys(List<ResultRow> rows) {
    return rows.stream()
        .map(row -> List.<Object>of(row.variant(), row.seed(), row.mark()))
        .collect(Collectors.toSet());
  }
}
