package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.run.Outcome;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionResultsFile;
import io.sluice.run.VisionRow;
import io.sluice.study.Divergence;
import io.sluice.study.StudyFolder;
import io.sluice.study.StudyName;
import io.sluice.study.StudyResults;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.VisionInputs;
import io.sluice.suite.vision.VisionResult;
import io.sluice.suite.vision.VisionRun;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains what a study asks for and has not been trained yet. */
public final class VisionStudyRunner {

  private static final StudyResults<VisionRow> RESULTS =
      new StudyResults<>(
          VisionResultsFile.NAME,
          VisionResultsFile::read,
          VisionResultsFile::write,
          row -> List.of(row.net(), row.activation(), row.seed(), row.fold(), row.epoch()));

  private final Path dataDirectory;
  private final EngineSettings settings;
  private final VisionStudyListener listener;
  private final StopSignal stop;

  /**
   * A runner.
   *
   * @param dataDirectory where data sets are
   * @param settings device and threads; the precision is the study's
   * @param listener told of runs and their records
   * @param stop asked after every step
   */
  public VisionStudyRunner(
      Path dataDirectory, EngineSettings settings, VisionStudyListener listener, StopSignal stop) {
    this.dataDirectory = dataDirectory;
    this.settings = settings;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Trains every run that has no result yet. After each run the files of the study are written.
   *
   * @param study what to compare
   * @param name the study's name
   * @param evaluation the folder of the study's files, {@code eval/NAME}
   * @param checkpoints the folder of its runs, {@code checkpoints/NAME}
   * @return which runs have results, and their rows
   * @throws IllegalArgumentException if either folder holds something else than this study
   */
  public VisionStudyOutcome run(VisionStudy study, String name, Path evaluation, Path checkpoints) {
    StudyFolder<VisionStudy, VisionRow> folder =
        StudyFolder.open(evaluation, study, VisionStudy.class, RESULTS, "vision compare");
    List<VisionStudyRun> runs = VisionStudyRun.of(study, checkpoints);
    EngineSettings engine =
        new EngineSettings(settings.device(), study.precision(), settings.threads());
    StudyImages images = StudyImages.open(study, dataDirectory);
    VisionRunSettings common = VisionRunSettings.resolve(images, engine);
    for (VisionStudyRun run : runs) {
      if (isBegun(run)) {
        common.requireSame(run);
      }
    }
    folder.writePlan();
    VisionRunRows files = new VisionRunRows(study, StudyName.checked(name));
    List<VisionStudyRun> finished = new ArrayList<>();
    List<VisionStudyRun> unfinished = new ArrayList<>();
    List<VisionRow> rows = new ArrayList<>();
    List<SiteRow> sites = new ArrayList<>();
    for (VisionStudyRun run : runs) {
      int index = finished.size() + unfinished.size() + 1;
      if (VisionRunRows.has(run)) {
        listener.onRunSkipped(run, index, runs.size());
      } else if (!stop.isRequested()) {
        listener.onRunStart(run, index, runs.size());
        train(run, engine, images.of(run));
      }
      if (VisionRunRows.has(run)) {
        finished.add(run);
        rows.addAll(files.of(run));
        sites.addAll(files.sites(run));
        folder.writeResults(rows, sites);
      } else {
        unfinished.add(run);
      }
    }
    return new VisionStudyOutcome(
        List.copyOf(finished), List.copyOf(unfinished), List.copyOf(rows), List.copyOf(sites));
  }

  private static boolean isBegun(VisionStudyRun run) {
    return Files.exists(run.folder().resolve("config.json"));
  }

  private void train(VisionStudyRun run, EngineSettings engine, OpenedImages images) {
    VisionRun trainer = new VisionRun(dataDirectory, listener, stop);
    try {
      Outcome<VisionResult> outcome =
          isBegun(run)
              ? trainer.resume(run.folder(), images)
              : trainer.train(
                  run.recipe(),
                  run.seed(),
                  engine,
                  run.folder(),
                  new VisionInputs(images, Optional.empty()));
      outcome.result().ifPresent(result -> listener.onRunDone(run, result));
    } catch (DivergenceException e) {
      listener.onRunDiverged(run, Divergence.write(run.folder(), e));
    }
  }
}
