package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.TensorEngine;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import io.sluice.transformer.TransformerShape;
import java.util.Map;
import java.util.SplittableRandom;

/** A task with nothing to learn, for measuring how fast a model trains. */
final class RandomTokens implements Task {

  private static final long SEED = 1;

  private final Transformer model;
  private final int batch;

  private RandomTokens(Transformer model, int batch) {
    this.model = model;
    this.batch = batch;
  }

  static RandomTokens task(TensorEngine engine, TransformerShape shape, int vocabulary, int batch) {
    Transformer model = Transformer.create(engine, shape, vocabulary, SEED);
    model.parameters().values().forEach(array -> array.setRequiresGradient(true));
    return new RandomTokens(model, batch);
  }

  @Override
  public Map<String, NDArray> parameters() {
    return model.parameters();
  }

  @Override
  public long tokensPerMicroBatch() {
    return (long) batch * model.shape().context();
  }

  @Override
  public NDArray loss(NDManager scope, long step, int microBatch) {
    SplittableRandom random = new SplittableRandom(step);
    Shape shape = new Shape(batch, model.shape().context());
    int[] ids = random.ints(shape.size(), 0, model.vocabulary()).toArray();
    int[] targets = random.ints(shape.size(), 0, model.vocabulary()).toArray();
    return model.trainingLoss(scope, scope.create(ids, shape), scope.create(targets, shape));
  }

  @Override
  public Validation validate() {
    throw new IllegalStateException("random tokens have nothing to validate");
  }
}
