package io.sluice.suite.language;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.Precision;
import io.sluice.engine.PrecisionChoice;

/**
 * {@code config.json}: everything that decides the numbers of a run, resolved.
 *
 * @param provenance what made the run
 * @param recipe its values
 * @param seed of first values, batches and dropout
 * @param text fingerprints of what the recipe's corpus and tokenizer were when the run began
 * @param compute where and how it computes; other threads or formats round differently
 */
public record LanguageConfiguration(
    Provenance provenance,
    LanguageRecipe recipe,
    long seed,
    TextFingerprint text,
    Compute compute) {

  /**
   * What the ids depend on.
   *
   * @param corpus SHA-256 of training and validation text
   * @param tokenizer SHA-256 of the tokenizer
   * @param vocabulary V
   */
  public record TextFingerprint(String corpus, String tokenizer, int vocabulary) {}

  /**
   * What the rounding depends on.
   *
   * @param device {@code cpu} or {@code gpu0}
   * @param precision the format of matrix products
   * @param threads threads of the processor
   */
  public record Compute(String device, Precision precision, int threads) {

    /** What opens an engine that rounds like this. */
    public EngineSettings settings() {
      return new EngineSettings(
          device.equals("cpu") ? DeviceChoice.CPU : DeviceChoice.GPU,
          switch (precision) {
            case FP32 -> PrecisionChoice.FP32;
            case BF16 -> PrecisionChoice.BF16;
          },
          threads);
    }
  }
}
