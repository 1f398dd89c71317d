package io.sluice.suite.language;

import io.sluice.engine.TensorEngine;
import io.sluice.training.RowReplica;
import io.sluice.transformer.Transformer;
import java.util.List;

/** Language models that train on some rows of each batch. */
final class LanguageReplica {

  /**
   * Where batches come from: B × (T + 1) ids of a step and micro-batch, asked for by any thread.
   */
  @FunctionalInterface
  interface Batches {
    int[] ids(long step, int microBatch);
  }

  private static final long GRADIENT_BYTES = 4L << 30;

  private LanguageReplica() {}

  static List<RowReplica<Transformer>> of(
      TensorEngine engine, Transformer model, int batch, Batches batches) {
    return RowReplica.of(
        engine,
        model,
        batch,
        most(model),
        (replica, scope, autograd, step, microBatch, from, to) -> {
          NextTokens tokens =
              NextTokens.of(
                  scope, batches.ids(step, microBatch), replica.shape().context(), from, to);
          return replica.loss(scope, autograd, tokens.inputs(), tokens.targets());
        });
  }

  /** How many sets of gradients fit into the memory that they may take. */
  private static int most(Transformer model) {
    if (model.shape().style().dropout() > 0) {
      // It draws from libtorch's one generator, whose draws would go to whoever came first.
      return 1;
    }
    long bytes = Float.BYTES * model.shape().parameters(model.vocabulary());
    return (int) Math.max(1, Math.min(1024, GRADIENT_BYTES / bytes));
  }
}
