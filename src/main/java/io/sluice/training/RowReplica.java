package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.SharedModel;
import io.sluice.engine.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A model that trains on some rows of each batch, from one to before another. */
public record RowReplica<M extends SharedModel<M>>(
    M model, Loss<M> loss, int batch, int from, int to) implements Replica {

  /** The mean loss of some rows, asked for by any thread. */
  @FunctionalInterface
  public interface Loss<M> {
    RecordedLoss of(
        M model, NDManager scope, Autograd autograd, long step, int microBatch, int from, int to);
  }

  /** Has gradients for what learns. */
  public RowReplica {
    Map<String, ParameterGroup> groups = model.parameterGroups();
    model
        .parameters()
        .forEach((name, array) -> array.setRequiresGradient(groups.get(name).learns()));
  }

  /** The rows of a batch, dealt evenly to as many replicas as the engine runs side by side. */
  public static <M extends SharedModel<M>> List<RowReplica<M>> of(
      TensorEngine engine, M model, int batch, int most, Loss<M> loss) {
    int count = Math.min(engine.parallelism(batch), most);
    List<M> models = SharedModel.replicas(model, count, engine.manager());
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new RowReplica<>(
                    models.get(i),
                    loss,
                    batch,
                    (int) ((long) batch * i / count),
                    (int) ((long) batch * (i + 1) / count)))
        .toList();
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
    return loss.of(model, scope, autograd, step, microBatch, from, to);
  }
}
