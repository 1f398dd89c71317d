package io.sluice.suite.vision;

import io.sluice.classifier.Classifier;
import io.sluice.classifier.ClassifierShape;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.MachineMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageBatches;
import io.sluice.run.Outcome;
import io.sluice.run.OwnFiles;
import io.sluice.run.Provenance;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunSuite;
import io.sluice.training.Compute;
import io.sluice.training.Continuation;
import io.sluice.training.Course;
import io.sluice.training.Lengthening;
import io.sluice.training.Longer;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingLoop;
import io.sluice.training.TrainingOutcome;
import io.sluice.training.TrainingPlan;
import io.sluice.training.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains a classifier into a run directory, and goes on where a run was interrupted.
 *
 * @param dataDirectory where data sets are
 * @param listener told of every record
 * @param stop asked after every step
 */
public record VisionRun(Path dataDirectory, TrainingListener listener, StopSignal stop) {

  private static final String TOO_LARGE = "give a smaller net (--net, or nets in a study)";
  static final String DAMAGED = "restore the run's config.json, or go on on a larger machine";

  /**
   * Trains a new run.
   *
   * @param recipe its values
   * @param seed of first values, batches, augmentation and dropout
   * @param settings where and how to compute
   * @param out an empty or missing folder
   * @param inputs images and weights
   * @return the result, or the step at which somebody stopped it
   * @throws IllegalArgumentException if the folder is in use, or the weights do not fit the net
   */
  public Outcome<VisionResult> train(
      VisionRecipe recipe, long seed, EngineSettings settings, Path out, VisionInputs inputs) {
    try (TensorEngine engine = TensorEngine.open(settings)) {
      Compute compute = Compute.of(engine);
      VisionConfiguration configuration =
          new VisionConfiguration(
                  Provenance.current(compute.pinned()),
                  recipe,
                  seed,
                  VisionConfiguration.ImageFingerprint.of(inputs.images()),
                  inputs.weights(),
                  inputs.from(),
                  compute,
                  Optional.empty())
              .identified();
      Classifier model = model(engine, configuration, TOO_LARGE);
      inputs.weights().ifPresent(weights -> weights.load(model));
      VisionTask task = task(engine, model, inputs.images(), configuration);
      inputs.from().ifPresent(trained -> trained.requireFit(task.parameters()));
      return RunDirectory.begin(out, configuration, run -> train(engine, task, configuration, run));
    }
  }

  /**
   * Refuses what could not be trained, before a run is begun with it.
   *
   * @param recipe of the run
   * @param images that are trained on
   * @param name of their set
   * @param device as {@link TensorEngine#deviceName()} says it
   * @throws IllegalArgumentException if the batch is more than the images, or the net more than the
   *     memory
   */
  public static void requireTrainable(VisionRecipe recipe, int images, String name, String device) {
    ImageBatches.requireFits(recipe.batch(), images, name);
    recipe.shape().memory().requireTrainable(device, MachineMemory.here(), TOO_LARGE);
  }

  /**
   * Finishes an interrupted run, to the bits of an undisturbed one.
   *
   * @param folder the run's folder
   * @return the result, or the step at which somebody stopped it
   */
  public Outcome<VisionResult> resume(Path folder) {
    return resume(folder, Optional.empty());
  }

  /**
   * The same, or lengthens a finished run.
   *
   * @param folder the run's folder
   * @param asked how many epochs it is to have, if more than it was finished with
   * @return the result, or the step at which somebody stopped it
   * @throws IllegalArgumentException if it cannot be lengthened, or its images are others; the run
   *     is as it was then
   */
  public Outcome<VisionResult> resume(Path folder, Optional<Longer> asked) {
    return resume(folder, choice -> OpenedImages.open(choice, dataDirectory), asked);
  }

  /**
   * The same on images that may be in memory already.
   *
   * @param folder the run's folder
   * @param open what the recipe's choice gives, asked for where something is left to do
   * @return the result, or the step at which somebody stopped it
   */
  public Outcome<VisionResult> resume(Path folder, Function<ImageChoice, OpenedImages> open) {
    return resume(folder, open, Optional.empty());
  }

