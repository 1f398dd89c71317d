package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.study.Divergence;
import io.sluice.suite.vision.Learned;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a study start from: the first values of their seeds, one given file, or what
 * their net has learned before from other images.
 */
final class InitialWeights {

  private final VisionStudy study;
  private final Path checkpoints;
  private final Path dataDirectory;
  private final EngineSettings engine;
  private final RunTrainer trainer;
  private final Optional<PretrainedWeights> given;
  private final Map<Path, PretrainedWeights> learned = new HashMap<>();
  private Optional<StudyImages> images = Optional.empty();

  /**
   * Looks at what is given.
   *
   * @param given the study's file or run; nothing if there is none, or no run is left to begin
   */
  InitialWeights(
      VisionStudy study,
      Path checkpoints,
      Path dataDirectory,
      EngineSettings engine,
      RunTrainer trainer,
      Optional<Path> given) {
    this.study = study;
    this.checkpoints = checkpoints;
    this.dataDirectory = dataDirectory;
    this.engine = engine;
    this.trainer = trainer;
    this.given = given.map(path -> checked(study, path));
  }

  private static PretrainedWeights checked(VisionStudy study, Path path) {
    PretrainedWeights weights = PretrainedWeights.ofFinished(path);
    boolean seen =
        weights
            .learned()
            .filter(learned -> learned.images() == study.choice(Optional.empty()).data())
            .isPresent();
    if (seen && study.folds().isPresent()) {
      throw new IllegalArgumentException(
          "'weights': %s has learned from the images that the folds are measured on: leave 'folds' out, or give other weights"
              .formatted(path));
    }
    weights.requireFits(study.anyRecipe(study.allNets().get(0)).shape());
    return weights;
  }

  /**
   * Trains or finishes what a run is to start from.
   *
   * @param all runs of the study, of which those begun must have started from the same
   */
  void prepare(VisionStudyRun run, List<VisionStudyRun> all) {
    if (study.pretraining().isEmpty() || areThere(run)) {
      return;
    }
    VisionStudyRun first = pretraining(run);
    Divergence.of(first.folder()).ifPresent(divergence -> refuse(first, divergence));
    StudyImages opened = images();
    if (first.isBegun()) {
      VisionRunSettings.resolve(opened, engine).requireSame(first);
    }
    trainer.listener().onPretrainingStart(first);
    trainer
        .train(first, engine, opened.of(first), Optional.empty())
        .ifPresent(result -> trainer.listener().onPretrainingDone(first, result));
    Divergence.of(first.folder()).ifPresent(divergence -> refuse(first, divergence));
    // It may have been deleted before, and have come out otherwise than the first time.
    all.stream()
        .filter(other -> other.isBegun() && pretraining(other).folder().equals(first.folder()))
        .forEach(this::requireSame);
  }

  private static void refuse(VisionStudyRun first, Divergence divergence) {
    throw new IllegalArgumentException(
        "the pre-training in %s diverged at step %d: give the study a lower 'learning_rate' and another name"
            .formatted(first.folder(), divergence.step()));
  }

  /** Whether what a run is to start from is there. */
  boolean areThere(VisionStudyRun run) {
    return study.pretraining().isEmpty() || pretraining(run).isDone();
  }

  /** What a run starts from. */
  Optional<PretrainedWeights> of(VisionStudyRun run) {
    return study.pretraining().isPresent() ? Optional.of(learned(pretraining(run))) : given;
  }

  private PretrainedWeights learned(VisionStudyRun first) {
    return learned.computeIfAbsent(first.folder(), PretrainedWeights::of);
  }

  /**
   * Refuses a run that started from something else, and a pre-training of something else.
   *
   * @throws IllegalArgumentException with the folder and what to do
   */
  void requireSame(VisionStudyRun run) {
    Optional<PretrainedWeights> found =
        RunSuite.VISION
            .configuration(RunDirectory.open(run.folder()), VisionConfiguration.class)
            .weights();
    if (!isSame(run, found)) {
      throw new IllegalArgumentException(
          "%s holds a run that this study would not train, it started from other weights: delete that folder, or give the study another name"
              .formatted(run.folder()));
    }
  }

  private boolean isSame(VisionStudyRun run, Optional<PretrainedWeights> found) {
    if (study.pretraining().isEmpty()) {
      // Of a finished study the file may be gone.
      return found.isPresent() == study.weights().isPresent()
          && given.stream().allMatch(known -> isOf(known, found));
    }
    VisionStudyRun first = pretraining(run);
    if (first.isBegun()) {
      VisionRunSettings.requireSameRecipe(first);
    }
    return found.flatMap(PretrainedWeights::learned).filter(was -> isAsked(was, first)).isPresent()
        && (!first.isDone() || isOf(learned(first), found));
  }

  private static boolean isOf(PretrainedWeights known, Optional<PretrainedWeights> found) {
    return found.map(PretrainedWeights::sha256).equals(Optional.of(known.sha256()));
  }

  private static boolean isAsked(Learned was, VisionStudyRun first) {
    return was.images() == first.recipe().images().data()
        && was.epochs() == first.recipe().training().epochs()
        && first.recipe().images().training().orElse(was.trainingImages()) == was.trainingImages();
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
