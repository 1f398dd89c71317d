package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.training.Replica;
import io.sluice.transformer.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A language model that trains on some rows of each batch. */
final class LanguageReplica implements Replica {

  /**
   * Where batches come from: B × (T + 1) ids of a step and micro-batch, asked for by any thread.
   */
  @FunctionalInterface
  interface Batches {
    int[] ids(long step, int microBatch);
  }

  private static final long GRADIENT_BYTES = 4L << 30;

  private final Transformer model;
  private final Batches batches;
  private final int batch;
  private final int from;
  private final int to;

  private LanguageReplica(Transformer model, Batches batches, int batch, int from, int to) {
    this.model = model;
    this.batches = batches;
    this.batch = batch;
    this.from = from;
    this.to = to;
    Map<String, ParameterGroup> groups = model.parameterGroups();
    model
        .parameters()
        .forEach((name, array) -> array.setRequiresGradient(groups.get(name).learns()));
  }

  /** The rows of a batch, dealt evenly to as many replicas as the engine runs side by side. */
  static List<LanguageReplica> of(
      TensorEngine engine, Transformer model, int batch, Batches batches) {
    // Dropout draws from libtorch's one generator, whose draws would go to whoever came first.
    int count =
        model.shape().style().dropout() > 0
            ? 1
            : Math.min(engine.parallelism(batch), affordable(model));
    List<LanguageReplica> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          new LanguageReplica(
              i == 0 ? model : model.replica(engine.manager()),
              batches,
              batch,
              (int) ((long) batch * i / count),
              (int) ((long) batch * (i + 1) / count)));
    }
    return all;
  }

  /** How many sets of gradients fit into the memory that they may take. */
  private static int affordable(Transformer model) {
    long bytes = Float.BYTES * model.shape().parameters(model.vocabulary());
    return (int) Math.max(1, Math.min(1024, GRADIENT_BYTES / bytes));
  }

  @Override
  public Map<String, NDArray> parameters() {
    return model.parameters();
  }

  @Override
  public double share() {
    return (double) (to - from) / batch;
  }

  @Override
  public RecordedLoss loss(NDManager scope, Autograd autograd, long step, int microBatch) {
    NextTokens tokens =
        NextTokens.of(scope, batches.ids(step, microBatch), model.shape().context(), from, to);
    return model.loss(scope, autograd, tokens.inputs(), tokens.targets());
  }
}
