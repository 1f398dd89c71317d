package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.ActivationSite;
import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.TokenWindows;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.TensorEngine;
import io.sluice.run.SiteRecord;
import io.sluice.training.RowReplica;
import io.sluice.training.StopSignal;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Next-token prediction over a token file. */
final class LanguageTask implements Task {

  /** Enough tokens to know an activation's inputs by, few enough to be quick with a large batch. */
  private static final int LOOK_TOKENS = 4096;

  private static final int PLACEMENT_BATCHES = 4;

  private final TensorEngine engine;
  private final Transformer model;
  private final List<RowReplica<Transformer>> replicas;
  private final TokenWindows windows;
  private final TextScorer scorer;
  private final Optional<TextScorer> test;
  private final SiteObserver observer;
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
    scorer = scorer(engine, model, text, HeldOut.VALIDATION, text.validation());
    test = text.test().map(file -> scorer(engine, model, text, HeldOut.TEST, file));
    observer = new SiteObserver(engine, model);
    replicas = LanguageReplica.of(engine, model, recipe.batch(), this::ids);
  }

  private static TextScorer scorer(
      TensorEngine engine, Transformer model, TokenizedCorpus text, HeldOut part, TokenFile file) {
    return new TextScorer(engine, model, text.corpus(), part, file, text.tokenizer());
  }

  /**
   * Refuses a text that is shorter than what a model reads at once.
   *
   * @param recipe with the context
   * @param tokens of the training text
   */
  static void requireWindow(LanguageRecipe recipe, long tokens) {
    int context = recipe.model().context();
    if (tokens > context) {
      return;
    }
    String shorter =
        tokens > 1
            ? String.format(
                Locale.ROOT, ", or a lesser --context, such as %d", Math.max(1, tokens / 2))
            : "";
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the training text has %,d tokens and the recipe's context of %,d needs at least %,d:"
                + " give a longer text%s",
            tokens,
            context,
            context + 1L,
            shorter));
  }

  @Override
  public Map<String, NDArray> parameters() {
    return model.parameters();
  }

  @Override
  public Map<String, ParameterGroup> parameterGroups() {
    return model.parameterGroups();
  }

  @Override
  public long tokensPerMicroBatch() {
    return (long) recipe.batch() * recipe.model().context();
  }

  @Override
  public List<RowReplica<Transformer>> replicas() {
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

  /** Hinges are placed on what comes into each site in the first batches. */
  @Override
  public void begin() {
    if (!recipe.model().feedForward().activation().isPlacedOnInputs()) {
      return;
    }
    try (NDManager scope = engine.manager().newSubManager()) {
      List<NDArray> batches = new ArrayList<>();
      for (int draw = 1; draw <= PLACEMENT_BATCHES; draw++) {
        batches.add(look(scope, draw).inputs());
      }
      model.runWithHook(scope, batches, ActivationSite::place);
    }
  }

  @Override
  public Map<String, NDArray> activationParameters() {
    Map<String, NDArray> all = new LinkedHashMap<>(model.parameters());
    all.keySet().removeIf(name -> !name.contains("activation."));
    return all;
  }

  @Override
  public List<SiteRecord> observe(long step, Duration elapsed) {
    try (NDManager scope = engine.manager().newSubManager()) {
      // No step trains on draw 0.
      NextTokens probe = look(scope, 0);
      return observer.observe(step, probe.inputs(), probe.targets());
    }
  }

  /** The first rows of a draw. */
  private NextTokens look(NDManager scope, long draw) {
    int length = recipe.model().context();
    int rows = Math.max(1, Math.min(recipe.batch(), LOOK_TOKENS / length));
    return NextTokens.of(scope, windows.batch(seed, draw), length, 0, rows);
  }

  @Override
  public Validation validate() {
    return scorer.score();
  }

  @Override
  public Optional<Validation> validateUnless(StopSignal stop) {
    return scorer.score(stop);
  }

  @Override
  public Optional<Sweep> test() {
    return test.filter(measured -> recipe.isTested()).map(measured -> measured::score);
  }
}
