package io.sluice.run;

import java.util.OptionalDouble;

/**
 * One sweep over the validation split.
 *
 * @param step optimizer steps done before it
 * @param validationLossNats mean loss, nats a token or an image
 * @param perplexity exponential of the mean loss
 * @param bitsPerByte loss in bits over the bytes of text that the scored tokens cover, where there
 *     is text and its tokens give it back
 * @param accuracy share of tokens or images whose prediction was right, where it was counted
 * @param tokens validation tokens or images scored
 * @param elapsedS seconds of training so far, earlier sittings included
 * @param processorS seconds of processor time of that, all threads together, where it is known
 */
public record ValidationRecord(
    long step,
    double validationLossNats,
    double perplexity,
    OptionalDouble bitsPerByte,
    OptionalDouble accuracy,
    long tokens,
    double elapsedS,
    OptionalDouble processorS)
    implements MetricsRecord {
  public ValidationRecord {
    if (step < 0 || tokens < 0) {
      throw new IllegalArgumentException(
          "step and tokens must not be negative: " + step + ", " + tokens);
    }
  }
}
