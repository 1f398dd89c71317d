package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.run.Json;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.SiteRow;
import io.sluice.run.SitesFile;
import io.sluice.run.VisionResultsFile;
import io.sluice.run.VisionRow;
import io.sluice.study.Divergence;
import io.sluice.study.StudyName;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionResult;
import io.sluice.suite.vision.VisionRun;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains what a study asks for and has not been trained yet. */
public final class VisionStudyRunner {

  private static final String PLAN = "study.yaml";

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
    StudyName.checked(name);
    writePlan(study, evaluation);
    List<VisionStudyRun> runs = VisionStudyRun.of(study, checkpoints);
    EngineSettings engine =
        new EngineSettings(settings.device(), study.precision(), settings.threads());
    VisionRunRows files = new VisionRunRows(study, name);
    List<VisionStudyRun> finished = new ArrayList<>();
    List<VisionStudyRun> unfinished = new ArrayList<>();
    List<VisionRow> rows = new ArrayList<>();
    List<SiteRow> sites = new ArrayList<>();
    runs.forEach(VisionStudyRunner::requireSame);
    for (VisionStudyRun run : runs) {
      int index = finished.size() + unfinished.size() + 1;
      if (VisionRunRows.has(run)) {
        listener.onRunSkipped(run, index, runs.size());
      } else if (!stop.isRequested()) {
        listener.onRunStart(run, index, runs.size());
        train(run, engine);
      }
      if (VisionRunRows.has(run)) {
        finished.add(run);
        rows.addAll(files.of(run));
        sites.addAll(files.sites(run));
        SitesFile.write(evaluation.resolve(SitesFile.NAME), sites);
        VisionResultsFile.write(evaluation.resolve(VisionResultsFile.NAME), rows);
      } else {
        unfinished.add(run);
      }
    }
    return new VisionStudyOutcome(
        List.copyOf(finished), List.copyOf(unfinished), List.copyOf(rows), List.copyOf(sites));
  }

  private static void writePlan(VisionStudy study, Path evaluation) {
    Path plan = evaluation.resolve(PLAN);
    if (!Files.exists(plan)) {
      try {
        Files.createDirectories(evaluation);
      } catch (IOException e) {
        throw new UncheckedIOException(
            evaluation + " cannot be made a folder: " + e.getMessage(), e);
      }
      Json.writeYaml(plan, study);
    } else if (!Json.readYaml(plan, VisionStudy.class).equals(study)) {
      throw new IllegalArgumentException(
          plan + " holds another study than the one asked for: choose another --name");
    }
  }

  /** A folder of that name may hold what another plan has trained. */
  private static void requireSame(VisionStudyRun run) {
    if (!isBegun(run)) {
      return;
    }
    VisionConfiguration begun =
        Json.read(RunDirectory.open(run.folder()).config(), VisionConfiguration.class);
    if (!begun.recipe().equals(run.recipe()) || begun.seed() != run.seed()) {
      throw new IllegalArgumentException(
          run.folder()
              + " holds a run with other values than the study asks for: delete it, or choose"
              + " another --name");
    }
  }

  private static boolean isBegun(VisionStudyRun run) {
    return Files.exists(run.folder().resolve("config.json"));
  }

  private void train(VisionStudyRun run, EngineSettings engine) {
    VisionRun trainer = new VisionRun(dataDirectory, listener, stop);
    try {
      Outcome<VisionResult> outcome =
          isBegun(run)
              ? trainer.resume(run.folder())
              : trainer.train(run.recipe(), run.seed(), engine, run.folder());
      outcome.result().ifPresent(result -> listener.onRunDone(run, result));
    } catch (DivergenceException e) {
      listener.onRunDiverged(run, Divergence.write(run.folder(), e));
    }
  }
}
