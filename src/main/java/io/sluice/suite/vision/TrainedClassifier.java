package io.sluice.suite.vision;

import io.sluice.classifier.Classifier;
import io.sluice.classifier.ClassifierShape;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.MachineMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageSweep;
import io.sluice.notation.ShellWord;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.run.Safetensors;
import io.sluice.training.ModelFile;
import io.sluice.training.StopSignal;
import io.sluice.training.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The classifier of a run, loaded for use: its last checkpoint. */
public final class TrainedClassifier implements AutoCloseable {

  private static final int BATCH = 250;

  private final RunDirectory run;
  private final VisionConfiguration configuration;
  private final TensorEngine engine;
  private final Classifier model;
  private final long step;

  private TrainedClassifier(
      RunDirectory run, VisionConfiguration configuration, TensorEngine engine) {
    this.run = run;
    this.configuration = configuration;
    this.engine = engine;
    ClassifierShape shape = configuration.recipe().shape();
    shape.memory().requireLoadable(engine.deviceName(), MachineMemory.here(), VisionRun.DAMAGED);
    model = Classifier.create(engine, shape, configuration.seed());
    ModelFile.load(OwnFiles.of(run), model.parameters());
    try (Safetensors tensors = Safetensors.open(run.model())) {
      step = tensors.number("step").orElse(0);
    }
  }

  /**
   * Loads a run's model.
   *
   * @param folder the run's folder
   * @param settings where and how to compute
   * @return the model, closed by the caller
   * @throws IllegalArgumentException if the folder holds no classifier or no checkpoint yet
   */
  public static TrainedClassifier open(Path folder, EngineSettings settings) {
    RunDirectory run = RunDirectory.open(folder);
    VisionConfiguration configuration =
        RunSuite.VISION.configuration(run, VisionConfiguration.class);
    requireCheckpoint(run);
    TensorEngine engine = TensorEngine.open(settings);
    try {
      return new TrainedClassifier(run, configuration, engine);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** Refuses a run without weights. */
  static void requireCheckpoint(RunDirectory run) {
    if (!Files.exists(run.model())) {
      if (run.isDone()) {
        OwnFiles.of(run).requireWholeModel(); // says that it is lost
      }
      throw new IllegalArgumentException(
          "%s has no checkpoint yet: go on training with ./sluice vision resume %s"
              .formatted(run.folder(), ShellWord.of(run.folder())));
    }
  }

  /**
   * The run's configuration.
   *
   * @return as in {@code config.json}
   */
  public VisionConfiguration configuration() {
    return configuration;
  }

  /**
   * The images that the run was trained and measured on.
   *
   * @param dataDirectory where data sets are
   * @return the images
   * @throws IllegalArgumentException if they are missing or not the same any more
   */
  public OpenedImages images(Path dataDirectory) {
    OpenedImages images = OpenedImages.open(configuration.recipe().images(), dataDirectory);
    if (!VisionConfiguration.ImageFingerprint.of(images).equals(configuration.images())) {
      throw new IllegalArgumentException(
          "the images of %s are not those that %s was trained on: restore them"
              .formatted(
                  configuration.recipe().images().data().notation(), run.folder().getFileName()));
    }
    return images;
  }

  /**
   * Measures the model on the test images of its run.
   *
   * @param images of the run
   * @return loss, accuracy and speed of this evaluation
   */
  public VisionResult evaluate(OpenedImages images) {
    long start = System.nanoTime();
    try (ImageScorer scorer = new ImageScorer(engine, model, sweep(images))) {
      Validation validation = scorer.score();
      double seconds = (System.nanoTime() - start) / 1e9;
      VisionRecipe recipe = configuration.recipe();
      return new VisionResult(
          run.folder().getFileName().toString(),
          step,
          configuration.epochs(),
          recipe.shape().parameters(),
          validation.lossNats(),
          validation.accuracy().orElseThrow(),
          validation.tokens(),
          seconds,
          validation.tokens() / seconds,
          recipe.shape().flopsPerImage(),
          configuration.provenance().identity());
    }
  }

  /**
   * Attacks the model on the test images of its run.
   *
   * @param images of the run
   * @param strengths ε, shares of full brightness
   * @param stop asked before each batch of images
   * @return what each strength did; none if somebody wanted it to stop
   */
  public Optional<List<FastGradientSign.Attack>> attack(
      OpenedImages images, List<Double> strengths, StopSignal stop) {
    return new FastGradientSign(engine, model, sweep(images)).attacks(strengths, stop);
  }

  private static ImageSweep sweep(OpenedImages images) {
    return new ImageSweep(images.test(), BATCH, images.normalization());
  }

  @Override
  public void close() {
    engine.close();
  }
}
