package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.run.MetricsExtent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStateTest {

  private static final Duration ELAPSED = Duration.ofNanos(123_456_789_012L);
  private static final TrainingState STATE =
      new TrainingState(
          42,
          ELAPSED,
          Optional.of(ELAPSED.multipliedBy(2)),
          Optional.of(new MetricsExtent(1_234_567_890_123L, "0f".repeat(32))));

  @TempDir Path folder;
  private TensorEngine engine;
  private NDManager manager;
  private Path file;

  @BeforeEach
  void open() {
    engine = TestEngine.fp32();
    manager = engine.manager();
    file = folder.resolve("training-state.safetensors");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** Every bit pattern of a float but the NaNs may stand in a weight. */
  private Map<String, NDArray> arrays(String prefix, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Shape shape : new Shape[] {new Shape(), new Shape(3), new Shape(4, 5)}) {
      float[] values = new float[(int) shape.size()];
      for (int i = 0; i < values.length; i++) {
        do {
          values[i] = Float.intBitsToFloat(random.nextInt());
        } while (Float.isNaN(values[i]));
      }
      arrays.put(prefix + shape.dimension(), NativeArrays.of(manager, values, shape));
    }
    return arrays;
  }

  private static void assertSameBits(Map<String, NDArray> actual, Map<String, NDArray> expected) {
    expected.forEach(
        (name, array) -> assertThat(bits(actual.get(name))).as(name).isEqualTo(bits(array)));
  }

  private static int[] bits(NDArray array) {
    float[] values = array.toFloatArray();
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  private void save() {
    STATE.save(file, arrays("weight", 1), arrays("moment", 2), Map.of());
  }

  private void refusedAsForeign(ThrowingCallable restore, String... words) {
    assertThatThrownBy(restore)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("use the file of this run")
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void comesBackToTheBit() {
    save();
    Map<String, NDArray> weights = arrays("weight", 3);
    Map<String, NDArray> moments = arrays("moment", 4);

    TrainingState restored = TrainingState.restore(file, weights, moments);

    assertThat(restored).isEqualTo(STATE);
    assertSameBits(weights, arrays("weight", 1));
    assertSameBits(moments, arrays("moment", 2));
  }

  /** As versions left it that kept no processor time. */
  @Test
  void whatIsNotKnownOfEarlierSittingsIsNoZero() {
    TrainingState old = new TrainingState(42, ELAPSED, Optional.empty(), STATE.metrics());
    old.save(file, arrays("weight", 1), arrays("moment", 2), Map.of());
    assertThat(TrainingState.restore(file, arrays("weight", 3), arrays("moment", 4)))
        .isEqualTo(old);
  }

  @Test
  void goesIntoArraysThatRequireGradients() {
    save();
    Map<String, NDArray> weights = arrays("weight", 3);
    weights.values().forEach(array -> array.setRequiresGradient(true));
    TrainingState.restore(file, weights, arrays("moment", 4));
    assertSameBits(weights, arrays("weight", 1));
    assertThat(weights.values()).allMatch(NDArray::hasGradient);
  }

  @Test
  void weightsAloneAreReadBack() {
    TrainingState.saveWeights(file, 7, arrays("weight", 1), Map.of());
    Map<String, NDArray> weights = arrays("weight", 3);
    ModelFile.load(file, weights);
    assertSameBits(weights, arrays("weight", 1));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNoNumbersAreRefused(float wrong) {
    Map<String, NDArray> spoilt = arrays("weight", 1);
    spoilt.put("weight1", NativeArrays.of(manager, new float[] {0, 1, wrong}, new Shape(3)));
    TrainingState.saveWeights(file, 7, spoilt, Map.of());
    Map<String, NDArray> weights = arrays("weight", 3);
    assertThatThrownBy(() -> ModelFile.load(file, weights))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + " is damaged: weight1 holds " + wrong);
    STATE.save(file, spoilt, arrays("moment", 2), Map.of());
    assertThatThrownBy(() -> TrainingState.restore(file, weights, arrays("moment", 4)))
        .hasMessageContaining("weight1");
    assertSameBits(weights, arrays("weight", 3));
  }

  @Test
  void anotherModelsFileIsRefused() {
    save();
    refusedAsForeign(
        () -> TrainingState.restore(file, arrays("layer", 3), arrays("moment", 4)),
        "lacks 3 (layer0, …)",
        "has 3 (weight0, …)");
    refusedAsForeign(
        () -> ModelFile.load(file, arrays("weight", 3)), "lacks nothing", "has 3 (moment0, …)");
  }

  @Test
  void anotherShapeIsRefused() {
    save();
    Map<String, NDArray> weights = arrays("weight", 3);
    weights.put("weight2", manager.zeros(new Shape(5, 4)));
    refusedAsForeign(
        () -> TrainingState.restore(file, weights, arrays("moment", 4)), "weight2", "[4, 5]");
  }

  @Test
  void weightsAreNoTrainingState() {
    TrainingState.saveWeights(file, 7, arrays("weight", 1), Map.of());
    refusedAsForeign(
        () -> TrainingState.restore(file, arrays("weight", 3), Map.of()), "no elapsed_nanoseconds");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ModelFile.load(file, arrays("weight", 3)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file + " does not exist");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.5, 0.999})
  void aFileCutShortIsRefused(double share) throws IOException {
    save();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (share * bytes.length)));
    assertDamaged();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.2, 0.7, 0.9, 0.9999})
  void aChangedByteIsRefused(double share) throws IOException {
    save();
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (share * bytes.length)] ^= 1;
    Files.write(file, bytes);
    assertDamaged();
  }

  private void assertDamaged() {
    Map<String, NDArray> weights = arrays("weight", 3);
    assertThatThrownBy(() -> TrainingState.restore(file, weights, arrays("moment", 4)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + " is damaged or no safetensors file")
        .hasMessageNotContaining("\n");
    assertSameBits(weights, arrays("weight", 3));
  }
}
