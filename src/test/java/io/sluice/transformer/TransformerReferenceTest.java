package io.sluice.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Activation;
import io.sluice.activation.Granularity;
import io.sluice.activation.ScaledSine;
import io.sluice.engine.Autograd;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.Precision;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardSamples;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.Form;
import io.sluice.feedforward.HiddenWidth;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels against plain NDArray operations and against finite differences, for every variant and
 * every style.
 */
class TransformerReferenceTest {

  private static final int VOCABULARY = 11;
  private static final int BATCH = 2;
  private static final int TOKENS = 6;
  private static final double STEP = 2.5e-5;

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<TransformerShape> variants() {
    // And an activation that nobody but tests know.
    return Stream.concat(
            FeedForwardSamples.all(),
            Arrays.stream(Form.values())
                .map(form -> new FeedForward(form, new ScaledSine(Granularity.CHANNEL))))
        .map(feedForward -> shape(AttentionShape.rotary(2), feedForward, style(false, true)));
  }

  static Stream<TransformerShape> styles() {
    List<TransformerShape> all = new ArrayList<>();
    FeedForward feedForward = FeedForwardVariant.DYNACTGLU.feedForward();
    for (PositionEncoding positions : PositionEncoding.values()) {
      for (int groups : new int[] {1, 2, 4}) {
        for (boolean norm : new boolean[] {false, true}) {
          all.add(
              shape(
                  new AttentionShape(4, groups, positions, 100, norm),
                  feedForward,
                  style(false, true)));
        }
      }
    }
    for (Normalization normalization : Normalization.values()) {
      for (boolean biases : new boolean[] {false, true}) {
        for (boolean tied : new boolean[] {false, true}) {
          all.add(
              shape(
                  new AttentionShape(2, 2, PositionEncoding.LEARNED, 10_000, false),
                  feedForward,
                  new BlockStyle(normalization, biases, tied, 0)));
        }
      }
    }
    FeedForwardSamples.placed("dyn(silu)")
        .forEach(
            placed ->
                all.add(
                    shape(
                        new AttentionShape(2, 2, PositionEncoding.LEARNED, 10_000, false),
                        placed,
                        new BlockStyle(Normalization.LAYER, true, true, 0))));
    return all.stream();
  }

  private static BlockStyle style(boolean biases, boolean tied) {
    return new BlockStyle(Normalization.RMS, biases, tied, 0);
  }

  private static TransformerShape shape(
      AttentionShape attention, FeedForward feedForward, BlockStyle style) {
    return new TransformerShape(
        2, 16, TOKENS, attention, feedForward, HiddenWidth.equalParameters(24, 4), style);
  }

  @ParameterizedTest
  @MethodSource({"variants", "styles"})
  void kernelsAgreeWithTheReference(TransformerShape shape) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer fast = Transformer.create(scope, Precision.FP32, shape, VOCABULARY, 1);
      ReferenceKernels kernels = new ReferenceKernels(shape);
      Transformer slow = Transformer.create(scope, shape, VOCABULARY, 1, kernels, kernels);
      for (Transformer model : List.of(fast, slow)) {
        roughen(model);
      }
      Map<String, float[]> one = lossAndGradients(scope, fast);
      Map<String, float[]> other = lossAndGradients(scope, slow);

