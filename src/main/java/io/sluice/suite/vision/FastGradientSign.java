package io.sluice.suite.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.classifier.Classifier;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.TensorEngine;
import io.sluice.image.ImageBatch;
import io.sluice.image.ImageShape;
import io.sluice.image.ImageSweep;
import io.sluice.image.PixelNormalization;
import io.sluice.training.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fast gradient sign method (Goodfellow et al., arXiv 1412.6572): every pixel of an image moves
 * by ε in the direction in which the loss grows, x′ = clip(x + ε · sign(∂L/∂x), 0, 1), with pixels
 * as shares of full brightness. The net is as it is evaluated.
 */
public record FastGradientSign(TensorEngine engine, Classifier model, ImageSweep sweep) {

  /** The strengths of the sweep that the dynActivation paper's number is one of. */
  public static final List<Double> STRENGTHS = List.of(0.0, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1);

  /**
   * What an attack did. A drop alone flatters a weak net, so both accuracies belong to it.
   *
   * @param epsilon ε, a share of full brightness
   * @param clean accuracy on the images as they are, 0 to 1
   * @param attacked accuracy on the changed images
   * @param drop clean less attacked
   * @param images how many
   */
  public record Attack(double epsilon, double clean, double attacked, double drop, long images) {}

  /** What each strength did; none if somebody wanted it to stop. */
  Optional<List<Attack>> attacks(List<Double> strengths, StopSignal stop) {
    for (double epsilon : strengths) {
      if (!(epsilon >= 0 && epsilon <= 1)) {
        throw new IllegalArgumentException(
            "epsilon %s: it is a share of full brightness, give --epsilon 0 to 1"
                .formatted(epsilon));
      }
    }
    long clean = 0;
    long[] hits = new long[strengths.size()];
    for (ImageBatch batch : sweep) {
      if (stop.isRequested()) {
        return Optional.empty();
      }
      try (NDManager scope = engine.manager().newSubManager()) {
        LabelledBatch images = LabelledBatch.of(scope, batch);
        clean += hits(scope, images.pixels(), images.labels());
        float[] gradient =
            model
                .pixelGradient(scope, engine.autograd(), images.pixels(), images.labels())
                .toFloatArray();
        for (int i = 0; i < hits.length; i++) {
          float[] moved = moved(batch, gradient, strengths.get(i), sweep.normalization());
          hits[i] +=
              hits(
                  scope,
                  NativeArrays.of(scope, moved, images.pixels().getShape()),
                  images.labels());
        }
      }
    }
    long images = sweep.set().size();
    List<Attack> attacks = new ArrayList<>();
    for (int i = 0; i < hits.length; i++) {
      attacks.add(
          new Attack(
              strengths.get(i),
              (double) clean / images,
              (double) hits[i] / images,
              (double) (clean - hits[i]) / images,
              images));
    }
    return Optional.of(attacks);
  }

  private long hits(NDManager scope, NDArray pixels, NDArray labels) {
    return (long) model.score(scope, pixels, labels).toFloatArray()[1];
  }

  /** In normalized values, whose gradient has the signs of the pixels'. */
  static float[] moved(
      ImageBatch batch, float[] gradient, double epsilon, PixelNormalization normalization) {
    ImageShape shape = batch.shape();
    float[] moved = batch.pixels().clone();
    for (int i = 0; i < moved.length && epsilon > 0; i++) {
      int channel = i / shape.plane() % shape.channels();
      double mean = normalization.mean().get(channel);
      double deviation = normalization.deviation().get(channel);
      double pixel = moved[i] * deviation + mean + epsilon * Math.signum(gradient[i]);
      moved[i] = (float) ((Math.max(0, Math.min(1, pixel)) - mean) / deviation);
    }
    return moved;
  }
}
