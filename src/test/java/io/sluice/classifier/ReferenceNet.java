package io.sluice.classifier;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.activation.Granularity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nets as their layers say, in plain loops and double precision, from nothing of the kernels. */
final class ReferenceNet {

  private final ClassifierShape shape;
  private final Map<String, double[]> parameters;
  private final Pass pass;
  private final Map<String, double[]> moved = new LinkedHashMap<>();
  private final Map<String, ReferenceBatch> siteInputs = new LinkedHashMap<>();

  ReferenceNet(ClassifierShape shape, Map<String, double[]> parameters, Pass pass) {
    this.shape = shape;
    this.parameters = parameters;
    this.pass = pass;
  }

  /** The running statistics after the last training pass. */
  Map<String, double[]> moved() {
    return moved;
  }

  /** What came into each site in the last pass. */
  Map<String, ReferenceBatch> siteInputs() {
    return siteInputs;
  }

  /** Mean cross-entropy. */
  double loss(ImageBatch batch) {
    double[][] scores = logits(batch);
    double sum = 0;
    for (int image = 0; image < scores.length; image++) {
      double total = 0;
      for (double score : scores[image]) {
        total += Math.exp(score);
      }
      sum += Math.log(total) - scores[image][batch.labels()[image]];
    }
    return sum / scores.length;
  }

  double[][] logits(ImageBatch batch) {
    int size = Math.toIntExact(batch.shape().size());
    double[][] pixels = new double[batch.count()][size];
    for (int i = 0; i < batch.pixels().length; i++) {
      pixels[i / size][i % size] = batch.pixels()[i];
    }
    return through(shape.net().layers(shape.classes()), new ReferenceBatch(batch.shape(), pixels))
        .values();
  }

  private ReferenceBatch through(List<Layer> layers, ReferenceBatch x) {
    ReferenceBatch y = x;
    for (Layer layer : layers) {
      y = through(layer, y);
    }
    return y;
  }

  private ReferenceBatch through(Layer layer, ReferenceBatch x) {
    if (layer instanceof Layer.Convolution convolution) {
      return x.convolved(
          convolution.window(),
          convolution.filters(),
          parameters.get(convolution.path() + ".weight"),
          parameters.get(convolution.path() + ".bias"));
    }
    if (layer instanceof Layer.Dense dense) {
      return x.times(
          parameters.get(dense.path() + ".weight"), parameters.get(dense.path() + ".bias"));
    }
    if (layer instanceof Layer.BatchNorm norm) {
      return normalized(norm.path(), x);
    }
    if (layer instanceof Layer.Activation site) {
      return activated(site.site(), x);
    }
    if (layer instanceof Layer.MaxPooling pooling) {
      return x.largest(pooling.window());
    }
    if (layer instanceof Layer.AveragePooling pooling) {
      return x.averaged(pooling.window());
    }
    if (layer instanceof Layer.AdaptiveAveragePooling pooled) {
      return x.pooledTo(pooled.side());
    }
    if (layer instanceof Layer.Flatten) {
      return new ReferenceBatch(
          new FeatureVector(Math.toIntExact(x.features().size())), x.values());
    }
    if (layer instanceof Layer.Residual residual) {
      return through(residual.body(), x).plus(through(residual.shortcut(), x));
    }
    if (layer instanceof Layer.SelfAttention attention) {
      return new ReferenceAttention(attention, parameters).through(x);
    }
    if (layer instanceof Layer.Dropout && pass != Pass.TRAINING) {
      return x;
    }
    throw new IllegalStateException("no reference for " + layer);
  }

  private ReferenceBatch normalized(String path, ReferenceBatch x) {
    double[] mean = parameters.get(path + ".running_mean");
    double[] variance = parameters.get(path + ".running_var");
    if (pass != Pass.EVALUATION) {
      double[][] batch = x.statistics();
      double count = (double) x.each() * x.values().length;
      move(path + ".running_mean", batch[0], 1);
      move(path + ".running_var", batch[1], count / (count - 1));
      mean = batch[0];
      variance = batch[1];
    }
    double[] means = mean;
    double[] variances = variance;
    double[] weight = parameters.get(path + ".weight");
    double[] bias = parameters.get(path + ".bias");
    return x.mapped(
        (c, value) -> (value - means[c]) / Math.sqrt(variances[c] + 1e-5) * weight[c] + bias[c]);
  }

  private void move(String name, double[] statistics, double correction) {
    double[] after = parameters.get(name).clone();
    for (int i = 0; i < after.length; i++) {
      after[i] = 0.9 * after[i] + 0.1 * correction * statistics[i];
    }
    moved.put(name, after);
  }

  private ReferenceBatch activated(String site, ReferenceBatch x) {
    siteInputs.put(site, x);
    Activation activation = shape.activations().at(site);
    String prefix = activation.granularity() == Granularity.MODEL ? "activation." : site + ".";
    double[][] sets = new double[x.features().channels()][];
    for (int channel = 0; channel < sets.length; channel++) {
      sets[channel] = set(activation, prefix, channel);
    }
    return x.mapped((channel, value) -> activation.value(value, sets[channel]));
  }

  /** The numbers that shape an activation in a channel. */
  private double[] set(Activation activation, String prefix, int channel) {
    double[] set = new double[activation.start().length];
    int next = 0;
    for (ActivationParameter parameter : activation.parameters()) {
      int size = parameter.start().size();
      double[] values = parameters.get(prefix + parameter.name());
      int from = activation.granularity() == Granularity.CHANNEL ? channel * size : 0;
      for (int i = 0; i < size; i++) {
        set[next++] = values[from + i];
      }
    }
    return set;
  }
}
