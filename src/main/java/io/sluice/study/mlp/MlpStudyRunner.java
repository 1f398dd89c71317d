package io.sluice.study.mlp;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.run.MlpRow;
import io.sluice.run.Outcome;
import io.sluice.run.RunLock;
import io.sluice.run.UnmarkedRuns;
import io.sluice.shallow.Loss;
import io.sluice.study.Divergence;
import io.sluice.study.StudyName;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpListener;
import io.sluice.suite.mlp.MlpResult;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.suite.mlp.PreparedPatterns;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trains what a study asks for and has not been trained yet, several runs side by side. */
public final class MlpStudyRunner {

  private static final StudyFolder.Results<MlpRow> RESULTS =
      new StudyFolder.Results<>(
          new RecordCsv<>(MlpRow.class),
          row ->
              List.of(
                  row.data(), row.hidden(), row.method(), row.seed(), row.fold(), row.iteration()));

  private final Path dataDirectory;
  private final int lanes;
  private final MlpStudyListener listener;
  private final StopSignal stop;

  /**
   * A runner.
   *
   * @param dataDirectory where tables are
   * @param lanes how many runs go on side by side, each with one thread; results do not depend on
   *     it
   * @param listener told of runs
   * @param stop asked after every iteration
   */
  public MlpStudyRunner(Path dataDirectory, int lanes, MlpStudyListener listener, StopSignal stop) {
    this.dataDirectory = dataDirectory;
    this.lanes = lanes;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Trains every run that has no result yet. After each run {@code results.csv} is written.
   *
   * @param study what to compare
   * @param name the study's name
   * @param evaluation the folder of the study's files, {@code eval/NAME}
   * @param checkpoints the folder of its runs, {@code checkpoints/NAME}
   * @return which runs have results, and their rows
   * @throws IllegalArgumentException if either folder holds something else than this study, or
   *     somebody else is training it
   */
  public MlpStudyOutcome run(MlpStudy study, String name, Path evaluation, Path checkpoints) {
    StudyName.checked(name);
    try (RunLock lock = RunLock.ofStudy(checkpoints)) {
      return runAlone(study, name, evaluation, checkpoints);
    }
  }

  private MlpStudyOutcome runAlone(MlpStudy study, String name, Path evaluation, Path checkpoints) {
    StudyFolder<MlpStudy, MlpRow> folder =
        StudyFolder.open(evaluation, study, MlpStudy.class, RESULTS, "mlp compare");
    Map<TableChoice, OpenedTable> tables = new LinkedHashMap<>();
    boolean begun = Files.exists(evaluation.resolve(StudyFolder.RESULTS));
    for (TableChoice choice : study.data()) {
      OpenedTable table = (begun ? choice.seenBefore() : choice).open(dataDirectory);
      tables.put(choice, table);
      table.notices().forEach(listener::onNotice);
    }
    List<MlpStudyRun> runs =
        MlpStudyRun.of(
            asBegun(study, MlpStudyRun.of(study, tables, checkpoints)), tables, checkpoints);
    MlpRunRows files = new MlpRunRows(name, listener);
    UnmarkedRuns unmarked = new UnmarkedRuns();
    for (MlpStudyRun run : runs) {
      if (run.isBegun()) {
        requireSame(run);
        unmarked.look(run.folder());
      }
    }
    unmarked.notice().ifPresent(listener::onNotice);
    // What cannot be trained is refused before it becomes a plan.
    runs.stream()
        .filter(run -> run.fold().held() == 1)
        .forEach(run -> MlpRun.fit(run.recipe(), run.seed(), run.table()));
    folder.writePlan();
    Progress progress = new Progress(runs, files, folder);
    List<MlpStudyRun> left = runs.stream().filter(run -> !progress.has(run)).toList();
    listener.onStart(runs.size() - left.size(), runs.size(), lanes);
    // Adam's engine is one a process.
    Lanes.each(
        lanes,
        left.stream().filter(run -> run.recipe().method().adam().isEmpty()).toList(),
        run -> train(run, progress));
    Lanes.each(
        1,
        left.stream().filter(run -> run.recipe().method().adam().isPresent()).toList(),
        run -> train(run, progress));
    List<MlpRow> rows = progress.rows();
    folder.writeResults(rows);
    return new MlpStudyOutcome(progress.count(), runs.size(), rows);
  }

  private void train(MlpStudyRun run, Progress progress) {
    if (stop.isRequested()) {
      return;
    }
    MlpRun trainer = new MlpRun(dataDirectory, progress.watching(run), stop);
    try {
      Outcome<MlpResult> outcome =
          run.isBegun()
              ? trainer.resume(run.folder(), run.table())
              : trainer.train(run.recipe(), run.seed(), run.folder(), run.table());
      outcome.result().ifPresent(result -> progress.add(run, result));
    } catch (DivergenceException e) {
      progress.diverged(run, Divergence.write(run.folder(), e));
    }
  }

  /** With the output reset that its first runs began with: they may be of an older version. */
  private static MlpStudy asBegun(MlpStudy study, List<MlpStudyRun> runs) {
    return runs.stream()
        .filter(MlpStudyRun::isBegun)
        .map(run -> MlpRun.configuration(run.folder()).recipe())
        .filter(recipe -> recipe.loss() == Loss.SQUARED_RESET)
        .findFirst()
        .map(recipe -> study.withOutputReset(recipe.reset()))
        .orElse(study);
  }

  private static void requireSame(MlpStudyRun run) {
    MlpConfiguration found = MlpRun.configuration(run.folder());
    boolean asked = found.seed() == run.seed() && found.recipe().trainsAs(run.recipe());
    if (!asked || !found.table().equals(MlpConfiguration.TableFingerprint.of(run.table()))) {
      throw new IllegalArgumentException(
          "%s holds a run that this study would not train, %s: delete that folder, or give the study another name"
              .formatted(
                  run.folder(), asked ? "its rows were others" : "its recipe or seed is another"));
    }
  }

  /** What has a result. */
  private final class Progress {
    private final List<MlpStudyRun> runs;
    private final MlpRunRows files;
    private final StudyFolder<MlpStudy, MlpRow> folder;

    /** Of a run that diverged there are no rows, which the report says. */
    private final Map<MlpStudyRun, List<MlpRow>> ended = new LinkedHashMap<>();

    private final Set<TableChoice> noticed = new HashSet<>();

    Progress(List<MlpStudyRun> runs, MlpRunRows files, StudyFolder<MlpStudy, MlpRow> folder) {
      this.runs = runs;
      this.files = files;
      this.folder = folder;
      for (MlpStudyRun run : runs) {
        if (run.isDone()) {
          ended.put(run, files.of(run));
        } else if (run.isBegun() && Divergence.of(run.folder()).isPresent()) {
          ended.put(run, List.of());
        }
      }
    }

    /**
     * Of a run's own course its notices are told, and once a table that there is nothing to learn.
     */
    MlpListener watching(MlpStudyRun run) {
      return new MlpListener() {
        @Override
        public void onNotice(String sentence) {
          listener.onNotice(sentence);
        }

        @Override
        public void onStart(PreparedPatterns patterns, long iterations) {
          patterns.nothingToLearn().ifPresent(sentence -> notice(run, sentence));
        }
      };
    }

    private synchronized void notice(MlpStudyRun run, String sentence) {
      if (noticed.add(run.recipe().data())) {
        listener.onNotice(run.label() + ": " + sentence);
      }
    }

    synchronized boolean has(MlpStudyRun run) {
      return ended.containsKey(run);
    }

    synchronized int count() {
      return ended.size();
    }

    synchronized void add(MlpStudyRun run, MlpResult result) {
      ended.put(run, files.of(run));
      folder.writeResults(rows());
      listener.onRunDone(run, result, ended.size(), runs.size());
    }

    synchronized void diverged(MlpStudyRun run, Divergence divergence) {
      ended.put(run, List.of());
      listener.onRunDiverged(run, divergence);
    }

    /** In the order of the study, whoever was faster. */
    synchronized List<MlpRow> rows() {
      List<MlpRow> rows = new ArrayList<>();
      runs.forEach(run -> rows.addAll(ended.getOrDefault(run, List.of())));
      return List.copyOf(rows);
    }
  }
}
