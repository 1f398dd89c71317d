package io.sluice.transformer;

import static io.sluice.transformer.TransformerReferenceTest.largest;
import static io.sluice.transformer.TransformerReferenceTest.learned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.Precision;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The layer-by-layer backward pass against that of one recording, which {@link
 * TransformerReferenceTest} holds against finite differences.
 */
class LayerwiseBackwardTest {

  private static final int VOCABULARY = 11;
  private static final int BATCH = 3;

  /**
   * Two float32 results are compared, each made of sums of up to 210 tokens, one behind the other
   * through two layers: some 800 roundings of 2⁻²⁴. What is wrong is wrong in the first digits.
   */
  private static final float ROUNDING = 5e-5f;

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<TransformerShape> shapes() {
    BlockStyle rms = new BlockStyle(Normalization.RMS, false, true, 0);
    List<TransformerShape> all = new ArrayList<>();
    for (String variant :
        List.of(
            "swiglu",
            "gelu",
            "gated(pwl(5))",
            "gated(dyn(silu, granularity=channel))",
            "gated(dyn(silu, granularity=model))",
            "gated(dyn(silu), placement=whole)")) {
      all.add(shape(6, AttentionShape.rotary(2), variant, rms));
    }
    // One block of queries, a whole one, one and a little, several.
    for (int tokens : new int[] {1, 64, 65, 200}) {
      all.add(shape(tokens, AttentionShape.rotary(2), "swiglu", rms));
    }
    for (PositionEncoding positions : PositionEncoding.values()) {
      for (int groups : new int[] {1, 2, 4}) {
        all.add(shape(70, new AttentionShape(4, groups, positions, 100, true), "dynactglu", rms));
      }
    }
    for (Normalization normalization : Normalization.values()) {
      for (boolean biases : new boolean[] {false, true}) {
        for (boolean tied : new boolean[] {false, true}) {
          BlockStyle style = new BlockStyle(normalization, biases, tied, 0);
          all.add(
              shape(
                  70,
                  new AttentionShape(2, 2, PositionEncoding.LEARNED, 10_000, false),
                  "gelu",
                  style));
        }
      }
    }
    return all.stream();
  }

