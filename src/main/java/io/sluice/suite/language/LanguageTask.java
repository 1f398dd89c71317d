package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.corpus.SweepBatch;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.TokenWindows;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.ValidationSweep;
import io.sluice.engine.TensorEngine;
import io.sluice.measure.Perplexity;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import java.util.Map;

/** Next-token prediction over a token file. */
final class LanguageTask implements Task {

  private final TensorEngine engine;
  private final Transformer model;
  private final TokenizedCorpus text;
  private final TokenWindows windows;
  private final ValidationSweep sweep;
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
    this.text = text;
    this.recipe = recipe;
    this.seed = seed;
    windows = new TokenWindows(text.training(), recipe.batch(), recipe.model().context());
    sweep = sweep(model, text.validation());
    model.parameters().values().forEach(array -> array.setRequiresGradient(true));
  }

  @Override
  public Map<String, NDArray> parameters() {
    return model.parameters();
  }

  @Override
  public long tokensPerMicroBatch() {
    return (long) recipe.batch() * recipe.model().context();
  }

  @Override
  public NDArray loss(NDManager scope, long step, int microBatch) {
    long draw = (step - 1) * recipe.training().accumulation() + microBatch + 1;
    if (recipe.model().style().dropout() > 0) {
      // Dropout starts anew at each draw, so a resumed run drops what the undisturbed one drops.
      engine.seedDropout(seed * 0x9E3779B97F4A7C15L + draw);
    }
    int length = recipe.model().context();
    int[] ids = windows.batch(seed, draw);
    int[] inputs = new int[recipe.batch() * length];
    int[] targets = new int[inputs.length];
    for (int row = 0; row < recipe.batch(); row++) {
      System.arraycopy(ids, row * (length + 1), inputs, row * length, length);
      System.arraycopy(ids, row * (length + 1) + 1, targets, row * length, length);
    }
    Shape shape = new Shape(recipe.batch(), length);
    return model.trainingLoss(scope, scope.create(inputs, shape), scope.create(targets, shape));
  }

  @Override
  public Validation validate() {
    return validate(engine, model, sweep, text.tokenizer());
  }

  /** Scores a whole token file in fixed windows: every token but the first once. */
  static Validation validate(
      TensorEngine engine, Transformer model, TokenFile file, Tokenizer tokenizer) {
    return validate(engine, model, sweep(model, file), tokenizer);
  }

  private static ValidationSweep sweep(Transformer model, TokenFile file) {
    return new ValidationSweep(file, rows(model), model.shape().context());
  }

  private static Validation validate(
      TensorEngine engine, Transformer model, ValidationSweep sweep, Tokenizer tokenizer) {
    double nats = 0;
    for (SweepBatch batch : sweep) {
      try (NDManager scope = engine.manager().newSubManager()) {
        Shape shape = new Shape(batch.rows(), batch.length());
        nats +=
            model
                .totalLoss(
                    scope,
                    scope.create(batch.inputs(), shape),
                    scope.create(batch.targets(), shape))
                .getFloat();
      }
    }
    double loss = nats / sweep.tokens();
    return new Validation(
        loss,
        Perplexity.bitsPerByte(loss, sweep.tokens(), scoredBytes(sweep.file(), tokenizer)),
        sweep.tokens());
  }

  /** The first token is given, not predicted: its bytes do not count. */
  private static long scoredBytes(TokenFile file, Tokenizer tokenizer) {
    int[] first = new int[1];
    file.read(0, first);
    return file.textBytes() - tokenizer.bytes(first[0]).length;
  }

  /** As many windows as keep the logits of a batch near 64 MB, and at most 4,096 tokens. */
  private static int rows(Transformer model) {
    int tokens = Math.min(4096, (1 << 24) / model.vocabulary());
    return Math.max(1, tokens / model.shape().context());
  }
}
