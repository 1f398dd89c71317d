package io.sluice.suite.mlp;

import io.sluice.notation.Words;
import io.sluice.run.Provenance;
import io.sluice.run.SineRow;
import io.sluice.shallow.Algorithm;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Iteration;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.WeightInitializer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * A network that has learned a sine.
 *
 * @param frequency the m of sin mx
 * @param settings what it was before training
 * @param algorithm what trained it
 * @param begun as it was after the first solve for its output weights
 * @param trained as it is now
 * @param iterations from 0 to the last
 */
public record SineNetwork(
    long frequency,
    NetworkSettings settings,
    Algorithm algorithm,
    Network begun,
    Network trained,
    List<Iteration> iterations) {

  /** Keeps a copy of the iterations. */
  public SineNetwork {
    iterations = List.copyOf(iterations);
  }

  /**
   * What became of it.
   *
   * @param study the name of the study that it belongs to
   * @return its row of {@code results.csv}
   */
  public SineRow row(String study) {
    Iteration first = iterations.get(0);
    Iteration last = iterations.get(iterations.size() - 1);
    return new SineRow(
        study,
        frequency,
        settings.hidden(),
        settings.activation().notation(),
        Words.of(algorithm),
        trained.weights() + trained.hingeValues(),
        bends(),
        first.dependent(),
        last.dependent(),
        first.error(),
        last.error(),
        new SineRow.Conditions(
            SineDemonstration.POINTS,
            last.number(),
            settings.source() == WeightInitializer.SEEDED
                ? OptionalLong.of(settings.seed())
                : OptionalLong.empty(),
            Provenance.version()));
  }

  /** Different places between -π and π at which the slope changes. */
  private long bends() {
    double[][] input = trained.inputWeights();
    double[] output = trained.outputWeights()[0];
    TreeSet<Double> places = new TreeSet<>();
    for (int unit = 0; unit < input.length; unit++) {
      double bias = input[unit][0];
      double weight = input[unit][1];
      if (output[input[unit].length + unit] != 0) {
        kinks(unit)
            .map(net -> (net - bias) / weight)
            .filter(x -> Math.abs(x) < Math.PI)
            .forEach(places::add);
      }
    }
    return places.size();
  }

  /** Nets at which the slope of a unit changes; linear ends do not bend at the last hinges. */
  private DoubleStream kinks(int unit) {
    if (trained.units() instanceof HingeUnits hinges) {
      double[] positions = hinges.function(unit)[0];
      return Arrays.stream(positions, 1, positions.length - 1);
    }
    return DoubleStream.of(0);
  }
}
