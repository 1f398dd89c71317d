package io.sluice.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.Precision;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.HiddenWidth;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationTest {

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<AttentionShape> attentions() {
    return Stream.of(
        AttentionShape.rotary(4),
        new AttentionShape(4, 4, PositionEncoding.LEARNED, 10_000, false),
        new AttentionShape(4, 2, PositionEncoding.ROTARY, 10_000, true),
        new AttentionShape(4, 1, PositionEncoding.LEARNED, 10_000, true));
  }

  /** Longer than the context, so that the older half is dropped more than once. */
  @ParameterizedTest
  @MethodSource("attentions")
  void cacheChangesNothing(AttentionShape attention) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = model(scope, attention);
      SamplingSettings settings = new SamplingSettings(0.9, 20, 0.95, 5);
      List<Integer> cached = generate(model, Generation.Attention.CACHED, settings, 60);
      List<Integer> recomputed = generate(model, Generation.Attention.RECOMPUTED, settings, 60);
      assertThat(cached).hasSize(60).isEqualTo(recomputed);
      assertThat(cached.stream().distinct().count()).isGreaterThan(3);
      assertThat(generate(model, Generation.Attention.CACHED, settings, 60)).isEqualTo(cached);
      SamplingSettings otherSeed = new SamplingSettings(0.9, 20, 0.95, 6);
      assertThat(generate(model, Generation.Attention.CACHED, otherSeed, 60)).isNotEqualTo(cached);
    }
  }

  @Test
  void temperatureZeroTakesTheBest() {
    Sampler best = new Sampler(new SamplingSettings(0, 0, 1, 1));
    assertThat(best.draw(new float[] {0.1f, 3, 3, -1})).isEqualTo(1);
  }

  @Test
  void drawsFollowTheProbabilities() {
    Sampler sampler = new Sampler(new SamplingSettings(1, 0, 1, 11));
    float[] logits = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2)};
    int[] counts = new int[3];
    for (int i = 0; i < 20_000; i++) {
      counts[sampler.draw(logits)]++;
    }
    // Three standard deviations of the counts are 212, 195 and 170.
    assertThat(counts[0]).isBetween(9788, 10212);
    assertThat(counts[1]).isBetween(5805, 6195);
    assertThat(counts[2]).isBetween(3830, 4170);
  }

  @Test
  void topKAndTopPKeepTheBestOnly() {
    float[] logits = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2)};
    Sampler topK = new Sampler(new SamplingSettings(1, 2, 1, 3));
    Sampler topP = new Sampler(new SamplingSettings(1, 0, 0.4, 3));
    Sampler wider = new Sampler(new SamplingSettings(1, 0, 0.6, 3));
    boolean[] seen = new boolean[3];
    for (int i = 0; i < 500; i++) {
      assertThat(topK.draw(logits)).isLessThan(2);
      assertThat(topP.draw(logits)).isZero();
      seen[wider.draw(logits)] = true;
    }
    assertThat(seen).containsExactly(true, true, false);
  }

  @Test
  void emptyPromptsAndWrongSettingsAreRefused() {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = model(scope, AttentionShape.rotary(4));
      Generation generation = new Generation(engine, model, Generation.Attention.CACHED);
      SamplingSettings settings = new SamplingSettings(1, 0, 1, 1);
      assertThatThrownBy(() -> generation.run(new int[0], 3, settings, id -> {}, n -> false))
          .hasMessageContaining("the prompt is empty");
    }
    assertThatThrownBy(() -> new SamplingSettings(-1, 0, 1, 1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new SamplingSettings(1, -2, 1, 1)).hasMessageContaining("-2");
    assertThatThrownBy(() -> new SamplingSettings(1, 0, 0, 1)).hasMessageContaining("top-p 0");
  }

  @Test
  void stopsWhenAsked() {
    try (NDManager scope = engine.manager().newSubManager()) {
      Transformer model = model(scope, AttentionShape.rotary(4));
      List<Integer> drawn = new ArrayList<>();
      new Generation(engine, model, Generation.Attention.CACHED)
          .run(
              new int[] {1},
              100,
              new SamplingSettings(1, 0, 1, 1),
              drawn::add,
              count -> count == 7);
      assertThat(drawn).hasSize(7);
    }
  }

  private static List<Integer> generate(
      Transformer model, Generation.Attention attention, SamplingSettings settings, int tokens) {
    List<Integer> drawn = new ArrayList<>();
    new Generation(engine, model, attention)
        .run(new int[] {3, 1, 4, 1, 5}, tokens, settings, drawn::add, count -> false);
    return drawn;
  }

  /** With weights large enough that scores depend on the context. */
  private static Transformer model(NDManager scope, AttentionShape attention) {
    TransformerShape shape =
        new TransformerShape(
            2,
            32,
            16,
            attention,
            FeedForwardVariant.SWIGLU.feedForward(),
            HiddenWidth.equalParameters(64, 8),
            new BlockStyle(Normalization.RMS, false, true, 0));
    Transformer model = Transformer.create(scope, Precision.FP32, shape, 29, 2);
    SplittableRandom random = new SplittableRandom(9);
    for (NDArray array : model.parameters().values()) {
      float[] values = array.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (random.nextDouble() - 0.5) * 0.5f;
      }
      NativeArrays.set(array, FloatBuffer.wrap(values));
    }
    return model;
  }
}
