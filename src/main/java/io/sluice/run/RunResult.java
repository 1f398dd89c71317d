package io.sluice.run;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code result.json}: what a finished run came to, on its validation split.
 *
 * @param run the run's name
 * @param steps optimizer steps
 * @param parameters trained numbers, a tied embedding counted once
 * @param lossNats mean validation loss, nats a token
 * @param perplexity exponential of the mean loss
 * @param bitsPerByte loss in bits over the bytes of text that the scored tokens cover; absent if
 *     the tokenizer does not give the text back
 * @param lostShare the share of the bytes of text that it drops or changes, at least, if it does
 * @param tokens validation tokens scored
 * @param elapsedS seconds of training
 * @param tokensPerS training tokens a second
 * @param floorNats the true entropy of the validation text, nats a token, where it is known
 * @param flopsPerToken training operations a token
 * @param test what it came to on its test split, if it was measured there at its end
 * @param split what the loss is over where that was asked for, such as {@code test}; of a run it is
 *     the validation split
 * @param identity the fingerprint of the run, see {@link RunIdentity}; runs of earlier versions
 *     have none
 */
public record RunResult(
    String run,
    long steps,
    long parameters,
    double lossNats,
    double perplexity,
    OptionalDouble bitsPerByte,
    OptionalDouble lostShare,
    long tokens,
    double elapsedS,
    double tokensPerS,
    OptionalDouble floorNats,
    long flopsPerToken,
    Optional<Test> test,
    Optional<String> split,
    Optional<String> identity)
    implements SuiteResult {
  /**
   * A measurement on the test split.
   *
   * @param lossNats mean loss, nats a token
   * @param perplexity its exponential
   * @param bitsPerByte as of the validation split
   * @param tokens scored
   * @param floorNats the true entropy of the test text, nats a token, where it is known
   */
  public record Test(
      double lossNats,
      double perplexity,
      OptionalDouble bitsPerByte,
      long tokens,
      OptionalDouble floorNats) {}

  public RunResult {
    if (steps < 0 || parameters < 0 || tokens < 0 || flopsPerToken < 0) {
      throw new IllegalArgumentException(
          "steps, parameters, tokens and flops_per_token must not be negative");
    }
  }
}
