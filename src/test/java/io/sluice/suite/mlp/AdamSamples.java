package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.run.IterationRecord;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.ShallowTraining;
import io.sluice.shallow.WeightInitializer;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Patterns and plans that tests of Adam use. Their numbers are floats, so that both precisions see
 * the same.
 */
final class AdamSamples {

  private AdamSamples() {}

  /** By squared error, whatever is trained on then. */
  static Network first(NetworkSettings settings, Patterns patterns) {
    return ShallowTraining.first(
        settings, Loss.SQUARED, 0, OrthogonalLeastSquares.DEFAULT, patterns);
  }

  /** Three inputs, two outputs that bend. */
  static Patterns smooth(int count, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[count][3];
    double[][] targets = new double[count][2];
    for (int p = 0; p < count; p++) {
      Arrays.setAll(inputs[p], n -> (float) random.nextGaussian());
      double[] x = inputs[p];
      targets[p][0] = (float) (Math.sin(2 * x[0]) * x[1]);
      targets[p][1] = (float) (Math.abs(x[2]) - x[0]);
    }
    return Patterns.of(inputs, targets);
  }

  /** Two inputs, three classes by the angle. */
  static Patterns classes(int count, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[count][2];
    double[][] targets = new double[count][3];
    for (int p = 0; p < count; p++) {
      Arrays.setAll(inputs[p], n -> (float) random.nextGaussian());
      double angle = Math.atan2(inputs[p][0], inputs[p][1]) / Math.PI + 1;
      targets[p][Math.min(2, (int) (angle * 1.5))] = 1;
    }
    return Patterns.of(inputs, targets);
  }

  static Patterns of(Loss loss, int count, long seed) {
    return loss == Loss.SQUARED ? smooth(count, seed) : classes(count, seed);
  }

  static NetworkSettings network(int hidden, String activation, Bypass bypass) {
    return new NetworkSettings(
        hidden, Activation.of(activation), bypass, WeightInitializer.SEEDED, 3);
  }

  static AdamPlan plan(NetworkSettings network, int batch, int epochs, Loss loss, double ridge) {
    return new AdamPlan(
        network,
        new AdamSettings(0.02, batch),
        epochs,
        loss,
        ridge,
        OrthogonalLeastSquares.DEFAULT,
        11);
  }

  /** Errors alone. */
  static Scores scores(Patterns training, Patterns test, Loss loss) {
    return (step, network, ownError, multiplies, dependent, elapsedS) ->
        new IterationRecord(
            step,
            network.error(training, loss),
            OptionalDouble.of(network.error(test, loss)),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            multiplies,
            dependent,
            elapsedS);
  }
}
