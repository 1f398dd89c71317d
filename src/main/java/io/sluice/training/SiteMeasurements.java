package io.sluice.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.activation.ActivationSite;
import io.sluice.activation.DynActivation;
import io.sluice.engine.Autograd;
import io.sluice.run.SiteRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a run keeps of the activations of any model.
 *
 * @param autograd of the model's engine
 */
public record SiteMeasurements(Autograd autograd) {

  /** A slope this small lets nothing through that a step could be made of. */
  private static final double DEAD = 1e-6;

  /**
   * Measures a site.
   *
   * @param step optimizer steps done
   * @param scope the owner of what is made on the way
   * @param site the site, which is visited
   * @param gradientNorm norm of the probe loss's gradient by the parameters of the site's layer
   * @return the record
   */
  public SiteRecord record(long step, NDManager scope, ActivationSite site, double gradientNorm) {
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
        site.deadShare(scope, autograd, DEAD),
        gradientNorm);
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

  /**
   * The norms of a gradient, layer by layer.
   *
   * @param scope the owner of what is made on the way
   * @param loss a recorded scalar
   * @param layers what learns in each
   * @return norms by the keys of the layers
   */
  public <K> Map<K, Double> gradientNorms(
      NDManager scope, NDArray loss, Map<K, List<NDArray>> layers) {
    NDList gradients =
        autograd.vjp(
            scope, loss, scope.create(1f), layers.values().stream().flatMap(List::stream).toList());
    Map<K, Double> norms = new LinkedHashMap<>();
    int next = 0;
    for (Map.Entry<K, List<NDArray>> layer : layers.entrySet()) {
      double squares = 0;
      for (int i = 0; i < layer.getValue().size(); i++) {
        double norm = gradients.get(next++).norm().getFloat();
        squares += norm * norm;
      }
      norms.put(layer.getKey(), Math.sqrt(squares));
    }
    return norms;
  }
}
