package io.sluice.suite.mlp;

import io.sluice.activation.Activation;
import io.sluice.activation.Pwl;
import io.sluice.shallow.Algorithm;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Iteration;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.ShallowTraining;
import io.sluice.shallow.TrainingSettings;
import io.sluice.shallow.WeightInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * sin x and sin 2x, each approximated by one and by eight ReLU units and by one piecewise linear
 * unit with 5, 9 and 17 hinges. All networks have a bypass; ReLU units are trained by OWO-MOLF, the
 * others by AdAct, which is the same with a step for the hinges.
 *
 * @param iterations of each network, from 1 to 100,000
 * @param seed of the first input weights, at least 0; absent for the laboratory's sequence
 */
public record SineDemonstration(int iterations, OptionalLong seed) {

  /** If nothing is said. */
  public static final int ITERATIONS = 300;

  /** The most that a person waits for. */
  public static final int MOST_ITERATIONS = 100_000;

  static final int POINTS = 500;

  private static final List<Long> FREQUENCIES = List.of(1L, 2L);

  /** Hidden units and what works in them. */
  private record Shape(int units, Activation activation) {
    static Shape of(int units, String notation) {
      return new Shape(units, Activation.of(notation));
    }
  }

  /** Net control puts nets between -1.2 and 2.2 at first; the hinges leave room on both sides. */
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(1, "relu"),
          Shape.of(8, "relu"),
          Shape.of(1, "pwl(5, range=-2:3, zero=free)"),
          Shape.of(1, "pwl(9, range=-2:3, zero=free)"),
          Shape.of(1, "pwl(17, range=-2:3, zero=free)"));

  /** Refuses numbers out of range. */
  public SineDemonstration {
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(iterations + " iterations: give 1 to " + MOST_ITERATIONS);
    }
    if (seed.isPresent() && seed.getAsLong() < 0) {
      throw new IllegalArgumentException("seed " + seed.getAsLong() + ": give at least 0");
    }
  }

  /** Trains the ten networks; the same settings give the same bits. */
  public List<SineNetwork> train() {
    List<SineNetwork> all = new ArrayList<>();
    for (long frequency : FREQUENCIES) {
      for (Shape shape : SHAPES) {
        all.add(train(frequency, shape));
      }
    }
    return List.copyOf(all);
  }

  private SineNetwork train(long frequency, Shape shape) {
    Algorithm algorithm = shape.activation() instanceof Pwl ? Algorithm.ADACT : Algorithm.OWO_MOLF;
    NetworkSettings settings =
        new NetworkSettings(
            shape.units(),
            shape.activation(),
            Bypass.FULL,
            seed.isPresent() ? WeightInitializer.SEEDED : WeightInitializer.LAB,
            seed.orElse(0));
    List<Network> begun = new ArrayList<>();
    List<Iteration> log = new ArrayList<>();
    Network trained =
        ShallowTraining.run(
            settings,
            TrainingSettings.of(algorithm, iterations),
            patterns(frequency),
            (iteration, network) -> {
              if (log.isEmpty()) {
                begun.add(network.get());
              }
              log.add(iteration);
            });
    return new SineNetwork(frequency, settings, algorithm, begun.get(0), trained, log);
  }

  private static Patterns patterns(long frequency) {
    double[][] inputs = new double[POINTS][];
    double[][] targets = new double[POINTS][];
    for (int p = 0; p < POINTS; p++) {
      double x = -Math.PI + 2 * Math.PI * p / (POINTS - 1);
      inputs[p] = new double[] {x};
      targets[p] = new double[] {StrictMath.sin(frequency * x)};
    }
    return Patterns.of(inputs, targets);
  }
}
