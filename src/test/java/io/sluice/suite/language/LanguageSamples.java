package io.sluice.suite.language;

import static io.sluice.training.LearningRateSchedule.Decay.COSINE;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.corpus.TokenizerProofs;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.run.Outcome;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.training.AdamWSettings;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingPlan;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.BlockStyle;
import io.sluice.transformer.Normalization;
import io.sluice.transformer.TransformerShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A text, a recipe and a machine for tests: small enough that a step takes milliseconds. */
final class LanguageSamples {

  static final EngineSettings SETTINGS =
      new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 2);

  private static final List<String> WORDS =
      List.of(
          "the", "heron", "miller", "stood", "by", "a", "sluice", "and", "café", "watched", "water",
          "rise", "under", "old", "gate", "while", "rain", "fell", "on", "every", "field");

  private LanguageSamples() {}

  /** Some 50 KB of sentences, always the same. */
  static Path text(Path folder) {
    return text(folder.resolve("text.txt"), 9000, 1);
  }

  /** Sentences of so many words in all. */
  static Path text(Path file, int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= words; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
      text.append(i % 9 == 0 ? ".\n" : " ");
    }
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For tokenizers of our own, which need no proof. */
  static final TokenizerProofs PROOFS = new TokenizerProofs(Path.of("target", "proofs"));

  /** No corpora; token files lie in the folder. */
  static TextSources sources(Path folder) {
    return new TextSources(
        Corpora.in(folder, folder), folder, new TokenCache(folder.resolve("cache")));
  }

  /**
   * Dropout and accumulation are on: what survives an interruption must survive it with all there
   * is. For dropout's sake one replica trains.
   */
  static LanguageRecipe recipe(Path text, long steps, long checkpoints) {
    return recipe(text, steps, checkpoints, 0.1);
  }

  /** Without dropout, so that two replicas train side by side. */
  static LanguageRecipe replicated(Path text, long steps, long checkpoints) {
    return recipe(text, steps, checkpoints, 0);
  }

  /** Large enough for a backward pass through the sub-layers one by one. */
  static LanguageRecipe layerwise(Path text, long steps, long checkpoints) {
    return recipe(text, steps, checkpoints, 256, 512, 0);
  }

  private static LanguageRecipe recipe(Path text, long steps, long checkpoints, double dropout) {
    return recipe(text, steps, checkpoints, 32, 32, dropout);
  }

  private static LanguageRecipe recipe(
      Path text, long steps, long checkpoints, int width, int context, double dropout) {
    return new LanguageRecipe(
        CorpusChoice.file(text, 0.1, OptionalDouble.empty()),
        TokenizerChoice.of("characters"),
        new TransformerShape(
            2,
            width,
            context,
            AttentionShape.rotary(2),
            FeedForwardVariant.SWIGLU.feedForward(),
            HiddenWidth.equalParameters(96, 8),
            new BlockStyle(Normalization.RMS, false, true, dropout)),
        plan(steps, 10, checkpoints),
        4,
        Optional.empty());
  }

  static TrainingPlan plan(long steps, long validations, long checkpoints) {
    return new TrainingPlan(
        steps,
        2,
        new LearningRateSchedule(COSINE, 3e-3, 3e-4, 5, 1),
        new AdamWSettings(0.9, 0.99, 1e-8, 0.1, 1),
        validations,
        List.of(),
        checkpoints);
  }

  /** Trains to the end. */
  static Outcome<RunResult> train(LanguageRecipe recipe, TextSources sources, Path out) {
    return new LanguageRun(sources, new TrainingListener() {}, new StopSignal())
        .train(recipe, 7, SETTINGS, out);
  }

  /** Trains and stops after a step. */
  static Outcome<RunResult> trainUntil(
      long step, LanguageRecipe recipe, TextSources sources, Path out) {
    StopSignal stop = new StopSignal();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            if (record.step() == step) {
              stop.request();
            }
          }
        };
    return new LanguageRun(sources, listener, stop).train(recipe, 7, SETTINGS, out);
  }

  /** Goes on with a run, as if in another process: libtorch's generator stands elsewhere there. */
  static Outcome<RunResult> resume(TextSources sources, Path folder) {
    try (TensorEngine engine = TensorEngine.open(SETTINGS)) {
      engine.seedDropout(12_345);
    }
    return new LanguageRun(sources, new TrainingListener() {}, new StopSignal()).resume(folder);
  }
}
