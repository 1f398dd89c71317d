package io.sluice.suite.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.classifier.Classifier;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageBatch;
import io.sluice.training.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** A classifier that trains on some rows of each batch. */
final class VisionReplica implements Replica {

  private final Classifier model;
  private final LongFunction<ImageBatch> batches;
  private final int batch;
  private final int from;
  private final int to;

  private VisionReplica(
      Classifier model, LongFunction<ImageBatch> batches, int batch, int from, int to) {
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

  /**
   * The rows of a batch, dealt evenly.
   *
   * @param batches by step, asked for by any thread
   */
  static List<VisionReplica> of(
      TensorEngine engine, Classifier model, int batch, LongFunction<ImageBatch> batches) {
    int count = model.isShareable() ? engine.parallelism(batch) : 1;
    List<VisionReplica> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          new VisionReplica(
              i == 0 ? model : model.replica(engine.manager()),
              batches,
              batch,
              (int) ((long) batch * i / count),
              (int) ((long) batch * (i + 1) / count)));
    }
    return all;
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
    LabelledBatch images = LabelledBatch.of(scope, batches.apply(step), from, to);
    return autograd.loss(() -> model.trainingLoss(scope, images.pixels(), images.labels()));
  }
}
