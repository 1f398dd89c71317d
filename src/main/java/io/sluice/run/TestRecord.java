package io.sluice.run;

import java.util.OptionalDouble;

/**
 * One sweep over the test split, at a mark of a run.
 *
 * @param step optimizer steps done before it
 * @param testLossNats mean loss, nats a token
 * @param perplexity exponential of the mean loss
 * @param bitsPerByte loss in bits over the bytes of text that the scored tokens cover, where its
 *     tokens give it back
 * @param accuracy share of tokens whose prediction was right, where it was counted
 * @param tokens test tokens scored
 * @param elapsedS seconds of training so far, earlier sittings included
 */
public record TestRecord(
    long step,
    double testLossNats,
    double perplexity,
    OptionalDouble bitsPerByte,
    OptionalDouble accuracy,
    long tokens,
    double elapsedS)
    implements MetricsRecord {
  public TestRecord {
    if (step < 0 || tokens < 0) {
      throw new IllegalArgumentException(
          "step and tokens must not be negative: " + step + ", " + tokens);
    }
  }

  /**
   * What was measured as on the validation split.
   *
   * @param measured with the numbers of the test split
   */
  public static TestRecord of(ValidationRecord measured) {
    return new TestRecord(
        measured.step(),
        measured.validationLossNats(),
        measured.perplexity(),
        measured.bitsPerByte(),
        measured.accuracy(),
        measured.tokens(),
        measured.elapsedS());
  }
}
