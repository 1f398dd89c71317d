package io.sluice.transformer;

import static io.sluice.transformer.TransformerTest.VOCABULARY;
import static io.sluice.transformer.TransformerTest.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.Precision;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardSamples;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One set of an activation's parameters for the whole model. */
class SharedActivationTest {

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Transformer create(NDManager owner, String notation) {
    Transformer model =
        Transformer.create(owner, Precision.FP32, shape(FeedForward.of(notation)), VOCABULARY, 3);
    requireGradients(model);
    enlarge(model);
    return model;
  }

  /** At first values gradients are near zero. */
  private static void enlarge(Transformer model) {
    model
        .parameters()
        .forEach(
            (name, array) -> {
              float[] values = array.toFloatArray();
              for (int i = 0; i < values.length && array.getShape().dimension() == 2; i++) {
                values[i] *= 10;
              }
              NativeArrays.set(array, FloatBuffer.wrap(values));
            });
  }

  private static void requireGradients(Transformer model) {
    model.parameters().values().forEach(array -> array.setRequiresGradient(true));
  }

  @Test
  void namesArePinned() {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model =
          create(scope, "gated(dyn(silu, granularity=model, freeze=7), placement=both)");
      List<String> names =
          model.parameters().keySet().stream().filter(n -> n.contains("activation")).toList();
      assertThat(names)
          .containsExactly(
              "activation.alpha",
              "activation.beta",
              "value_activation.alpha",
              "value_activation.beta");
      assertThat(model.parameterGroups()).containsOnlyKeys(model.parameters().keySet());
      assertThat(names)
          .extracting(model.parameterGroups()::get)
          .containsOnly(new ParameterGroup(1, false, 7));
    }
  }

  static Stream<FeedForward> placed() {
    return FeedForwardSamples.placed();
  }

  /** And a placement costs nothing but what it learns. */
  @ParameterizedTest
  @MethodSource("placed")
  void parametersAreCountedOnce(FeedForward feedForward) {
    TransformerShape shape = shape(feedForward);
    ReferenceKernels kernels = new ReferenceKernels(shape);
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = Transformer.create(scope, shape, VOCABULARY, 3, kernels, kernels);
      Map<String, NDArray> learned = new LinkedHashMap<>(model.parameters());
      learned.keySet().removeIf(name -> !model.parameterGroups().get(name).learns());
      assertThat(shape.parameters(VOCABULARY)).isEqualTo(size(learned));

      learned.keySet().removeIf(name -> !name.contains("activation."));
      TransformerShape swiglu = shape(FeedForward.of("swiglu"));
      assertThat(shape.hidden()).isEqualTo(swiglu.hidden());
      assertThat(shape.parameters(VOCABULARY) - size(learned))
          .isEqualTo(swiglu.parameters(VOCABULARY));
      assertThat(shape.flopsPerToken(VOCABULARY) - 6 * size(learned))
          .isEqualTo(swiglu.flopsPerToken(VOCABULARY));
    }
  }

  private static long size(Map<String, NDArray> arrays) {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  @Test
  void itsGradientIsTheSumOverLayers() {
    try (NDManager scope = engine.manager().newSubManager()) {
      String options = "start=0.8:0.3), placement=both)";
      Map<String, Float> shared =
          gradients(scope, create(scope, "gated(dyn(silu, granularity=model, " + options));
      Map<String, Float> own =
          gradients(scope, create(scope, "gated(dyn(silu, granularity=layer, " + options));
      assertThat(shared).hasSize(4);
      assertThat(own).hasSize(8);
      shared.forEach(
          (name, gradient) -> {
            float first = own.get("layers.0.feed_forward." + name);
            float second = own.get("layers.1.feed_forward." + name);
            assertThat(Math.min(Math.abs(first), Math.abs(second))).isGreaterThan(1e-3f);
            assertThat(gradient).as(name).isCloseTo(first + second, within(1e-6f));
          });
    }
  }

  @Test
  void aReplicaComputesWithTheSameArrays() {
    try (NDManager scope = engine.manager().newSubManager();
        NDManager other = scope.newSubManager()) {
      Transformer model = create(scope, "gated(dyn(silu, granularity=model))");
      Transformer replica = model.replica(other);
      requireGradients(replica);
      assertThat(gradients(scope, replica)).isEqualTo(gradients(scope, model)).hasSize(2);
      Map<String, Float> before = gradients(scope, replica);
      NativeArrays.set(
          model.parameters().get("activation.alpha"), FloatBuffer.wrap(new float[] {0.5f}));
      assertThat(gradients(scope, replica)).isEqualTo(gradients(scope, model)).isNotEqualTo(before);
    }
  }

  /** By α and β of every site. */
  private static Map<String, Float> gradients(NDManager owner, Transformer model) {
    Map<String, NDArray> parameters = new LinkedHashMap<>(model.parameters());
    parameters.keySet().removeIf(name -> !name.contains("activation."));
    Map<String, Float> gradients = new LinkedHashMap<>();
    try (NDManager scope = owner.newSubManager()) {
      NDArray ids = scope.create(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 8));
      NDArray loss = Autograd.record(() -> model.trainingLoss(scope, ids, ids));
      NDList all =
          engine
              .autograd()
              .vjp(scope, loss, scope.ones(new Shape()), List.copyOf(parameters.values()));
      int i = 0;
      for (String name : parameters.keySet()) {
        gradients.put(name, all.get(i++).getFloat());
      }
    }
    return gradients;
  }
}
