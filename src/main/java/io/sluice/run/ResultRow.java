package io.sluice.run;

import io.sluice.notation.Limit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of {@code results.csv}: what one run of a study had come to at one mark.
 *
 * @param study the study's name
 * @param variant the feed-forward variant's notation
 * @param seed the run's seed
 * @param mark optimizer steps done
 * @param schedule {@code shared} if other marks are measured in the same run, {@code own} if not
 * @param steps the length of the run's learning-rate schedule
 * @param model what the variant costs
 * @param trainingTokens tokens trained on up to the mark
 * @param score what was measured; absent if the run diverged before the mark
 * @param processorTime what training took of the processor
 * @param test the same on the test split, where there is one
 * @param divergedStep the step at which the run stopped being finite
 * @param conditions everything else that a number depends on
 */
public record ResultRow(
    String study,
    String variant,
    long seed,
    long mark,
    String schedule,
    long steps,
    Model model,
    long trainingTokens,
    Optional<Score> score,
    Optional<ProcessorTime> processorTime,
    Optional<Test> test,
    OptionalLong divergedStep,
    Conditions conditions) {

  /**
   * The last steps whose mean loss is the training loss: enough batches for a mean, late enough to
   * be the same model's.
   */
  public static final int TRAINING_LOSS_STEPS = 100;

  /** Refuses a row that neither measured nor diverged. */
  public ResultRow {
    if (score.isEmpty() && divergedStep.isEmpty()) {
      throw new IllegalArgumentException("a row needs a loss or the step of a divergence");
    }
  }

  /**
   * What a variant costs.
   *
   * @param parameters trained numbers
   * @param hidden the width entering the down-projection
   * @param flopsPerToken training operations a token
   */
  public record Model(long parameters, long hidden, long flopsPerToken) {}

  /**
   * A measurement on the whole validation split.
   *
   * @param lossNats mean loss, nats a token
   * @param perplexity its exponential
   * @param bitsPerByte the same in bits a byte of text; absent if the tokenizer does not give the
   *     text back
   * @param accuracy share of tokens that the model thought likeliest, where it was counted
   * @param trainingLossNats mean loss of the batches of the last steps up to here, each before its
   *     update, where it was kept
   * @param validationTokens tokens scored
   * @param floorNats the true entropy of the validation text, nats a token, where it is known
   * @param tokensPerS training tokens a second up to here
   * @param elapsedS seconds of training up to here
   */
  public record Score(
      double lossNats,
      double perplexity,
      OptionalDouble bitsPerByte,
      OptionalDouble accuracy,
      OptionalDouble trainingLossNats,
      long validationTokens,
      OptionalDouble floorNats,
      double tokensPerS,
      double elapsedS) {}

  /**
   * A measurement on the whole test split, which no choice has seen.
   *
   * @param testLossNats mean loss, nats a token
   * @param testPerplexity its exponential
   * @param testBitsPerByte the same in bits a byte of text; absent if the tokenizer does not give
   *     the text back
   * @param testAccuracy share of tokens that the model thought likeliest, where it was counted
   * @param testTokens tokens scored
   * @param testFloorNats the true entropy of the test text, nats a token, where it is known
   */
  public record Test(
      double testLossNats,
      double testPerplexity,
      OptionalDouble testBitsPerByte,
      OptionalDouble testAccuracy,
      long testTokens,
      OptionalDouble testFloorNats) {}

  /**
   * What all rows of a fair comparison have in common.
   *
   * @param recipe the recipe's name
   * @param corpus the text
   * @param tokenizer how it became ids
   * @param vocabulary how many ids there are
   * @param textFingerprint of corpus and tokenizer; losses and perplexities compare only where it
   *     is the same
   * @param hiddenPolicy what the hidden widths of the forms hold equal
   * @param sluice the version of this program
   * @param device where it ran
   * @param precision the number format of matrix products
   * @param threads threads of the processor
   * @param machine what computed, and by which commit; rows of earlier versions do not say
   */
  public record Conditions(
      String recipe,
      String corpus,
      String tokenizer,
      long vocabulary,
      String textFingerprint,
      String hiddenPolicy,
      String sluice,
      String device,
      String precision,
      long threads,
      Optional<Machine> machine) {

    private static final Limit VOCABULARY = new Limit("vocabulary", 1, Integer.MAX_VALUE);

    /** Refuses a vocabulary that no tokenizer has. */
    public Conditions {
      VOCABULARY.require(vocabulary);
    }
  }
}
