package io.sluice.suite.vision;

import ai.djl.ndarray.NDManager;
import io.sluice.classifier.Classifier;
import io.sluice.engine.SharedModel;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageBatch;
import io.sluice.image.ImageSweep;
import io.sluice.training.SharedScores;
import io.sluice.training.StopSignal;
import io.sluice.training.Validation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores all images of a set, each once and unchanged. */
final class ImageScorer implements AutoCloseable {

  private final TensorEngine engine;
  private final NDManager handles;
  private final ImageSweep sweep;
  private final List<Classifier> replicas;

  ImageScorer(TensorEngine engine, Classifier model, ImageSweep sweep) {
    this.engine = engine;
    this.sweep = sweep;
    handles = engine.manager().newSubManager();
    int batches = (sweep.set().size() + sweep.batch() - 1) / sweep.batch();
    int threads = engine.parallelism(Math.min(1024, batches));
    replicas = SharedModel.replicas(model, threads, handles);
  }

  Validation score() {
    return score(new StopSignal()).orElseThrow();
  }

  /** The same; empty if somebody stopped it between two batches. */
  Optional<Validation> score(StopSignal stop) {
    int images = sweep.set().size();
    return SharedScores.of(
            engine, replicas, turn -> sweep.share(turn, replicas.size()), this::score, stop)
        .map(
            sums ->
                new Validation(
                    sums.nats() / images,
                    OptionalDouble.empty(),
                    OptionalDouble.of((double) sums.hits() / images),
                    images));
  }

  private SharedScores score(Classifier replica, ImageBatch batch) {
    try (NDManager scope = engine.manager().newSubManager()) {
      LabelledBatch images = LabelledBatch.of(scope, batch);
      float[] sums = replica.score(scope, images.pixels(), images.labels()).toFloatArray();
      return new SharedScores(sums[0], (long) sums[1]);
    }
  }

  @Override
  public void close() {
    handles.close();
  }
}
