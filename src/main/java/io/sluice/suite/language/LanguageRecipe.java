package io.sluice.suite.language;

import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Limit;
import io.sluice.recipe.Change;
import io.sluice.training.TrainingPlan;
import io.sluice.transformer.TransformerShape;
import java.util.List;
import java.util.Optional;

/**
 * All values of a training run but its seed and its machine.
 *
 * @param corpus the text
 * @param tokenizer how it becomes ids
 * @param model the model's shape
 * @param training steps, learning rate, optimizer
 * @param batch B, sequences of a micro-batch
 * @param split what is measured at marks: validation alone, or the test part too, which is so
 *     unless something is said
 */
public record LanguageRecipe(
    CorpusChoice corpus,
    TokenizerChoice tokenizer,
    TransformerShape model,
    TrainingPlan training,
    int batch,
    Optional<HeldOut> split) {

  private static final Limit BATCH = new Limit("batch", 1, 1 << 20);

  /** Refuses batches out of range. */
  public LanguageRecipe {
    BATCH.require(batch);
    model.requireBatch(batch);
  }

  /**
   * Another text.
   *
   * @param other the text
   * @param otherTokenizer the tokenizer
   * @return a copy
   */
  public LanguageRecipe withText(CorpusChoice other, TokenizerChoice otherTokenizer) {
    return new LanguageRecipe(other, otherTokenizer, model, training, batch, split);
  }

  /**
   * Measured at marks on other parts of the text.
   *
   * @param other what is measured
   * @return a copy
   */
  public LanguageRecipe withSplit(HeldOut other) {
    return new LanguageRecipe(corpus, tokenizer, model, training, batch, Optional.of(other));
  }

  /**
   * Whether the test part is looked at, where there is one.
   *
   * @return false if the split is validation
   */
  public boolean isTested() {
    return split.orElse(HeldOut.TEST) == HeldOut.TEST;
  }

  /**
   * Another feed-forward sub-layer, of the hidden width that the recipe's policy gives it.
   *
   * @param feedForward the sub-layer
   * @return a copy
   */
  public LanguageRecipe withFeedForward(FeedForward feedForward) {
    return new LanguageRecipe(
        corpus, tokenizer, model.withFeedForward(feedForward), training, batch, split);
  }

  /**
   * Another length. Warm-up, schedule and checkpoint interval are kept, but the warm-up is at most
   * a tenth of the steps and marks beyond the end are dropped.
   *
   * @param steps optimizer steps
   * @return a copy
   */
  public LanguageRecipe withSteps(long steps) {
    return LanguageRecipes.RECIPES.changed(
        this,
        List.of(
            new Change("training.steps", Optional.of(Long.toString(steps)), "--steps " + steps)),
        "the recipe");
  }

  /**
   * Named steps at which to validate.
   *
   * @param marks steps of the run
   * @return a copy
   */
  public LanguageRecipe withMarks(List<Long> marks) {
    return withTraining(
        new TrainingPlan(
            training.steps(),
            training.accumulation(),
            training.schedule(),
            training.optimizer(),
            training.validationInterval(),
            marks,
            training.checkpointInterval()));
  }

  /**
   * Another plan.
   *
   * @param plan steps, learning rate, optimizer
   * @return a copy
   */
  public LanguageRecipe withTraining(TrainingPlan plan) {
    return new LanguageRecipe(corpus, tokenizer, model, plan, batch, split);
  }
}
