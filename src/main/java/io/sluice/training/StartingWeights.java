package io.sluice.training;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.NativeArrays;
import io.sluice.notation.Quoted;
import io.sluice.run.FiniteWeights;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.run.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a model starts from, if not from the first values of its seed.
 *
 * @param file safetensors with the names of the model's parameters
 * @param sha256 of the file when the run began
 */
public record StartingWeights(Path file, String sha256) {

  /** Refuses a fingerprint that is none. */
  public StartingWeights {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 %s: give 64 hexadecimal digits in lower case".formatted(Quoted.of(sha256)));
    }
  }

  /**
   * Looks at the weights as they are now.
   *
   * @param given a safetensors file, or the folder of a run, whose last checkpoint is meant
   * @param suite whose run it must be
   * @return the file and its fingerprint
   * @throws IllegalArgumentException if nothing is there, or it is the folder of a run of another
   *     suite, or of one that has no weights yet
   * @throws java.io.UncheckedIOException if the file is damaged or of another format
   */
  public static StartingWeights of(Path given, RunSuite suite) {
    Path file = given;
    if (Files.isDirectory(given)) {
      RunDirectory run = RunDirectory.open(given);
      suite.requireMade(run);
      suite.requireWeights(run);
      file = run.model();
      if (Files.exists(file)) {
        OwnFiles.of(run).requireWholeModel();
      }
    }
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "%s does not exist: give a safetensors file, or the folder of a run that has a checkpoint"
              .formatted(file));
    }
    try (Safetensors tensors = Safetensors.open(file)) {
      return new StartingWeights(file.toAbsolutePath().normalize(), tensors.sha256());
    }
  }

  /**
   * Puts the weights into a model.
   *
   * @param parameters by their full names
   * @throws IllegalArgumentException if the file has changed, or does not fit the model
   * @throws java.io.UncheckedIOException if it is damaged
   */
  void load(Map<String, NDArray> parameters) {
    try (Safetensors tensors = open()) {
      requireFits(tensors, parameters);
      parameters.forEach((name, array) -> NativeArrays.set(array, tensors.floats(name)));
    }
  }

  /**
   * Refuses a model that the weights are not of, before anything is made of it.
   *
   * @param parameters by their full names
   * @throws IllegalArgumentException with the first that differs
   * @throws java.io.UncheckedIOException if one of its numbers is none
   */
  public void requireFit(Map<String, NDArray> parameters) {
    try (Safetensors tensors = open()) {
      requireFits(tensors, parameters);
    }
  }

  /**
   * Opens the file as it was when the run began.
   *
   * @return its tensors, closed by the caller
   * @throws IllegalArgumentException if it has changed since
   * @throws java.io.UncheckedIOException if it is damaged
   */
  public Safetensors open() {
    if (!Files.exists(file)) {
      throw changed("are not there any more");
    }
    Safetensors tensors = Safetensors.open(file);
    if (!tensors.sha256().equals(sha256)) {
      tensors.close();
      throw changed("have changed since the run began");
    }
    return tensors;
  }

  private void requireFits(Safetensors tensors, Map<String, NDArray> parameters) {
    FiniteWeights.require(file, tensors);
    for (Map.Entry<String, NDArray> parameter : parameters.entrySet()) {
      String name = parameter.getKey();
      long[] wanted = parameter.getValue().getShape().getShape();
      if (!tensors.names().contains(name)) {
        throw unfit("has no tensor %s, which the model has".formatted(name));
      }
      if (!Arrays.equals(tensors.shape(name), wanted)) {
        throw unfit(
            "has the tensor %s of shape %s, and the model one of %s"
                .formatted(name, Arrays.toString(tensors.shape(name)), Arrays.toString(wanted)));
      }
    }
    TreeSet<String> besides = new TreeSet<>(tensors.names());
    besides.removeAll(parameters.keySet());
    if (!besides.isEmpty()) {
      throw unfit("has the tensor %s, which the model has not".formatted(besides.first()));
    }
  }

  private UnfitWeightsException unfit(String what) {
    return new UnfitWeightsException(
        file,
        what,
        "give --recipe and what else shapes the model (--width, --layers and --tokenizer, or of a classifier --net and --activation) as it was trained, or --from the folder of its run");
  }

  private IllegalArgumentException changed(String what) {
    return new IllegalArgumentException(
        "the weights in %s %s: restore the file as it was, or train anew with another --out"
            .formatted(file, what));
  }
}
