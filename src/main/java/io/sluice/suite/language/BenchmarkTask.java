package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.TensorEngine;
import io.sluice.training.RowReplica;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import io.sluice.transformer.TransformerShape;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A task with nothing to learn, for measuring how fast a model trains. */
final class BenchmarkTask implements Task {

  private static final long SEED = 1;

  private final Transformer model;
  private final int batch;
  private final List<RowReplica<Transformer>> replicas;

  private BenchmarkTask(TensorEngine engine, Transformer model, int batch) {
    this.model = model;
    this.batch = batch;
    replicas = LanguageReplica.of(engine, model, batch, this::ids);
  }

  static BenchmarkTask task(
      TensorEngine engine, TransformerShape shape, int vocabulary, int batch) {
    Transformer model = Transformer.create(engine, shape, vocabulary, SEED);
    return new BenchmarkTask(engine, model, batch);
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
    return (long) batch * model.shape().context();
  }

  @Override
  public List<RowReplica<Transformer>> replicas() {
    return replicas;
  }

  private int[] ids(long step, int microBatch) {
    long count = (long) batch * (model.shape().context() + 1);
    return new SplittableRandom(step).ints(count, 0, model.vocabulary()).toArray();
  }

  @Override
  public Validation validate() {
    throw new IllegalStateException("random tokens have nothing to validate");
  }
}
