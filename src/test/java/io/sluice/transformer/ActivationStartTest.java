package io.sluice.transformer;

import static io.sluice.transformer.TransformerTest.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** dyn(B) is B at (1, 0) and a line at α = β, to the last bit of a model's numbers. */
class ActivationStartTest {

  private static final BlockStyle PLAIN = new BlockStyle(Normalization.RMS, false, true, 0);

  /** What starts as what. */
  private static final Map<String, List<String>> STARTS =
      Map.of(
          "swiglu",
          List.of(
              "dynactglu",
              "gated(dyn(silu, granularity=channel))",
              "gated(dyn(silu, granularity=model))",
              "gated(dyn(silu, constraint=alpha-one))",
              "gated(dyn(silu), placement=whole)",
              "gated(dyn(silu, granularity=model), placement=whole)",
              "gated(dyn(silu), placement=gate-plus-line)",
              "gated(dyn(silu, granularity=channel), placement=gate-plus-line)",
              "gated(dyn(silu, start=1:1), placement=value)",
              "gated(dyn(silu, start=1:1, granularity=channel), placement=value)"),
          "gated(silu, placement=both)",
          List.of("gated(dyn(silu), placement=both)", "gated(dyn(silu), placement=value)"),
          "gated(silu, placement=product)",
          List.of("gated(dyn(silu), placement=product)"),
          "bilinear",
          List.of("gated(dyn(silu, start=1:1))", "gated(dyn(tanh, start=1:1), placement=both)"),
          "mish",
          List.of("plain(dyn(mish))", "plain(dyn(mish, granularity=model))"));

  @ParameterizedTest
  @EnumSource(
      value = PrecisionChoice.class,
      names = {"FP32", "BF16"})
  void dynStartsToTheLastBitAsItsBase(PrecisionChoice precision) {
    try (TensorEngine engine = TestEngine.open(precision)) {
      List<List<Float>> distinct = new ArrayList<>();
      STARTS.forEach(
          (base, others) -> {
            List<Float> expected = numbers(engine, PLAIN, base);
            assertThat(distinct).doesNotContain(expected);
            distinct.add(expected);
            for (String other : others) {
              assertThat(numbers(engine, PLAIN, other)).as(other).isEqualTo(expected);
            }
          });
    }
  }

  /** Its line and its factor count before dropout does, its factor for the bias too. */
  @ParameterizedTest
  @CsvSource({"true, 0", "false, 0.5", "true, 0.5"})
  void aWholeBlockDoesSoWithBiasesAndDropout(boolean biases, double dropout) {
    BlockStyle style = new BlockStyle(Normalization.LAYER, biases, true, dropout);
    try (TensorEngine engine = TestEngine.fp32()) {
      assertThat(numbers(engine, style, "gated(dyn(silu), placement=whole)"))
          .isEqualTo(numbers(engine, style, "swiglu"))
          .isNotEqualTo(numbers(engine, style, "gated(dyn(silu, start=1:1), placement=whole)"));
    }
  }

  /** The training loss and the logits. */
  private static List<Float> numbers(TensorEngine engine, BlockStyle style, String notation) {
    TransformerShape plain = TransformerTest.shape(FeedForward.of(notation));
    TransformerShape shape =
        new TransformerShape(
            plain.layers(),
            plain.width(),
            plain.context(),
            plain.attention(),
            plain.feedForward(),
            plain.hiddenWidth(),
            style);
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = Transformer.create(scope, engine.precision(), shape, VOCABULARY, 3);
      NDArray ids = scope.create(new int[] {1, 9, 3, 4, 12, 6, 7, 8}, new Shape(1, 8));
      engine.seedDropout(5);
      List<Float> numbers = new ArrayList<>();
      numbers.add(Autograd.record(() -> model.trainingLoss(scope, ids, ids)).getFloat());
      for (float logit : model.logits(scope, ids).toFloatArray()) {
        numbers.add(logit);
      }
      return numbers;
    }
  }
}
