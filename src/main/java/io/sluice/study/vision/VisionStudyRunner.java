package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.run.AttackRow;
import io.sluice.run.RunLock;
import io.sluice.run.SiteRow;
import io.sluice.run.UnmarkedRuns;
import io.sluice.run.VisionRow;
import io.sluice.study.Divergence;
import io.sluice.study.StudyName;
import io.sluice.training.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Trains what a study asks for and has not been trained yet. */
public final class VisionStudyRunner {

  private static final StudyFolder.Results<VisionRow> RESULTS =
      new StudyFolder.Results<>(
          new RecordCsv<>(VisionRow.class),
          row -> List.of(row.net(), row.activation(), row.seed(), row.fold(), row.epoch()));

  private final Path dataDirectory;
  private final EngineSettings settings;
  private final VisionStudyListener listener;
  private final StopSignal stop;
  private final Function<String, Path> weightFiles;

  /**
   * A runner.
   *
   * @param dataDirectory where data sets are
   * @param settings device and threads; the precision is the study's
   * @param listener told of runs and their records
   * @param stop asked after every step
   * @param weightFiles what the word of a study's {@code weights} means
   */
  public VisionStudyRunner(
      Path dataDirectory,
      EngineSettings settings,
      VisionStudyListener listener,
      StopSignal stop,
      Function<String, Path> weightFiles) {
    this.dataDirectory = dataDirectory;
    this.settings = settings;
    this.listener = listener;
    this.stop = stop;
    this.weightFiles = weightFiles;
  }

  /**
   * Trains every run that has no result yet. After each run the files of the study are written.
   *
   * @param study what to compare
   * @param name the study's name
   * @param evaluation the folder of the study's files, {@code eval/NAME}
   * @param checkpoints the folder of its runs, {@code checkpoints/NAME}
   * @return which runs have results, and their rows
   * @throws IllegalArgumentException if either folder holds something else than this study, or
   *     somebody else is training it
   */
  public VisionStudyOutcome run(VisionStudy study, String name, Path evaluation, Path checkpoints) {
    StudyName.checked(name);
    try (RunLock lock = RunLock.ofStudy(checkpoints)) {
      return runAlone(study, name, evaluation, checkpoints);
    }
  }

  private VisionStudyOutcome runAlone(
      VisionStudy study, String name, Path evaluation, Path checkpoints) {
    study.requireTrainable();
    StudyFolder<VisionStudy, VisionRow> folder =
        StudyFolder.open(evaluation, study, VisionStudy.class, RESULTS, "vision compare");
    List<VisionStudyRun> runs = VisionStudyRun.of(study, checkpoints);
    EngineSettings engine =
        new EngineSettings(settings.device(), study.precision(), settings.threads());
    StudyImages images = StudyImages.open(study, dataDirectory);
    VisionRunSettings common = VisionRunSettings.resolve(images, engine);
    RunTrainer trainer = new RunTrainer(dataDirectory, listener, stop);
    InitialWeights weights =
        new InitialWeights(study, checkpoints, dataDirectory, engine, trainer, given(study, runs));
    UnmarkedRuns unmarked = new UnmarkedRuns();
    for (VisionStudyRun run : runs) {
      if (run.isBegun()) {
        common.requireSame(run);
        weights.requireSame(run);
        unmarked.look(run.folder());
      }
    }
    given(study, runs).filter(Files::isDirectory).ifPresent(unmarked::look);
    unmarked.notice().ifPresent(listener::onNotice);
    folder.writePlan();
    VisionRunRows files = new VisionRunRows(study, name, listener);
    RunAttacks attacks = new RunAttacks(study, name);
    List<VisionStudyRun> finished = new ArrayList<>();
    List<VisionStudyRun> unfinished = new ArrayList<>();
    List<VisionRow> rows = new ArrayList<>();
    List<SiteRow> sites = new ArrayList<>();
    List<AttackRow> attacked = new ArrayList<>();
    for (VisionStudyRun run : runs) {
      int index = finished.size() + unfinished.size() + 1;
      if (VisionRunRows.has(run)) {
        listener.onRunSkipped(run, index, runs.size());
      } else if (!stop.isRequested()) {
        listener.onRunStart(run, index, runs.size());
        weights.prepare(run, runs);
        if (weights.areThere(run)) {
          train(run, engine, images, trainer, weights);
        }
      }
      if (VisionRunRows.has(run) && !attacks.has(run) && !stop.isRequested()) {
        listener.onAttackStart(run);
        attacks.attack(run, engine, images.of(run), stop);
      }
      if (VisionRunRows.has(run) && attacks.has(run)) {
        finished.add(run);
        rows.addAll(files.of(run));
        sites.addAll(files.sites(run));
        attacked.addAll(attacks.rows(run));
        if (folder.writeResults(rows, sites) && study.attacks().isPresent()) {
          new RecordCsv<>(AttackRow.class).write(evaluation.resolve(StudyFolder.ATTACKS), attacked);
        }
      } else {
        unfinished.add(run);
      }
    }
    return new VisionStudyOutcome(
        List.copyOf(finished),
        List.copyOf(unfinished),
        List.copyOf(rows),
        List.copyOf(sites),
        List.copyOf(attacked));
  }

  /** Of a study that is finished the weights need not be there any more. */
  private Optional<Path> given(VisionStudy study, List<VisionStudyRun> runs) {
    return runs.stream().allMatch(VisionRunRows::has)
        ? Optional.empty()
        : study.weights().map(weightFiles);
  }

  private void train(
      VisionStudyRun run,
      EngineSettings engine,
      StudyImages images,
      RunTrainer trainer,
      InitialWeights weights) {
    trainer
        .train(run, engine, images.of(run), weights.of(run))
        .ifPresent(result -> listener.onRunDone(run, result));
    Divergence.of(run.folder()).ifPresent(divergence -> listener.onRunDiverged(run, divergence));
  }
}
