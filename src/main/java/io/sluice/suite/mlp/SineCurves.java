package io.sluice.suite.mlp;

import io.sluice.run.SineCurveRow;
import io.sluice.run.SineCurveRow.Curve;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Iteration;
import io.sluice.shallow.Network;
import java.util.ArrayList;
import java.util.List;

/** What can be drawn of networks that have learned a sine. */
public final class SineCurves {

  /** Parts of the interval in which a network is drawn. */
  private static final int PARTS = 120;

  /** Iterations that are all drawn: most happens in them. */
  private static final int EARLY = 20;

  /** Of the later ones each so many-th. */
  private static final int LATER = 5;

  private final SineNetwork network;
  private final List<SineCurveRow> rows = new ArrayList<>();

  private SineCurves(SineNetwork network) {
    this.network = network;
  }

  /**
   * The curves of a network: its outputs, its errors, and its unit if that is the only one and has
   * hinges.
   *
   * @return rows of {@code curves.csv}
   */
  public static List<SineCurveRow> of(SineNetwork network) {
    return new SineCurves(network).all();
  }

  private List<SineCurveRow> all() {
    for (int i = 0; i <= PARTS; i++) {
      double x = -Math.PI + 2 * Math.PI * i / PARTS;
      add(Curve.FIT, x, network.trained().outputs(new double[] {x})[0]);
    }
    int last = network.iterations().size() - 1;
    for (Iteration iteration : network.iterations()) {
      int number = iteration.number();
      if (number <= EARLY || number % LATER == 0 || number == last) {
        add(Curve.ERROR, number, iteration.error());
      }
    }
    if (network.begun().units() instanceof HingeUnits begun
        && network.trained().units() instanceof HingeUnits trained) {
      add(Curve.HINGES_BEFORE, begun.function(0));
      add(Curve.HINGES_AFTER, trained.function(0));
      reached(network.trained(), trained);
    }
    return List.copyOf(rows);
  }

  /** The corners of the only unit's function between the nets of -π and π. */
  private void reached(Network trained, HingeUnits units) {
    double[] weights = trained.inputWeights()[0];
    double half = Math.PI * Math.abs(weights[1]);
    double least = weights[0] - half;
    double greatest = weights[0] + half;
    add(Curve.REACHED, least, units.value(0, least));
    for (double hinge : units.function(0)[0]) {
      if (hinge > least && hinge < greatest) {
        add(Curve.REACHED, hinge, units.value(0, hinge));
      }
    }
    add(Curve.REACHED, greatest, units.value(0, greatest));
  }

  private void add(Curve curve, double[][] function) {
    for (int m = 0; m < function[0].length; m++) {
      add(curve, function[0][m], function[1][m]);
    }
  }

  private void add(Curve curve, double x, double y) {
    rows.add(
        new SineCurveRow(
            network.frequency(),
            network.settings().hidden(),
            network.settings().activation().notation(),
            curve,
            x,
            y));
  }
}
