package io.sluice.image;

import java.util.Arrays;

/** Softmax regression in plain Java: the simplest thing that may be right about an image. */
final class LinearClassifier {
  private static final int BATCH = 1000;
  private static final float RATE = 0.005f;

  private final ImageSet training;
  private final PixelNormalization normalization;
  private final int classes;
  private final int size;
  private final float[] weights; // (classes, size)
  private final float[] biases;

  LinearClassifier(ImageSet training) {
    this.training = training;
    normalization = PixelNormalization.of(training);
    classes = training.classes().size();
    size = training.shape().size();
    weights = new float[classes * size];
    biases = new float[classes];
  }

  /** The class whose mean is nearest: x · m - |m|² / 2 is largest where |x - m| is smallest. */
  void takeCentroids() {
    int[] counts = ImageSamples.classCounts(training);
    for (ImageBatch batch : new ImageSweep(training, BATCH, normalization)) {
      for (int row = 0; row < batch.rows(); row++) {
        int label = batch.labels()[row];
        add(label, batch.pixels(), row * size, 1f / counts[label]);
      }
    }
    for (int label = 0; label < classes; label++) {
      for (int i = 0; i < size; i++) {
        biases[label] -= weights[label * size + i] * weights[label * size + i] / 2;
      }
    }
  }

  /** Steepest descent from zero, an image at a time. */
  void train(int epochs) {
    Arrays.fill(weights, 0);
    Arrays.fill(biases, 0);
    ImageBatches batches = new ImageBatches(training, 100, Augmentation.NONE, normalization);
    long steps = ImageBatches.steps(epochs, training.size(), 100);
    for (long step = 1; step <= steps; step++) {
      ImageBatch batch = batches.batch(1, step);
      for (int row = 0; row < batch.rows(); row++) {
        float[] shares = scores(batch.pixels(), row * size);
        double sum = 0;
        for (int label = 0; label < classes; label++) {
          shares[label] = (float) Math.exp(Math.min(50, shares[label]));
          sum += shares[label];
        }
        for (int label = 0; label < classes; label++) {
          float error = (float) (shares[label] / sum) - (label == batch.labels()[row] ? 1 : 0);
          add(label, batch.pixels(), row * size, -RATE * error);
          biases[label] -= RATE * error;
        }
      }
    }
  }

  double accuracy(ImageSet set) {
    int right = 0;
    for (ImageBatch batch : new ImageSweep(set, BATCH, normalization)) {
      for (int row = 0; row < batch.rows(); row++) {
        float[] scores = scores(batch.pixels(), row * size);
        int best = 0;
        for (int label = 1; label < classes; label++) {
          best = scores[label] > scores[best] ? label : best;
        }
        right += best == batch.labels()[row] ? 1 : 0;
      }
    }
    return (double) right / set.size();
  }

  private float[] scores(float[] pixels, int from) {
    float[] scores = biases.clone();
    for (int label = 0; label < classes; label++) {
      float sum = 0;
      for (int i = 0; i < size; i++) {
        sum += weights[label * size + i] * pixels[from + i];
      }
      scores[label] += sum;
    }
    return scores;
  }

  private void add(int label, float[] pixels, int from, float factor) {
    for (int i = 0; i < size; i++) {
      weights[label * size + i] += factor * pixels[from + i];
    }
  }
}
