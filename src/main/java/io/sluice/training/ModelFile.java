package io.sluice.training;

import ai.djl.ndarray.NDArray;
import io.sluice.run.OwnFiles;
import io.sluice.run.Safetensors;
import java.nio.file.Path;
import java.util.Map;

/** The weights of a model in a file of their own, for evaluation and generation. */
public final class ModelFile {

  private ModelFile() {}

  /**
   * Reads the model of a run into arrays.
   *
   * @param own the files of the run
   * @param arrays full names to arrays; the model must have exactly these, in these shapes
   * @throws IllegalArgumentException if the file belongs to another run or model
   * @throws java.io.UncheckedIOException if it is missing or damaged, or holds a weight that is not
   *     finite
   */
  public static void load(OwnFiles own, Map<String, NDArray> arrays) {
    Path file = own.run().model();
    own.requireNotForeign(file, Safetensors.metadata(file));
    load(file, arrays);
    own.require(file, Safetensors.metadata(file));
  }

  /**
   * Reads a file into a model's arrays.
   *
   * @param file {@code model.safetensors}
   * @param arrays full names to arrays; the file must have exactly these, in these shapes
   * @throws IllegalArgumentException if the file belongs to another model
   * @throws java.io.UncheckedIOException if it is missing or damaged, or holds a weight that is not
   *     finite
   */
  public static void load(Path file, Map<String, NDArray> arrays) {
    try (Safetensors tensors = Safetensors.open(file)) {
      TrainingState.fill(file, tensors, arrays);
    }
  }
}
