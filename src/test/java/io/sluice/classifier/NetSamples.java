package io.sluice.classifier;

import io.sluice.activation.Activation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Every net, small. */
final class NetSamples {

  static final int CLASSES = 5;

  /**
   * Small versions of all nets with options that change their layers, and images for each; an added
   * net is there by itself.
   */
  static final Map<String, FeatureMapShape> ALL = samples();

  private NetSamples() {}

  private static Map<String, FeatureMapShape> samples() {
    FeatureMapShape small = new FeatureMapShape(3, 8, 8);
    FeatureMapShape grey = new FeatureMapShape(1, 8, 12);
    FeatureMapShape large = new FeatureMapShape(3, 32, 32);
    Map<String, FeatureMapShape> all = new LinkedHashMap<>();
    all.put("mlp(1, width=9)", grey);
    all.put("mlp(4, width=8)", new FeatureMapShape(3, 4, 5));
    all.put("simple-cnn(filters=0.1)", grey);
    all.put("simple-cnn(norm=batch, filters=0.1)", small);
    all.put("vgg-1(filters=0.1)", grey);
    all.put("vgg-2(filters=0.1)", small);
    all.put("vgg-3(filters=0.1)", small);
    all.put("vgg-3(norm=none, filters=0.1)", small);
    all.put("vgg11(filters=0.01)", large);
    all.put("vgg11(norm=batch, head=small, filters=0.01)", large);
    all.put("resnet18(filters=0.01)", small);
    all.put("resnet18(stem=imagenet, filters=0.01)", large);
    all.put("attention-cnn(filters=0.1)", new FeatureMapShape(3, 16, 16));
    all.put("attention-cnn(norm=none, filters=0.1)", new FeatureMapShape(1, 16, 20));
    NetNotation.names().stream()
        .filter(
            name ->
                all.keySet().stream().noneMatch(net -> net.replaceFirst("\\(.*", "").equals(name)))
        .forEach(name -> all.put(name + "(filters=0.1)", new FeatureMapShape(3, 16, 16)));
    return all;
  }

  static Stream<String> notations() {
    return ALL.keySet().stream();
  }

  static ClassifierShape shape(String net, String activation) {
    return shape(net, SiteActivations.everywhere(Activation.of(activation)));
  }

  static ClassifierShape shape(String net, SiteActivations activations) {
    FeatureMapShape image = ALL.getOrDefault(net, new FeatureMapShape(3, 8, 8));
    return new ClassifierShape(Net.of(net), image, CLASSES, activations, WeightInitialization.HE);
  }

  /** The parameters of a model in double precision. */
  static Map<String, double[]> doubles(Classifier model) {
    Map<String, double[]> all = new LinkedHashMap<>();
    ImageBatch.values(model)
        .forEach(
            (name, values) -> {
              double[] wide = new double[values.length];
              for (int i = 0; i < values.length; i++) {
                wide[i] = values[i];
              }
              all.put(name, wide);
            });
    return all;
  }
}