      assertThat(one.keySet()).isEqualTo(other.keySet());
      for (String name : one.keySet()) {
        float[] expected = other.get(name);
        assertThat(one.get(name))
            .as(name)
            .usingComparatorWithPrecision(2e-5f * (1 + largest(expected)))
            .containsExactly(expected);
      }
    }
  }

  /**
   * The losses are those of the reference in double precision: in float32 their rounding, over so
   * short a step, is as large as what is looked for, and another on each processor.
   */
  @ParameterizedTest
  @MethodSource("variants")
  void gradientsAgreeWithFiniteDifferences(TransformerShape shape) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = Transformer.create(scope, Precision.FP32, shape, VOCABULARY, 1);
      DoublePrecision kernels = new DoublePrecision(new ReferenceKernels(shape));
      Transformer exact = Transformer.create(scope, shape, VOCABULARY, 1, kernels, kernels);
      for (Transformer each : List.of(model, exact)) {
        roughen(each);
      }
      Map<String, float[]> gradients = lossAndGradients(scope, model);
      learned(exact)
          .forEach(
              (name, array) -> {
                // Along the gradient itself the difference is largest.
                float[] gradient = gradients.get(name);
                double norm = norm(gradient);
                if (norm == 0) {
                  assertThat(hasNoEffect(shape.feedForward().activation(), name)).as(name).isTrue();
                  return;
                }
                float[] up = shifted(array.toFloatArray(), gradient, STEP / norm);
                float[] down = shifted(array.toFloatArray(), gradient, -STEP / norm);
                double rise = lossAt(scope, exact, array, up) - lossAt(scope, exact, array, down);
                double expected = 0;
                for (int i = 0; i < gradient.length; i++) {
                  expected += gradient[i] * ((double) up[i] - down[i]);
                }
                assertThat(rise / (2 * STEP))
                    .as(name)
                    .isCloseTo(expected / (2 * STEP), within(2e-4 + 2e-3 * norm));
              });
    }
  }

  /** A line is its own base, which leaves nothing to β. */
  private static boolean hasNoEffect(Activation activation, String parameter) {
    return parameter.endsWith("activation.beta")
        && DoubleStream.of(-2, -0.3, 0.4, 1.7)
            .allMatch(x -> activation.parameterDerivatives(x, 1, 0)[1] == 0);
  }

  private static float[] shifted(float[] values, float[] direction, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (factor * direction[i]);
    }
    return values;
  }

  /** Mean loss with other values of a parameter. */
  private static double lossAt(NDManager owner, Transformer exact, NDArray array, float[] values) {
    float[] before = array.toFloatArray();
    try (NDManager scope = owner.newSubManager()) {
      NativeArrays.set(array, FloatBuffer.wrap(values));
      return exact.score(scope, ids(scope, 0), ids(scope, 1)).getDouble(0) / (BATCH * TOKENS);
    } finally {
      NativeArrays.set(array, FloatBuffer.wrap(before));
    }
  }

  /**
   * Larger and unequal values, so that nothing is checked at zero or at one only. The bounds of
   * piecewise activations come nearer, so that inputs lie outside of them too.
   */
  private static void roughen(Transformer model) {
    SplittableRandom numbers = new SplittableRandom(5);
    learned(model)
        .forEach(
            (name, array) -> {
              float[] values = array.toFloatArray();
              for (int i = 0; i < values.length; i++) {
                float random = (float) numbers.nextDouble() - 0.5f;
                if (name.contains("norm")) {
                  values[i] = 1 + 0.6f * random;
                } else if (name.contains("activation")) {
                  values[i] = values[i] / 5 + 0.2f + 0.04f * random;
                } else {
                  values[i] = values[i] * 8 + 0.4f * random;
                }
              }
              NativeArrays.set(array, FloatBuffer.wrap(values));
              array.setRequiresGradient(true);
            });
  }

  static Map<String, NDArray> learned(Transformer model) {
    Map<String, NDArray> learned = new LinkedHashMap<>(model.parameters());
    learned.keySet().removeIf(name -> !model.parameterGroups().get(name).learns());
    return learned;
  }

  private static Map<String, float[]> lossAndGradients(NDManager owner, Transformer model) {
    Map<String, float[]> all = new LinkedHashMap<>();
    try (NDManager scope = owner.newSubManager()) {
      NDArray loss = Autograd.record(() -> model.trainingLoss(scope, ids(scope, 0), ids(scope, 1)));
      all.put("loss", loss.toFloatArray());
      NDList gradients =
          engine
              .autograd()
              .vjp(scope, loss, scope.ones(new Shape()), List.copyOf(learned(model).values()));
      int i = 0;
      for (String name : learned(model).keySet()) {
        all.put(name, gradients.get(i++).toFloatArray());
      }
    }
    return all;
  }

  private static NDArray ids(NDManager scope, int shift) {
    int[] ids = new int[BATCH * TOKENS];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (i * 7 + shift * 3 + i / 5) % VOCABULARY;
    }
    return scope.create(ids, new Shape(BATCH, TOKENS));
  }

  static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