  private static TransformerShape shape(
      int tokens, AttentionShape attention, String feedForward, BlockStyle style) {
    return new TransformerShape(
        2,
        16,
        tokens,
        attention,
        FeedForward.of(feedForward),
        HiddenWidth.equalParameters(24, 4),
        style);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheGradientsOfOneRecording(TransformerShape shape) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = rough(scope, shape);
      NDArray ids = ids(scope, shape.context(), 0);
      NDArray targets = ids(scope, shape.context(), 1);
      RecordedLoss whole = engine.autograd().loss(() -> model.trainingLoss(scope, ids, targets));
      RecordedLoss parts =
          ((LayerwiseTransformer) model).layerwiseLoss(scope, engine.autograd(), ids, targets);

      assertThat(parts.nats()).isCloseTo(whole.nats(), within(2e-6f * (1 + whole.nats())));
      Map<String, NDArray> learned = learned(model);
      Map<String, float[]> expected = gradients(scope, whole, learned);
      Map<String, float[]> found = gradients(scope, parts, learned);
      learned
          .keySet()
          .forEach(
              name ->
                  assertThat(found.get(name))
                      .as(name)
                      .usingComparatorWithPrecision(ROUNDING * (1 + largest(expected.get(name))))
                      .containsExactly(expected.get(name)));
    }
  }

  @Test
  void leavesOutWhatDoesNotLearn() {
    TransformerShape shape =
        shape(
            6,
            AttentionShape.rotary(2),
            "swiglu",
            new BlockStyle(Normalization.RMS, false, true, 0));
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = rough(scope, shape);
      Map<String, NDArray> learned = learned(model);
      List<String> frozen =
          List.of(
              "layers.0.attention.norm.weight",
              "layers.1.feed_forward.down.weight",
              "layers.1.attention.output.weight");
      frozen.forEach(name -> learned.remove(name).setRequiresGradient(false));
      NDArray ids = ids(scope, 6, 0);
      RecordedLoss whole = engine.autograd().loss(() -> model.trainingLoss(scope, ids, ids));
      RecordedLoss parts =
          ((LayerwiseTransformer) model).layerwiseLoss(scope, engine.autograd(), ids, ids);

      Map<String, float[]> expected = gradients(scope, whole, learned);
      Map<String, float[]> found = gradients(scope, parts, learned);
      assertThat(found.keySet()).isEqualTo(expected.keySet()).doesNotContainAnyElementsOf(frozen);
      found.forEach(
          (name, gradient) ->
              assertThat(gradient)
                  .as(name)
                  .usingComparatorWithPrecision(ROUNDING * (1 + largest(expected.get(name))))
                  .containsExactly(expected.get(name)));
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 910, 96, false", "3, 911, 96, true", "3, 1024, 96, true", "3, 1025, 96, false"})
  void paysInLargePassesOfContextsThatAreNotTooLong(
      int sequences, int tokens, int width, boolean pays) {
    assertThat(LayerwiseTransformer.pays(new Shape(sequences, tokens), width)).isEqualTo(pays);
  }

  @Test
  void isNotTakenWhereItsKernelsWouldComputeSomethingElse() {
    BlockStyle plain = new BlockStyle(Normalization.RMS, false, true, 0);
    BlockStyle dropping = new BlockStyle(Normalization.RMS, false, true, 0.1);
    assertThat(taken(Precision.FP32, large("swiglu", plain))).isTrue();
    assertThat(taken(Precision.FP32, large("swiglu", dropping))).isFalse();
    assertThat(taken(Precision.BF16, large("swiglu", plain))).isFalse();
    assertThat(taken(Precision.FP32, large("gated(pwl(5, smoothness=0.1))", plain))).isFalse();
  }

  private static TransformerShape large(String feedForward, BlockStyle style) {
    return new TransformerShape(
        1,
        96,
        1024,
        AttentionShape.rotary(2),
        FeedForward.of(feedForward),
        HiddenWidth.equalParameters(96, 4),
        style);
  }

  private static boolean taken(Precision precision, TransformerShape shape) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = Transformer.create(scope, precision, shape, VOCABULARY, 1);
      NDArray ids = ids(scope, shape.context(), 0);
      return model.loss(scope, engine.autograd(), ids, ids) instanceof LayerwiseBackward;
    }
  }

  /** Values that are larger and more unequal than first ones, so that no gradient is nearly 0. */
  private static Transformer rough(NDManager owner, TransformerShape shape) {
    Transformer model = Transformer.create(owner, Precision.FP32, shape, VOCABULARY, 1);
    SplittableRandom numbers = new SplittableRandom(5);
    learned(model)
        .values()
        .forEach(
            array -> {
              float[] values = array.toFloatArray();
              for (int i = 0; i < values.length; i++) {
                values[i] = values[i] * 3 + 0.3f * ((float) numbers.nextDouble() - 0.5f);
              }
              NativeArrays.set(array, FloatBuffer.wrap(values));
              array.setRequiresGradient(true);
            });
    return model;
  }

  private static Map<String, float[]> gradients(
      NDManager scope, RecordedLoss loss, Map<String, NDArray> learned) {
    NDList gradients = loss.backward(scope, 0.7f, List.copyOf(learned.values()));
    Map<String, float[]> all = new LinkedHashMap<>();
    int i = 0;
    for (String name : learned.keySet()) {
      all.put(name, gradients.get(i++).toFloatArray());
    }
    return all;
  }

  private static NDArray ids(NDManager scope, int tokens, int shift) {
    int[] ids = new int[BATCH * tokens];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (i * 7 + shift * 3 + i / 5) % VOCABULARY;
    }
    return scope.create(ids, new Shape(BATCH, tokens));
  }
}