  /**
   * The same, or lengthens a finished run.
   *
   * @param folder the run's folder
   * @param open what the recipe's choice gives, asked for where something is left to do
   * @param asked how long it is to be, if longer than it was finished
   * @return the result, or the step at which somebody stopped it
   */
  public Outcome<VisionResult> resume(
      Path folder, Function<ImageChoice, OpenedImages> open, Optional<Longer> asked) {
    RunDirectory run = RunDirectory.open(folder);
    VisionConfiguration configuration = configuration(run);
    OwnFiles own = OwnFiles.of(run);
    Optional<Lengthening<VisionConfiguration>> longer =
        asked.map(more -> longer(run, configuration, more));
    if (run.isDone() && longer.isEmpty()) {
      return own.outcome(VisionResult.class);
    }
    own.requireNothingForeign();
    own.requireCheckpointOfModel();
    OpenedImages images = open.apply(configuration.recipe().images());
    if (!VisionConfiguration.ImageFingerprint.of(images).equals(configuration.images())) {
      throw new IllegalArgumentException(
          "the images of %s have changed since the run began: restore %s as it was, or train anew with another --out"
              .formatted(folder, configuration.recipe().images().data().notation()));
    }
    try (RunLock lock = run.lock();
        TensorEngine engine = TensorEngine.open(configuration.compute().settings())) {
      Classifier model = model(engine, configuration, DAMAGED);
      if (!Files.exists(run.trainingState())) {
        // Without a checkpoint it begins anew, and so from what it was given.
        configuration.weights().ifPresent(weights -> weights.load(model));
      }
      VisionTask task = task(engine, model, images, configuration);
      VisionConfiguration whole = Lengthening.begin(run, configuration, configuration(run), longer);
      return train(engine, task, whole, run);
    }
  }

  private static Lengthening<VisionConfiguration> longer(
      RunDirectory run, VisionConfiguration configuration, Longer asked) {
    return Lengthening.of(
        run,
        configuration,
        asked,
        () -> (long) configuration.epochs(),
        true,
        () -> {
          TrainingPlan plan = configuration.plan(Math.toIntExact(asked.length()));
          return new Continuation(
              configuration.course().plan().steps(), plan.steps(), Optional.of(plan.schedule()));
        });
  }

  private static VisionConfiguration configuration(RunDirectory run) {
    return RunSuite.VISION.configuration(run, VisionConfiguration.class);
  }

  private static Classifier model(
      TensorEngine engine, VisionConfiguration configuration, String advice) {
    ClassifierShape shape = configuration.recipe().shape();
    shape.memory().requireTrainable(engine.deviceName(), MachineMemory.here(), advice);
    return Classifier.create(engine, shape, configuration.seed());
  }

  private static VisionTask task(
      TensorEngine engine,
      Classifier model,
      OpenedImages images,
      VisionConfiguration configuration) {
    return new VisionTask(engine, model, images, configuration.recipe(), configuration.seed());
  }

  private Outcome<VisionResult> train(
      TensorEngine engine, VisionTask task, VisionConfiguration configuration, RunDirectory run) {
    Course course = configuration.course();
    TrainingOutcome outcome = new TrainingLoop(engine, task, course, run, listener, stop).run();
    if (!outcome.isComplete()) {
      return new Outcome<>(outcome.step(), course.plan().steps(), Optional.empty());
    }
    return OwnFiles.of(run).finish(result(run, configuration, outcome));
  }

  private static VisionResult result(
      RunDirectory run, VisionConfiguration configuration, TrainingOutcome outcome) {
    VisionRecipe recipe = configuration.recipe();
    Validation last = outcome.last().orElseThrow();
    double seconds = outcome.elapsed().toNanos() / 1e9;
    return new VisionResult(
        run.folder().getFileName().toString(),
        outcome.step(),
        configuration.epochs(),
        recipe.shape().parameters(),
        last.lossNats(),
        last.accuracy().orElseThrow(),
        last.tokens(),
        seconds,
        outcome.step() * recipe.batch() / seconds,
        recipe.shape().flopsPerImage(),
        Optional.of(OwnFiles.of(run).identity().sha256()));
  }
}
