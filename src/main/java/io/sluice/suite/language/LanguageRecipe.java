package io.sluice.suite.language;

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
 */
public record LanguageRecipe(
    CorpusChoice corpus,
    TokenizerChoice tokenizer,
    TransformerShape model,
    TrainingPlan training,
    int batch) {

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
    return new LanguageRecipe(other, otherTokenizer, model, training, batch);
  }

  /**
   * Another feed-forward sub-layer, of the hidden width that the recipe's policy gives it.
   *
   * @param feedForward the sub-layer
   * @return a copy
   */
  public LanguageRecipe withFeedForward(FeedForward feedForward) {
    return new LanguageRecipe(
        corpus, tokenizer, model.withFeedForward(feedForward), training, batch);
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
    return new LanguageRecipe(corpus, tokenizer, model, plan, batch);
  }
}
