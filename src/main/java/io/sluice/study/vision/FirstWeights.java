package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.study.Divergence;
import io.sluice.suite.vision.GivenWeights;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.VisionConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the runs of a study start from: the first values of their seeds, one given file, or what
 * their net has learned before from other images.
 */
final class FirstWeights {

  private final VisionStudy study;
  private final Path checkpoints;
  private final Path dataDirectory;
  private final EngineSettings engine;
  private final RunTrainer trainer;
  private Optional<StudyImages> images = Optional.empty();

  FirstWeights(
      VisionStudy study,
      Path checkpoints,
      Path dataDirectory,
      EngineSettings engine,
      RunTrainer trainer) {
    this.study = study;
    this.checkpoints = checkpoints;
    this.dataDirectory = dataDirectory;
    this.engine = engine;
    this.trainer = trainer;
  }

  /** Trains or finishes what a run is to start from. */
  void prepare(VisionStudyRun run) {
    if (study.pretraining().isPresent()) {
      VisionStudyRun first = pretraining(run);
      StudyImages opened = images();
      if (first.isBegun()) {
        VisionRunSettings.resolve(opened, engine).requireSame(first);
      }
      if (!first.isDone()) {
        trainer.train(first, engine, opened.of(first), Optional.empty());
        Divergence.of(first.folder()).ifPresent(divergence -> refuse(first, divergence));
      }
    }
  }

  private static void refuse(VisionStudyRun first, Divergence divergence) {
    throw new IllegalArgumentException(
        "the pre-training in %s diverged, %s: give the study a lower 'learning_rate' and another name"
            .formatted(first.folder(), divergence.reason()));
  }

  /** Whether what a run is to start from is there. */
  boolean areThere(VisionStudyRun run) {
    return study.pretraining().isEmpty() || pretraining(run).isDone();
  }

  /** What a run starts from. */
  Optional<GivenWeights> of(VisionStudyRun run) {
    if (study.pretraining().isPresent()) {
      return Optional.of(GivenWeights.of(pretraining(run).folder()));
    }
    return study.weights().map(file -> GivenWeights.of(Path.of(file)));
  }

  /**
   * Refuses a run that started from something else.
   *
   * @throws IllegalArgumentException with the folder and what to do
   */
  void requireSame(VisionStudyRun run) {
    Optional<String> found =
        RunSuite.VISION
            .configuration(RunDirectory.open(run.folder()), VisionConfiguration.class)
            .weights()
            .map(GivenWeights::sha256);
    boolean known = areThere(run);
    boolean same =
        known
            ? found.equals(of(run).map(GivenWeights::sha256))
            : found.isPresent() == study.pretraining().isPresent();
    if (!same) {
      throw new IllegalArgumentException(
          "%s holds a run that this study would not train, it started from other weights: delete that folder, or give the study another name"
              .formatted(run.folder()));
    }
  }

  private VisionStudyRun pretraining(VisionStudyRun run) {
    return VisionStudyRun.pretraining(study, run, checkpoints);
  }

  /** Read when they are needed first: a finished study needs none. */
  private StudyImages images() {
    if (images.isEmpty()) {
      VisionStudyRun any = pretraining(VisionStudyRun.of(study, checkpoints).get(0));
      images =
          Optional.of(
              new StudyImages(List.of(OpenedImages.open(any.recipe().images(), dataDirectory))));
    }
    return images.get();
  }
}
