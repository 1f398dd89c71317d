package io.sluice.suite.vision;

import ai.djl.ndarray.NDManager;
import io.sluice.classifier.Classifier;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageBatch;
import io.sluice.image.ImageSweep;
import io.sluice.training.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Scores all images of a set, each once and unchanged. */
final class ImageScorer implements AutoCloseable {

  private final TensorEngine engine;
  private final NDManager handles;
  private final ImageSweep sweep;
  private final List<Classifier> replicas = new ArrayList<>();

  ImageScorer(TensorEngine engine, Classifier model, ImageSweep sweep) {
    this.engine = engine;
    this.sweep = sweep;
    handles = engine.manager().newSubManager();
    int batches = (sweep.set().size() + sweep.batch() - 1) / sweep.batch();
    for (int i = 0; i < engine.parallelism(Math.min(1024, batches)); i++) {
      replicas.add(i == 0 ? model : model.replica(handles));
    }
  }

  /** Sums over a batch. */
  private record Score(double nats, long hits) {}

  Validation score() {
    List<Supplier<List<Score>>> work = new ArrayList<>();
    for (int i = 0; i < replicas.size(); i++) {
      int turn = i;
      work.add(() -> scores(turn));
    }
    List<List<Score>> scores = engine.workers(work.size()).run(work);
    double nats = 0;
    long hits = 0;
    // In the order of the set, so the sum does not depend on who scored what.
    for (int batch = 0; scores.get(batch % work.size()).size() > batch / work.size(); batch++) {
      Score score = scores.get(batch % work.size()).get(batch / work.size());
      nats += score.nats;
      hits += score.hits;
    }
    int images = sweep.set().size();
    return new Validation(
        nats / images, OptionalDouble.empty(), OptionalDouble.of((double) hits / images), images);
  }

  /** Of every batch whose turn it is. */
  private List<Score> scores(int turn) {
    List<Score> scores = new ArrayList<>();
    for (ImageBatch batch : sweep.share(turn, replicas.size())) {
      try (NDManager scope = engine.manager().newSubManager()) {
        LabelledBatch images = LabelledBatch.of(scope, batch);
        float[] sums =
            replicas.get(turn).score(scope, images.pixels(), images.labels()).toFloatArray();
        scores.add(new Score(sums[0], (long) sums[1]));
      }
    }
    return scores;
  }

  @Override
  public void close() {
    handles.close();
  }
}
