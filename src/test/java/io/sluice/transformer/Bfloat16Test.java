package io.sluice.transformer;

import static io.sluice.transformer.TransformerTest.VOCABULARY;
import static io.sluice.transformer.TransformerTest.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.Precision;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForwardVariant;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is computed in bfloat16, and what is not. */
class Bfloat16Test {

  @Test
  void bfloat16StaysNearAndLeavesParametersAlone() {
    try (TensorEngine coarse = TestEngine.open(PrecisionChoice.BF16);
        NDManager scope = coarse.manager().newSubManager()) {
      NDArray ids = scope.create(new int[] {1, 9, 3, 4, 12, 6, 7, 8}, new Shape(1, 8));
      TransformerShape shape = shape(FeedForwardVariant.DYNACTGLU.feedForward());
      Transformer bf16 = Transformer.create(scope, Precision.BF16, shape, VOCABULARY, 3);
      Transformer fp32 = Transformer.create(scope, Precision.FP32, shape, VOCABULARY, 3);
      bf16.parameters().values().forEach(array -> array.setRequiresGradient(true));
      float exact = fp32.score(scope, ids, ids).getFloat(0);
      NDArray loss = Autograd.record(() -> bf16.trainingLoss(scope, ids, ids));

      assertThat(loss.getFloat() * 8).isCloseTo(exact, within(0.05f));
      assertThat(loss.getFloat() * 8).isNotEqualTo(exact);
      NDList gradients =
          coarse
              .autograd()
              .vjp(scope, loss, scope.ones(new Shape()), List.copyOf(bf16.parameters().values()));
      for (NDArray gradient : gradients) {
        assertThat(gradient.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(gradient.abs().sum().getFloat()).isFinite().isPositive();
      }
    }
  }

  /** In bfloat16, where the numbers next to 1 are 1/128 away, the second weight would be 1. */
  @ParameterizedTest
  @EnumSource(PositionEncoding.class)
  void bfloat16NormalizesQueriesAndKeysInFullPrecision(PositionEncoding positions) {
    TransformerShape plain = shape(FeedForwardVariant.SWIGLU.feedForward());
    TransformerShape shape =
        new TransformerShape(
            plain.layers(),
            plain.width(),
            plain.context(),
            new AttentionShape(2, 2, positions, 10_000, true),
            plain.feedForward(),
            plain.hiddenWidth(),
            plain.style());
    try (TensorEngine coarse = TestEngine.open(PrecisionChoice.BF16);
        NDManager scope = coarse.manager().newSubManager()) {
      NDArray ids = scope.create(new int[] {1, 9, 3, 4, 12, 6, 7, 8}, new Shape(1, 8));
      Transformer model = Transformer.create(scope, Precision.BF16, shape, VOCABULARY, 3);
      float[] one = model.logits(scope, ids).toFloatArray();
      for (String name : List.of("query_norm", "key_norm")) {
        NDArray weight = model.parameters().get("layers.0.attention." + name + ".weight");
        float[] values = new float[shape.headWidth()];
        Arrays.fill(values, 1 + 1f / 512);
        NativeArrays.set(weight, FloatBuffer.wrap(values));
      }
      assertThat(model.logits(scope, ids).toFloatArray()).isNotEqualTo(one);
    }
  }
}
