package io.sluice.suite.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.classifier.Classifier;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageBatch;
import io.sluice.image.ImageBatches;
import io.sluice.image.ImageSweep;
import io.sluice.run.SiteRecord;
import io.sluice.training.RowReplica;
import io.sluice.training.SiteMeasurements;
import io.sluice.training.StopSignal;
import io.sluice.training.Task;
import io.sluice.training.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classification of images. */
final class VisionTask implements Task {

  private static final int PLACEMENT_BATCHES = 4;

  /** Enough images to know an activation's inputs by. */
  private static final int PROBE_IMAGES = 256;

  /** The maps of more would leave the processor's caches. */
  private static final int SCORED_IMAGES = 250;

  private final TensorEngine engine;
  private final Classifier model;
  private final ImageBatches batches;
  private final int batch;
  private final long seed;
  private final List<RowReplica<Classifier>> replicas;
  private final ImageScorer scorer;
  private final ImageSweep probe;
  private final SiteMeasurements measurements;

  VisionTask(
      TensorEngine engine, Classifier model, OpenedImages images, VisionRecipe recipe, long seed) {
    this.engine = engine;
    this.model = model;
    this.seed = seed;
    batches = recipe.batches(images);
    batch = recipe.batch();
    replicas =
        RowReplica.of(
            engine, model, batch, model.isShareable() ? Integer.MAX_VALUE : 1, this::loss);
    scorer =
        new ImageScorer(
            engine, model, new ImageSweep(images.test(), SCORED_IMAGES, images.normalization()));
    probe = new ImageSweep(images.training(), PROBE_IMAGES, images.normalization());
    measurements = new SiteMeasurements(engine.autograd());
  }

  private RecordedLoss loss(
      Classifier replica,
      NDManager scope,
      Autograd autograd,
      long step,
      int microBatch,
      int from,
      int to) {
    LabelledBatch images = LabelledBatch.of(scope, images(step), from, to);
    return autograd.loss(() -> replica.trainingLoss(scope, images.pixels(), images.labels()));
  }

  private ImageBatch images(long step) {
    if (!model.isShareable()) {
      // Dropout starts anew at each step, so a resumed run drops what the undisturbed one drops.
      engine.seedDropout(seed * 0x9E3779B97F4A7C15L + step);
    }
    return batches.batch(seed, step);
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
  public List<RowReplica<Classifier>> replicas() {
    return replicas;
  }

  @Override
  public long tokensPerMicroBatch() {
    return batch;
  }

  @Override
  public void begin() {
    try (NDManager scope = engine.manager().newSubManager()) {
      List<NDArray> pixels = new ArrayList<>();
      for (int step = 1; step <= PLACEMENT_BATCHES; step++) {
        pixels.add(LabelledBatch.of(scope, batches.batch(seed, step)).pixels());
      }
      model.placeActivations(scope, pixels);
    }
  }

  @Override
  public Map<String, NDArray> activationParameters() {
    return model.activationParameters();
  }

  /** On the first training images, as they are. */
  @Override
  public List<SiteRecord> observe(long step, Duration elapsed) {
    List<SiteRecord> records = new ArrayList<>();
    try (NDManager scope = engine.manager().newSubManager()) {
      LabelledBatch images = LabelledBatch.of(scope, probe.iterator().next());
      Map<String, NDArray> parameters = model.parameters();
      Map<String, List<NDArray>> layers = new LinkedHashMap<>();
      model
          .shape()
          .learnedBySite()
          .forEach((site, names) -> layers.put(site, names.stream().map(parameters::get).toList()));
      NDArray loss =
          Autograd.record(() -> model.probeLoss(scope, images.pixels(), images.labels()));
      Map<String, Double> norms = measurements.gradientNorms(scope, loss, layers);
      model.runWithHook(
          scope,
          List.of(images.pixels()),
          site -> records.add(measurements.record(step, scope, site, norms.get(site.path()))));
    }
    return records;
  }

  @Override
  public Validation validate() {
    return scorer.score();
  }

  @Override
  public Optional<Validation> validateUnless(StopSignal stop) {
    return scorer.score(stop);
  }
}
