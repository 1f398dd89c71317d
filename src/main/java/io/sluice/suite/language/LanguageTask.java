package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import io.sluice.corpus.TokenWindows;
import io.sluice.engine.LearningRule;
import io.sluice.engine.TensorEngine;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import java.util.List;
import java.util.Map;

/** Next-token prediction over a token file. */
final class LanguageTask implements Task {

  private final TensorEngine engine;
  private final Transformer model;
  private final List<LanguageReplica> replicas;
  private final TokenWindows windows;
  private final TextScorer scorer;
  private final LanguageRecipe recipe;
  private final long seed;

  LanguageTask(
      TensorEngine engine,
      Transformer model,
      TokenizedCorpus text,
      LanguageRecipe recipe,
      long seed) {
    this.engine = engine;
    this.model = model;
    this.recipe = recipe;
    this.seed = seed;
    windows = new TokenWindows(text.training(), recipe.batch(), recipe.model().context());
    scorer = new TextScorer(engine, model, text.validation(), text.tokenizer());
    replicas = LanguageReplica.of(engine, model, recipe.batch(), this::ids);
  }

  @Override
  public Map<String, NDArray> parameters() {
    return model.parameters();
  }

  @Override
  public Map<String, LearningRule> learningRules() {
    return model.learningRules();
  }

  @Override
  public long tokensPerMicroBatch() {
    return (long) recipe.batch() * recipe.model().context();
  }

  @Override
  public List<LanguageReplica> replicas() {
    return replicas;
  }

  private int[] ids(long step, int microBatch) {
    long draw = (step - 1) * recipe.training().accumulation() + microBatch + 1;
    if (recipe.model().style().dropout() > 0) {
      // Dropout starts anew at each draw, so a resumed run drops what the undisturbed one drops.
      engine.seedDropout(seed * 0x9E3779B97F4A7C15L + draw);
    }
    return windows.batch(seed, draw);
  }

  @Override
  public Validation validate() {
    return scorer.score();
  }
}
