package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.activation.ActivationSite;
import io.sluice.activation.DynActivation;
import io.sluice.engine.Autograd;
import io.sluice.engine.LearningRule;
import io.sluice.engine.TensorEngine;
import io.sluice.run.SiteRecord;
import io.sluice.transformer.Transformer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Looks at the activations of a model on a probe: some windows of the training text that never
 * change, so that records of different steps and variants can be compared.
 */
final class SiteObserver {

  /** A slope this small lets nothing through that a step could be made of. */
  private static final double DEAD = 1e-6;

  private final TensorEngine engine;
  private final Transformer model;

  SiteObserver(TensorEngine engine, Transformer model) {
    this.engine = engine;
    this.model = model;
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
      model.visitSites(
          scope,
          List.of(inputs),
          site -> records.add(record(step, scope, site, norms.get(subLayer(site.path())))));
    }
    return records;
  }

  private SiteRecord record(long step, NDManager scope, ActivationSite site, double norm) {
    Activation activation = site.activation();
    List<double[]> sets = site.sets();
    double[] mean = mean(sets);
    double lipschitz =
        sets.stream().mapToDouble(set -> activation.slopes(set).lipschitz()).max().orElseThrow();
    OptionalDouble alpha = OptionalDouble.empty();
    OptionalDouble beta = OptionalDouble.empty();
    OptionalDouble rho = OptionalDouble.empty();
    if (activation instanceof DynActivation dyn) {
      alpha = OptionalDouble.of(dyn.alpha(mean));
      beta = OptionalDouble.of(dyn.beta(mean));
      double ratio = dyn.beta(mean) / dyn.alpha(mean);
      rho = Double.isFinite(ratio) ? OptionalDouble.of(ratio) : rho;
    }
    return new SiteRecord(
        step,
        site.path(),
        site.layer(),
        named(activation, mean),
        alpha,
        beta,
        rho,
        Double.isInfinite(lipschitz) ? OptionalDouble.empty() : OptionalDouble.of(lipschitz),
        site.deadShare(scope, engine.autograd(), DEAD),
        norm);
  }

  private static double[] mean(List<double[]> sets) {
    double[] mean = new double[sets.get(0).length];
    for (double[] set : sets) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += set[i] / sets.size();
      }
    }
    return mean;
  }

  private static Map<String, List<Double>> named(Activation activation, double[] numbers) {
    Map<String, List<Double>> named = new LinkedHashMap<>();
    int next = 0;
    for (ActivationParameter parameter : activation.parameters()) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < parameter.start().size(); i++) {
        values.add(numbers[next++]);
      }
      named.put(parameter.name(), values);
    }
    return named;
  }

  /** Of the probe's loss, by everything that learns in each feed-forward sub-layer. */
  private Map<String, Double> gradientNorms(NDManager scope, NDArray inputs, NDArray targets) {
    Map<String, LearningRule> rules = model.learningRules();
    Map<String, NDArray> learned = new LinkedHashMap<>(model.parameters());
    learned
        .keySet()
        .removeIf(name -> !name.contains(".feed_forward.") || !rules.get(name).learns());
    NDArray loss = Autograd.record(() -> model.probeLoss(scope, inputs, targets));
    NDList gradients =
        engine.autograd().pullback(scope, loss, scope.create(1f), List.copyOf(learned.values()));
    Map<String, Double> squares = new LinkedHashMap<>();
    int next = 0;
    for (String name : learned.keySet()) {
      double norm = gradients.get(next++).norm().getFloat();
      squares.merge(subLayer(name), norm * norm, Double::sum);
    }
    squares.replaceAll((name, square) -> Math.sqrt(square));
    return squares;
  }

  /** {@code layers.0.feed_forward} of {@code layers.0.feed_forward.gate.weight}. */
  private static String subLayer(String name) {
    String block = ".feed_forward";
    return name.substring(0, name.indexOf(block) + block.length());
  }
}
