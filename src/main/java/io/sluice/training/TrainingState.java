package io.sluice.training;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.NativeArrays;
import io.sluice.run.FiniteWeights;
import io.sluice.run.MetricsExtent;
import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import io.sluice.run.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a run needs to go on as if it had never stopped: weights, both moments of the
 * optimizer, the step and the time spent. Batches, learning rate and dropout are functions of the
 * step, so nothing else exists.
 *
 * <p>All of it is one file, written atomically: there is no moment at which weights and moments of
 * different steps lie side by side.
 *
 * @param step optimizer steps done
 * @param elapsed time spent training so far
 * @param processor processor time of that; earlier versions left no word of it
 * @param metrics the records up to this step; earlier versions left no word of them
 */
record TrainingState(
    long step, Duration elapsed, Optional<Duration> processor, Optional<MetricsExtent> metrics) {

  /** Nothing is done yet. */
  static final TrainingState START =
      new TrainingState(0, Duration.ZERO, Optional.of(Duration.ZERO), Optional.empty());

  private static final String STEP = "step";
  private static final String ELAPSED = "elapsed_nanoseconds";
  private static final String PROCESSOR = "processor_nanoseconds";

  /** Writes weights and moments, with this state and the run's identity beside them. */
  void save(
      Path file,
      Map<String, NDArray> weights,
      Map<String, NDArray> moments,
      Map<String, String> identity) {
    Map<String, NDArray> all = new LinkedHashMap<>(weights);
    all.putAll(moments);
    Map<String, String> metadata = new TreeMap<>(identity);
    metadata.put(STEP, Long.toString(step));
    metadata.put(ELAPSED, Long.toString(elapsed.toNanos()));
    processor.ifPresent(time -> metadata.put(PROCESSOR, Long.toString(time.toNanos())));
    metrics.ifPresent(extent -> metadata.putAll(extent.metadata()));
    Safetensors.write(file, metadata, sources(all));
  }

  /** Reads weights and moments into these arrays. */
  static TrainingState restore(
      Path file, Map<String, NDArray> weights, Map<String, NDArray> moments) {
    try (Safetensors tensors = Safetensors.open(file)) {
      Map<String, NDArray> all = new LinkedHashMap<>(weights);
      all.putAll(moments);
      fill(file, tensors, all);
      return new TrainingState(
          number(file, tensors, STEP),
          Duration.ofNanos(number(file, tensors, ELAPSED)),
          tensors.number(PROCESSOR).stream().mapToObj(Duration::ofNanos).findFirst(),
          MetricsExtent.in(tensors.metadata()));
    }
  }

  /** Writes the weights alone, with their step and the run's identity beside them. */
  static void saveWeights(
      Path file, long step, Map<String, NDArray> weights, Map<String, String> identity) {
    Map<String, String> metadata = new TreeMap<>(identity);
    metadata.put(STEP, Long.toString(step));
    Safetensors.write(file, metadata, sources(weights));
  }

  static void fill(Path file, Safetensors tensors, Map<String, NDArray> arrays) {
    if (!tensors.names().equals(arrays.keySet())) {
      List<String> missing = new ArrayList<>(arrays.keySet());
      missing.removeAll(tensors.names());
      List<String> foreign = new ArrayList<>(tensors.names());
      foreign.removeAll(arrays.keySet());
      throw new IllegalArgumentException(
          "%s belongs to another model: it lacks %s and has %s besides; use the file of this run"
              .formatted(file, few(missing), few(foreign)));
    }
    FiniteWeights.require(file, tensors);
    arrays.forEach(
        (name, array) -> {
          if (!Arrays.equals(tensors.shape(name), array.getShape().getShape())) {
            throw new IllegalArgumentException(
                "%s belongs to another model: %s has shape %s where %s is expected; use the file of this run"
                    .formatted(file, name, Arrays.toString(tensors.shape(name)), array.getShape()));
          }
          NativeArrays.set(array, tensors.floats(name));
        });
  }

  private static String few(List<String> names) {
    return names.isEmpty() ? "nothing" : names.size() + " (" + names.get(0) + ", …)";
  }

  private static long number(Path file, Safetensors tensors, String key) {
    return tensors
        .number(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    file
                        + " is no training state: it has no "
                        + key
                        + "; use the file of this run"));
  }

  private static List<TensorSource> sources(Map<String, NDArray> arrays) {
    List<TensorSource> sources = new ArrayList<>();
    arrays.forEach(
        (name, array) ->
            sources.add(
                TensorSource.of(
                    name,
                    TensorType.F32,
                    array.getShape().getShape(),
                    () -> littleEndian(NativeArrays.bytes(array)))));
    return sources;
  }

  /** DJL runs on little-endian machines only; the buffer's order says so to whoever reads it. */
  private static ByteBuffer littleEndian(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }
}
