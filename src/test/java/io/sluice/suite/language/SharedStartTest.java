package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.TensorEngine;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.training.Replica;
import io.sluice.transformer.Transformer;
import io.sluice.transformer.TransformerSpy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two variants with one seed: the same tokens at the same step, the same first values. */
class SharedStartTest {

  private static final int STEPS = 5;

  @TempDir static Path folder;
  private static LanguageRecipe recipe;
  private static TensorEngine engine;
  private static TokenizedCorpus text;

  @BeforeAll
  static void open() {
    recipe = LanguageSamples.replicated(LanguageSamples.text(folder), STEPS, STEPS);
    engine = TensorEngine.open(LanguageSamples.SETTINGS);
    text = LanguageSamples.sources(folder).tokenize(recipe.corpus(), recipe.tokenizer());
  }

  @AfterAll
  static void close() {
    text.close();
    engine.close();
  }

  /** Ids and targets of both replicas' shares of every micro-batch of some steps, in order. */
  private static List<int[]> seen(FeedForwardVariant variant, long seed) {
    LanguageRecipe changed = recipe.withFeedForward(variant.feedForward());
    List<int[]> seen = new ArrayList<>();
    Transformer model =
        TransformerSpy.create(
            engine, changed.model(), text.tokenizer().vocabularySize(), seed, seen::add, seen::add);
    LanguageTask task = new LanguageTask(engine, model, text, changed, seed);
    for (int step = 1; step <= STEPS; step++) {
      for (int microBatch = 0; microBatch < changed.training().accumulation(); microBatch++) {
        for (Replica replica : task.replicas()) {
          try (NDManager scope = engine.manager().newSubManager()) {
            assertThat(replica.loss(scope, engine.autograd(), step, microBatch).nats()).isFinite();
          }
        }
      }
    }
    return seen;
  }

  private static Map<String, List<Float>> values(FeedForwardVariant variant, long seed) {
    Map<String, List<Float>> values = new TreeMap<>();
    Transformer.create(
            engine,
            recipe.withFeedForward(variant.feedForward()).model(),
            text.tokenizer().vocabularySize(),
            seed)
        .parameters()
        .forEach((name, array) -> values.put(name + array.getShape(), list(array)));
    return values;
  }

  private static List<Float> list(NDArray array) {
    List<Float> list = new ArrayList<>();
    for (float value : array.toFloatArray()) {
      list.add(value);
    }
    return list;
  }

  @ParameterizedTest
  @EnumSource(FeedForwardVariant.class)
  void everyVariantSeesTheSameTokensAtTheSameStep(FeedForwardVariant variant) {
    List<int[]> expected = seen(FeedForwardVariant.SWIGLU, 3);
    assertThat(expected).hasSize(STEPS * 2 * 2 * 2);
    assertThat(seen(variant, 3)).usingElementComparator(Arrays::compare).isEqualTo(expected);
  }

  @Test
  void noTwoBatchesAreAlike() {
    List<int[]> ids = new ArrayList<>(seen(FeedForwardVariant.SWIGLU, 3));
    ids.addAll(seen(FeedForwardVariant.SWIGLU, 4));
    assertThat(ids.stream().map(Arrays::toString).distinct()).hasSize(ids.size());
  }

  @Test
  void targetsAreTheNextTokens() {
    List<int[]> seen = seen(FeedForwardVariant.SWIGLU, 3);
    int context = recipe.model().context();
    for (int i = 0; i < seen.size(); i += 2) {
      int[] ids = seen.get(i);
      int[] targets = seen.get(i + 1);
      for (int at = 0; at < ids.length; at++) {
        if ((at + 1) % context != 0) {
          assertThat(targets[at]).isEqualTo(ids[at + 1]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FeedForwardVariant.class)
  void parametersThatTwoVariantsShareStartEqual(FeedForwardVariant variant) {
    Map<String, List<Float>> own = values(variant, 3);
    Map<String, List<Float>> swiglu = values(FeedForwardVariant.SWIGLU, 3);
    own.keySet().retainAll(swiglu.keySet());
    // At least the embedding, the head's norm, and of each layer attention and norms.
    assertThat(own).hasSizeGreaterThanOrEqualTo(2 + 2 * 6);
    own.forEach((name, values) -> assertThat(values).as(name).isEqualTo(swiglu.get(name)));
  }

  @Test
  void anotherSeedStartsElsewhere() {
    Map<String, List<Float>> other = values(FeedForwardVariant.SWIGLU, 4);
    values(FeedForwardVariant.SWIGLU, 3)
        .forEach(
            (name, values) -> {
              if (!name.contains("norm")) {
                assertThat(values).as(name).isNotEqualTo(other.get(name));
              }
            });
  }
}
