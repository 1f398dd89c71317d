package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.experiment.Divergence;
import io.sluice.experiment.StudyListener;
import io.sluice.image.DataSet;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.vision.Learned;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionRecipe;
import io.sluice.suite.vision.VisionRun;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a study start from: the first values of their seeds, one given file, or what
 * their net has learned before from other images.
 */
final class InitialWeights {

  private final VisionStudy study;
  private final Path checkpoints;
  private final EngineSettings engine;
  private final VisionStudies suite;
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
      VisionStudies suite,
      EngineSettings engine,
      Optional<Path> given) {
    this.study = study;
    this.checkpoints = checkpoints;
    this.suite = suite;
    this.engine = engine;
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
    if (seen && study.split().equals(Optional.of(ImageSplit.VALIDATION))) {
      throw new IllegalArgumentException(
          "'weights': %s has learned from the training images, a tenth of which is to be measured on: leave 'tune' and 'split' out, or give other weights"
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
  void prepare(
      VisionStudyRun run,
      List<VisionStudyRun> all,
      TrainingListener training,
      StudyListener listener,
      StopSignal stop) {
    if (study.pretraining().isEmpty() || areThere(run)) {
      return;
    }
    VisionStudyRun first = pretraining(run);
    Divergence.of(first.folder()).ifPresent(divergence -> refuse(first, divergence));
    StudyImages opened = images();
    if (first.isBegun()) {
      VisionRunSettings.resolve(opened, engine).requireSame(first);
    }
    listener.onStage(
        "  first it learns %s: %s"
            .formatted(first.recipe().images().data().notation(), first.label()));
    try {
      suite
          .train(first, engine, opened.of(first), Optional.empty(), training, stop)
          .ifPresent(
              result ->
                  listener.onStage(
                      String.format(
                          Locale.ROOT, "  accuracy on those %.2f %%", 100 * result.accuracy())));
    } catch (DivergenceException e) {
      refuse(first, Divergence.write(first.folder(), e));
    }
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

  /** Refuses a pre-training that could not be trained. */
  void requireTrainable(VisionStudyRun run, String device) {
    if (study.pretraining().isPresent() && !areThere(run)) {
      VisionRecipe first = pretraining(run).recipe();
      DataSet data = first.images().data();
      int images = first.images().training().orElse(data.trainingImages());
      VisionRun.requireTrainable(first, images, data.notation(), device);
    }
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
      VisionStudyRun any = pretraining(VisionStudyRun.of(study, checkpoints, Map.of()).get(0));
      images =
          Optional.of(
              new StudyImages(
                  any.recipe().images().scaling(),
                  List.of(OpenedImages.open(any.recipe().images(), suite.dataDirectory()))));
    }
    return images.get();
  }
}
