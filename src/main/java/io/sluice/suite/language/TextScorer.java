package io.sluice.suite.language;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.corpus.Corpus;
import io.sluice.corpus.HeldOut;
import io.sluice.corpus.SweepBatch;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.ValidationSweep;
import io.sluice.engine.SharedModel;
import io.sluice.engine.TensorEngine;
import io.sluice.measure.Perplexity;
import io.sluice.training.SharedScores;
import io.sluice.training.StopSignal;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores a whole token file in fixed windows: every token but the first once. There are no bits per
 * byte where the ids do not give the text back: they would count bytes that nobody paid for.
 */
final class TextScorer implements AutoCloseable {

  private final NDManager handles;
  private final TensorEngine engine;
  private final List<Transformer> replicas;
  private final ValidationSweep sweep;
  private final long bytes;
  private final boolean lossless;

  /**
   * @param corpus the text
   * @param part which of its texts
   * @param file the ids of that
   */
  TextScorer(
      TensorEngine engine,
      Transformer model,
      Corpus corpus,
      HeldOut part,
      TokenFile file,
      Tokenizer tokenizer) {
    this.engine = engine;
    handles = engine.manager().newSubManager();
    sweep = new ValidationSweep(file, rows(model), model.shape().context());
    // The first token is given, not predicted: its bytes do not count.
    bytes = file.textBytes() - TokenizedCorpus.given(corpus, part, file, tokenizer).length;
    lossless = file.lostBytes() == 0;
    long batches = 1 + sweep.tokens() / ((long) sweep.batch() * sweep.length());
    int threads = engine.parallelism((int) Math.min(1024, batches));
    replicas = SharedModel.replicas(model, threads, handles);
  }

  Validation score() {
    return score(new StopSignal()).orElseThrow();
  }

  /** The same; empty if somebody stopped it between two batches. */
  Optional<Validation> score(StopSignal stop) {
    return SharedScores.of(
            engine, replicas, turn -> sweep.share(turn, replicas.size()), this::score, stop)
        .map(this::mean);
  }

  private Validation mean(SharedScores sums) {
    double loss = sums.nats() / sweep.tokens();
    return new Validation(
        loss,
        lossless
            ? OptionalDouble.of(Perplexity.bitsPerByte(loss, sweep.tokens(), bytes))
            : OptionalDouble.empty(),
        OptionalDouble.of((double) sums.hits() / sweep.tokens()),
        sweep.tokens());
  }

  private SharedScores score(Transformer replica, SweepBatch batch) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Shape shape = new Shape(batch.rows(), batch.length());
      float[] sums =
          replica
              .score(
                  scope, scope.create(batch.inputs(), shape), scope.create(batch.targets(), shape))
              .toFloatArray();
      return new SharedScores(sums[0], (long) sums[1]);
    }
  }

  @Override
  public void close() {
    handles.close();
  }

  /**
   * As many windows as keep the logits of a batch near 64 MB in each thread, and at most 4,096
   * tokens.
   */
  private static int rows(Transformer model) {
    int tokens = Math.min(4096, (1 << 24) / model.vocabulary());
    return Math.max(1, tokens / model.shape().context());
  }
}
