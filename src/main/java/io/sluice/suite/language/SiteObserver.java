package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Autograd;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.TensorEngine;
import io.sluice.run.SiteRecord;
import io.sluice.training.SiteMeasurements;
import io.sluice.transformer.Transformer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the activations of a model on a probe: some windows of the training text that never
 * change, so that records of different steps and variants can be compared.
 */
final class SiteObserver {

  private final TensorEngine engine;
  private final Transformer model;
  private final SiteMeasurements measurements;

  SiteObserver(TensorEngine engine, Transformer model) {
    this.engine = engine;
    this.model = model;
    measurements = new SiteMeasurements(engine.autograd());
  }

  /**
   * Measures every site.
   *
   * @param step optimizer steps done
   * @param inputs (B, T) ids of the probe
   * @param targets (B, T) the ids that follow
   * @return a record a site, in the order of the computation
   */
  List<SiteRecord> observe(long step, NDArray inputs, NDArray targets) {
    List<SiteRecord> records = new ArrayList<>();
    try (NDManager scope = engine.manager().newSubManager()) {
      Map<String, Double> norms = gradientNorms(scope, inputs, targets);
      model.runWithHook(
          scope,
          List.of(inputs),
          site ->
              records.add(
                  measurements.record(step, scope, site, norms.get(subLayer(site.path())))));
    }
    return records;
  }

  /** Of the probe's loss, by everything that learns in each feed-forward sub-layer. */
  private Map<String, Double> gradientNorms(NDManager scope, NDArray inputs, NDArray targets) {
    Map<String, ParameterGroup> groups = model.parameterGroups();
    Map<String, NDArray> learned = new LinkedHashMap<>(model.parameters());
    learned
        .keySet()
        .removeIf(name -> !name.contains(".feed_forward.") || !groups.get(name).learns());
    Map<String, List<NDArray>> layers = new LinkedHashMap<>();
    learned.forEach(
        (name, array) ->
            layers.computeIfAbsent(subLayer(name), layer -> new ArrayList<>()).add(array));
    return measurements.gradientNorms(
        scope, Autograd.record(() -> model.probeLoss(scope, inputs, targets)), layers);
  }

  /** {@code layers.0.feed_forward} of {@code layers.0.feed_forward.gate.weight}. */
  private static String subLayer(String name) {
    String block = ".feed_forward";
    return name.substring(0, name.indexOf(block) + block.length());
  }
}
