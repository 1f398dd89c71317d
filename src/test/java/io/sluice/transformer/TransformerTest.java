package io.sluice.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.HiddenWidth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerTest {

  static final int VOCABULARY = 13;

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static TransformerShape shape(FeedForward feedForward) {
    return new TransformerShape(
        2,
        16,
        8,
        AttentionShape.rotary(2),
        feedForward,
        HiddenWidth.equalParameters(24, 4),
        new BlockStyle(Normalization.RMS, false, true, 0));
  }

  @ParameterizedTest
  @EnumSource(FeedForwardVariant.class)
  void everyParameterHasANamedRuleAndAGradient(FeedForwardVariant variant) {
    TransformerShape shape = shape(variant.feedForward());
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = Transformer.create(scope, Precision.FP32, shape, VOCABULARY, 3);
      model.parameters().values().forEach(array -> array.setRequiresGradient(true));
      int ruled = 0;
      for (SubLayer subLayer : model.subLayers()) {
        for (ParameterDefinition definition : subLayer.definitions()) {
          ruled++;
          NDArray array = model.parameters().get(subLayer.path() + "." + definition.name());
          assertFollows(definition, array.toFloatArray());
        }
      }
      NDArray ids = scope.create(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 8));
      NDArray loss = Autograd.record(() -> model.trainingLoss(scope, ids, ids));
      NDList gradients =
          engine
              .autograd()
              .vjp(scope, loss, scope.ones(new Shape()), List.copyOf(model.parameters().values()));
      long touched =
          gradients.stream().filter(gradient -> gradient.abs().sum().getFloat() > 0).count();

      assertThat(ruled).isEqualTo(model.parameters().size());
      assertThat(touched).isEqualTo(model.parameters().size());
      long values =
          model.parameters().values().stream().mapToLong(array -> array.getShape().size()).sum();
      assertThat(values).isEqualTo(shape.parameters(VOCABULARY));
    }
  }

  private static void assertFollows(ParameterDefinition definition, float[] values) {
    Initialization rule = definition.initialization();
    switch (rule.rule()) {
      case REPEATED -> {
        for (int i = 0; i < values.length; i++) {
          double expected = rule.numbers().get(i % rule.numbers().size());
          assertThat(values[i]).isEqualTo((float) expected);
        }
      }
      case NORMAL -> {
        double square = 0;
        for (float value : values) {
          square += (double) value * value;
        }
        double tolerance = 4 / Math.sqrt(2.0 * values.length);
        assertThat(Math.sqrt(square / values.length) / rule.numbers().get(0))
            .as(definition.name())
            .isCloseTo(1, within(tolerance));
      }
    }
  }

  @Test
  void residualProjectionsStartSmaller() {
    TransformerShape shape = shape(FeedForwardVariant.SWIGLU.feedForward());
    for (ParameterDefinition definition :
        List.of(
            AttentionLayer.definitions(shape).stream()
                .filter(d -> d.name().equals("output.weight"))
                .findFirst()
                .orElseThrow(),
            FeedForwardLayer.definitions(shape).stream()
                .filter(d -> d.name().equals("down.weight"))
                .findFirst()
                .orElseThrow())) {
      assertThat(definition.initialization()).isEqualTo(Initialization.normal(0.02 / 2));
    }
  }

  @Test
  void variantsShareWhatTheyShareByName() {
    try (NDManager scope = engine.manager().newSubManager()) {
      Map<String, NDArray> swiglu = create(scope, "swiglu").parameters();
      for (String other : List.of("dynactglu", "gelu", "bilinear")) {
        Map<String, NDArray> parameters = create(scope, other).parameters();
        int shared = 0;
        for (Map.Entry<String, NDArray> entry : parameters.entrySet()) {
          NDArray same = swiglu.get(entry.getKey());
          if (same != null && same.getShape().equals(entry.getValue().getShape())) {
            assertThat(entry.getValue().toFloatArray()).isEqualTo(same.toFloatArray());
            shared++;
          }
        }
        assertThat(shared).as(other).isGreaterThanOrEqualTo(14);
      }
    }
  }

  @Test
  void namesArePinned() {
    try (NDManager scope = engine.manager().newSubManager()) {
      assertThat(create(scope, "dynactglu").parameters().keySet())
          .containsExactly(
              "embedding.token.weight",
              "layers.0.attention.norm.weight",
              "layers.0.attention.query.weight",
              "layers.0.attention.key.weight",
              "layers.0.attention.value.weight",
              "layers.0.attention.output.weight",
              "layers.0.feed_forward.norm.weight",
              "layers.0.feed_forward.gate.weight",
              "layers.0.feed_forward.up.weight",
              "layers.0.feed_forward.down.weight",
              "layers.0.feed_forward.activation.alpha",
              "layers.0.feed_forward.activation.beta",
              "layers.1.attention.norm.weight",
              "layers.1.attention.query.weight",
              "layers.1.attention.key.weight",
              "layers.1.attention.value.weight",
              "layers.1.attention.output.weight",
              "layers.1.feed_forward.norm.weight",
              "layers.1.feed_forward.gate.weight",
              "layers.1.feed_forward.up.weight",
              "layers.1.feed_forward.down.weight",
              "layers.1.feed_forward.activation.alpha",
              "layers.1.feed_forward.activation.beta",
              "head.norm.weight");
    }
  }

  @Test
  void laterTokensDoNotReachEarlierOnes() {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = create(scope, "swiglu");
      NDArray one = scope.create(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 8));
      NDArray other = scope.create(new int[] {1, 2, 3, 4, 5, 6, 7, 0}, new Shape(1, 8));
      float[] a = model.logits(scope, one).toFloatArray();
      float[] b = model.logits(scope, other).toFloatArray();
      int last = 7 * VOCABULARY;
      assertThat(Arrays.copyOf(a, last)).isEqualTo(Arrays.copyOf(b, last));
      assertThat(Arrays.copyOfRange(a, last, a.length))
          .isNotEqualTo(Arrays.copyOfRange(b, last, b.length));
    }
  }

  @Test
  void dropoutActsInTrainingOnlyAndFollowsItsSeed() {
    TransformerShape plain = shape(FeedForwardVariant.SWIGLU.feedForward());
    TransformerShape shape =
        new TransformerShape(
            plain.layers(),
            plain.width(),
            plain.context(),
            plain.attention(),
            plain.feedForward(),
            plain.hiddenWidth(),
            new BlockStyle(Normalization.RMS, false, true, 0.5));
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = Transformer.create(scope, Precision.FP32, shape, VOCABULARY, 3);
      NDArray ids = scope.create(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 8));
      float[] losses = new float[3];
      long[] seeds = {1, 2, 1};
      for (int i = 0; i < 3; i++) {
        engine.seedDropout(seeds[i]);
        losses[i] = Autograd.record(() -> model.trainingLoss(scope, ids, ids)).getFloat();
      }
      assertThat(losses[2]).isEqualTo(losses[0]).isNotEqualTo(losses[1]);
      assertThat(model.score(scope, ids, ids).getFloat(0))
          .isEqualTo(model.score(scope, ids, ids).getFloat(0))
          .isEqualTo(create(scope, "swiglu").score(scope, ids, ids).getFloat(0));
    }
  }

  @Test
  void flopsAreCountedAsDocumented() {
    TransformerShape shape = shape(FeedForwardVariant.SWIGLU.feedForward());
    long parameters = shape.parameters(VOCABULARY);
    assertThat(parameters)
        .isEqualTo(13 * 16 + 2 * (16 + 4 * 16 * 16) + 2 * (16 + 3 * 16 * 16) + 16);
    assertThat(shape.flopsPerToken(VOCABULARY)).isEqualTo(6 * parameters + 6 * 2 * 16 * 8);
  }

  @Test
  void impossibleShapesAreRefusedInASentence() {
    assertThatThrownBy(() -> new AttentionShape(4, 3, PositionEncoding.ROTARY, 10_000, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 heads with 3 key/value heads");
    TransformerShape shape = shape(FeedForwardVariant.SWIGLU.feedForward());
    assertThatThrownBy(
            () ->
                new TransformerShape(
                    1,
                    15,
                    8,
                    shape.attention(),
                    shape.feedForward(),
                    shape.hiddenWidth(),
                    shape.style()))
        .hasMessageContaining("multiple of the --heads");
    assertThatThrownBy(() -> new BlockStyle(Normalization.RMS, false, true, 1))
        .hasMessageContaining("dropout 1.0");
  }

  private static Transformer create(NDManager scope, String variant) {
    return Transformer.create(scope, Precision.FP32, shape(FeedForward.of(variant)), VOCABULARY, 3);
  }
}
