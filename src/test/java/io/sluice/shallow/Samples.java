package io.sluice.shallow;

import io.sluice.activation.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** Patterns and settings that several tests use. */
final class Samples {

  private Samples() {}

  /** Three inputs and two outputs of smooth functions of them, with noise. */
  static Patterns smooth(int count) {
    Random random = new Random(5);
    double[][] inputs = new double[count][3];
    double[][] targets = new double[count][2];
    for (int p = 0; p < count; p++) {
      Arrays.setAll(inputs[p], n -> 3 + random.nextGaussian());
      double[] x = inputs[p];
      targets[p][0] = Math.sin(x[0]) * x[1] + 0.1 * random.nextGaussian();
      targets[p][1] = Math.abs(x[2] - 3) - x[0];
    }
    return Patterns.of(inputs, targets);
  }

  /** Two inputs, three classes by the angle. */
  static Patterns classes(int count) {
    Random random = new Random(6);
    double[][] inputs = new double[count][2];
    double[][] targets = new double[count][3];
    for (int p = 0; p < count; p++) {
      Arrays.setAll(inputs[p], n -> random.nextGaussian());
      double angle = Math.atan2(inputs[p][0], inputs[p][1]) / Math.PI + 1;
      targets[p][Math.min(2, (int) (angle * 1.5))] = 1;
    }
    return Patterns.of(inputs, targets);
  }

  static NetworkSettings network(int hidden, String activation) {
    return new NetworkSettings(
        hidden, Activation.of(activation), Bypass.FULL, WeightInitializer.LAB, 0);
  }

  /** An activation that the algorithm can train. */
  static String activationFor(Algorithm algorithm) {
    return algorithm.trainsHinges() ? "pwl(6, placement=uniform, zero=free)" : "sigmoid";
  }

  static TrainingSettings training(Algorithm algorithm, int iterations, Loss loss, double ridge) {
    return training(algorithm, iterations, loss, OutputReset.FRESH, ridge);
  }

  static TrainingSettings training(
      Algorithm algorithm, int iterations, Loss loss, OutputReset reset, double ridge) {
    return new TrainingSettings(
        algorithm,
        iterations,
        loss,
        reset,
        ridge,
        HingeRule.ONE_FACTOR,
        OrthogonalLeastSquares.DEFAULT);
  }

  /** A fit with its first output weights. */
  static Fit fit(Patterns patterns, NetworkSettings network, Loss loss, double ridge) {
    return ShallowTraining.begin(
        network, training(Algorithm.CG, 0, loss, ridge), CenteredPatterns.of(patterns));
  }

  /** The laboratory's set: 8 inputs and 7 outputs a pattern. */
  static Patterns twod(String file) throws IOException {
    String[] words = Files.readString(twodFile(file)).trim().split("\\s+");
    double[][] inputs = new double[words.length / 15][];
    double[][] targets = new double[inputs.length][];
    for (int p = 0; p < inputs.length; p++) {
      double[] row =
          Arrays.stream(words, p * 15, p * 15 + 15).mapToDouble(Double::parseDouble).toArray();
      inputs[p] = Arrays.copyOf(row, 8);
      targets[p] = Arrays.copyOfRange(row, 8, 15);
    }
    return Patterns.of(inputs, targets);
  }

  static Path twodFile(String file) {
    String data = System.getenv("SLUICE_DATA");
    Assumptions.assumeTrue(data != null, "SLUICE_DATA is not set: no Twod set");
    return Path.of(data, "twod", file);
  }
}
