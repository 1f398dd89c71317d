package io.sluice.classifier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.TensorEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Random images with labels. */
final class ImageBatch {

  private final FeatureMapShape shape;
  private final float[] pixels;
  private final int[] labels;

  private ImageBatch(FeatureMapShape shape, float[] pixels, int[] labels) {
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
  }

  static ImageBatch of(FeatureMapShape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[Math.toIntExact(count * shape.size())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (2 * random.nextDouble() - 1);
    }
    int[] labels = random.ints(count, 0, NetSamples.CLASSES).toArray();
    return new ImageBatch(shape, pixels, labels);
  }

  FeatureMapShape shape() {
    return shape;
  }

  /** Image by image: channel by channel, row by row. */
  float[] pixels() {
    return pixels;
  }

  /** One an image. */
  int[] labels() {
    return labels;
  }

  int count() {
    return labels.length;
  }

  NDArray pixels(NDManager scope) {
    return NativeArrays.of(
        scope, pixels, new Shape(count(), shape.channels(), shape.height(), shape.width()));
  }

  NDArray labels(NDManager scope) {
    return scope.create(labels);
  }

  /** The gradient of the training loss by all that learns. */
  Map<String, float[]> gradients(TensorEngine engine, Classifier model) {
    Map<String, NDArray> learned = learned(model);
    Map<String, float[]> all = new LinkedHashMap<>();
    try (NDManager scope = engine.manager().newSubManager()) {
      NDArray loss = Autograd.record(() -> model.trainingLoss(scope, pixels(scope), labels(scope)));
      NDList gradients =
          engine
              .autograd()
              .vjp(scope, loss, scope.ones(new Shape()), learned.values().stream().toList());
      int next = 0;
      for (String name : learned.keySet()) {
        all.put(name, gradients.get(next++).toFloatArray());
      }
    }
    return all;
  }

  /** What learns, which requires gradients from now on. */
  static Map<String, NDArray> learned(Classifier model) {
    Map<String, NDArray> learned = new LinkedHashMap<>(model.parameters());
    learned.keySet().removeIf(name -> !model.parameterGroups().get(name).learns());
    learned.values().forEach(array -> array.setRequiresGradient(true));
    return learned;
  }

  float loss(TensorEngine engine, Classifier model) {
    try (NDManager scope = engine.manager().newSubManager()) {
      return Autograd.record(() -> model.trainingLoss(scope, pixels(scope), labels(scope)))
          .getFloat();
    }
  }

  float[] score(TensorEngine engine, Classifier model) {
    try (NDManager scope = engine.manager().newSubManager()) {
      return model.score(scope, pixels(scope), labels(scope)).toFloatArray();
    }
  }

  static Map<String, float[]> values(Classifier model) {
    Map<String, float[]> all = new LinkedHashMap<>();
    model.parameters().forEach((name, array) -> all.put(name, array.toFloatArray()));
    return all;
  }
}
