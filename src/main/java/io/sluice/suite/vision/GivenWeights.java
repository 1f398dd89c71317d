package io.sluice.suite.vision;

import io.sluice.classifier.Classifier;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.run.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;

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
 */
public record GivenWeights(Path file, String sha256) {

  /** Refuses a fingerprint that is none. */
  public GivenWeights {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 '%s': give 64 hexadecimal digits in lower case".formatted(sha256));
    }
  }

  /**
   * Looks at the weights as they are now.
   *
   * @param given a safetensors file, or the folder of a run of a classifier, whose last checkpoint
   *     is meant
   * @return the file and its fingerprint
   * @throws IllegalArgumentException if nothing is there, or no run of a classifier
   * @throws java.io.UncheckedIOException if the file is damaged or of another format
   */
  public static GivenWeights of(Path given) {
    Path file = (Files.isDirectory(given) ? model(given) : given).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s does not exist: give a safetensors file, or the folder of a run of a classifier"
              .formatted(given));
    }
    try (Safetensors tensors = Safetensors.open(file)) {
      return new GivenWeights(file, tensors.sha256());
    }
  }

  private static Path model(Path folder) {
    RunDirectory run = RunDirectory.open(folder);
    RunSuite.VISION.configuration(run, VisionConfiguration.class);
    TrainedClassifier.requireCheckpoint(run);
    return run.model();
  }

  /**
   * Puts the weights into a model with first values.
   *
   * @throws IllegalArgumentException if the file has changed, or does not fit the model
   * @throws java.io.UncheckedIOException if it is damaged
   */
  void load(Classifier model) {
    if (!Files.exists(file)) {
      throw changed("are not there any more");
    }
    try (Safetensors tensors = Safetensors.open(file)) {
      if (!tensors.sha256().equals(sha256)) {
        throw changed("have changed since the run began");
      }
      new WeightMatch(file, tensors, model.shape()).fill(model.parameters());
    }
  }

  private IllegalArgumentException changed(String what) {
    return new IllegalArgumentException(
        "the weights in %s %s: restore the file as it was, or train anew with another --out"
            .formatted(file, what));
  }
}
