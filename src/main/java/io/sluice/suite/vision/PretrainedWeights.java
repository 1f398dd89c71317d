package io.sluice.suite.vision;

import io.sluice.classifier.Classifier;
import io.sluice.classifier.ClassifierShape;
import io.sluice.data.FileFailure;
import io.sluice.notation.ShellWord;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.run.Safetensors;
import io.sluice.training.StartingWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Weights that a classifier starts from instead of the first values of its seed: a safetensors file
 * with the names of our nets, which for {@code vgg11} and {@code resnet18} are torchvision's, or
 * with timm's.
 *
 * <p>The head starts anew all the same, since its units are other classes, and so do activations,
 * since they are what is compared from the same weights. All else, running statistics included,
 * must be in the file and in no other shape.
 *
 * @param file the file, absolute
 * @param sha256 of the whole file, in hexadecimal
 * @param learned what they come from, where they are a run's
 */
public record PretrainedWeights(Path file, String sha256, Optional<Learned> learned) {

  /** Refuses a fingerprint that is none. */
  public PretrainedWeights {
    new StartingWeights(file, sha256);
  }

  /**
   * Looks at the weights as they are now.
   *
   * @param given a safetensors file, or the folder of a run of a classifier, whose last checkpoint
   *     is meant
   * @return the file and its fingerprint
   * @throws IllegalArgumentException if nothing is there, no run of a classifier, or a run whose
   *     model is another run's
   * @throws java.io.UncheckedIOException if the file is damaged or of another format
   */
  public static PretrainedWeights of(Path given) {
    FileFailure.requireVisible(given);
    boolean isRun = Files.isDirectory(given);
    Path file = (isRun ? model(given) : given).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s does not exist: give a safetensors file, or the folder of a run of a classifier"
              .formatted(given));
    }
    if (isRun) {
      OwnFiles.of(RunDirectory.open(given)).requireWholeModel();
    }
    try (Safetensors tensors = Safetensors.open(file)) {
      return new PretrainedWeights(
          file,
          tensors.sha256(),
          isRun ? Optional.of(Learned.of(configuration(given))) : Optional.empty());
    }
  }

  /**
   * The same of what does not change any more.
   *
   * @param given a safetensors file, or the folder of a finished run of a classifier
   * @return the file and its fingerprint
   * @throws IllegalArgumentException as {@link #of}, and if the run is not finished
   */
  public static PretrainedWeights ofFinished(Path given) {
    if (Files.isDirectory(given) && !RunDirectory.open(given).isDone()) {
      throw new IllegalArgumentException(
          "%s is not finished: let ./sluice vision resume %s finish it first"
              .formatted(given, ShellWord.of(given)));
    }
    return of(given);
  }

  private static VisionConfiguration configuration(Path folder) {
    return RunSuite.VISION.configuration(RunDirectory.open(folder), VisionConfiguration.class);
  }

  private static Path model(Path folder) {
    RunDirectory run = RunDirectory.open(folder);
    configuration(folder);
    TrainedClassifier.requireCheckpoint(run);
    return run.model();
  }

  /**
   * Refuses a net that the weights are not of.
   *
   * @param shape the net's
   * @throws IllegalArgumentException with the first parameter that is missing or different
   */
  public void requireFits(ClassifierShape shape) {
    try (Safetensors tensors = Safetensors.open(file)) {
      new WeightMatch(file, tensors, shape).requireAll();
    }
  }

  /**
   * Where they come from.
   *
   * @return what a run has learned from, or the fingerprint of a file
   */
  public String origin() {
    return learned.map(Learned::label).orElse("a file (" + sha256.substring(0, 12) + ")");
  }

  /**
   * Puts the weights into a model with first values.
   *
   * @throws IllegalArgumentException if the file has changed, or does not fit the model
   * @throws java.io.UncheckedIOException if it is damaged
   */
  void load(Classifier model) {
    try (Safetensors tensors = new StartingWeights(file, sha256).open()) {
      new WeightMatch(file, tensors, model.shape()).fill(model.parameters());
    }
  }
}
