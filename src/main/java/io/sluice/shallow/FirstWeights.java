package io.sluice.shallow;

import io.sluice.activation.Activation;
import io.sluice.activation.Granularity;
import io.sluice.activation.Pwl;
import io.sluice.activation.SiteInputs;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Weights before training: normal draws under net control, output weights 0, or trained ones. */
final class FirstWeights {

  private static final double NET_MEAN = 0.5;

  private FirstWeights() {}

  static Weights of(NetworkSettings settings, CenteredPatterns patterns) {
    return settings
        .trained()
        .map(network -> network.centered(patterns.means()))
        .orElseGet(() -> drawn(settings, patterns));
  }

  private static Weights drawn(NetworkSettings settings, CenteredPatterns patterns) {
    DMatrixRMaj input = new DMatrixRMaj(settings.hidden(), patterns.inputs().numCols);
    DoubleSupplier normals = settings.source().normals(settings.seed());
    Arrays.setAll(input.data, i -> normals.getAsDouble());
    forgetConstants(input, patterns.inputs());
    DMatrixRMaj nets = new DMatrixRMaj(patterns.count(), settings.hidden());
    CommonOps_DDRM.multTransB(patterns.inputs(), input, nets);
    for (int k = 0; k < settings.hidden(); k++) {
      control(input, nets, k);
    }
    CommonOps_DDRM.multTransB(patterns.inputs(), input, nets);
    int basis = settings.bypass().width(input.numCols - 1) + settings.hidden();
    DMatrixRMaj output = new DMatrixRMaj(patterns.targets().numCols, basis);
    return new Weights(input, output, units(settings.activation(), nets));
  }

  /** An input that is 0 in all rows says nothing of rows in which it is not. */
  private static void forgetConstants(DMatrixRMaj input, DMatrixRMaj patterns) {
    for (int n = 1; n < patterns.numCols; n++) {
      boolean constant = true;
      for (int p = 0; p < patterns.numRows && constant; p++) {
        constant = patterns.get(p, n) == 0;
      }
      for (int k = 0; k < input.numRows && constant; k++) {
        input.set(k, n, 0);
      }
    }
  }

  /** Net control: the nets of a unit get mean 0.5 and deviation 1, or are all 0.5. */
  private static void control(DMatrixRMaj input, DMatrixRMaj nets, int unit) {
    double mean = 0;
    for (int p = 0; p < nets.numRows; p++) {
      mean += nets.get(p, unit) / nets.numRows;
    }
    double variance = 0;
    for (int p = 0; p < nets.numRows; p++) {
      double distance = nets.get(p, unit) - mean;
      variance += distance * distance / nets.numRows;
    }
    double deviation = Math.sqrt(variance);
    // Below this, what varies is the rounding of the mean.
    double divisor = deviation > 1e-13 * Math.abs(mean) ? deviation : 1;
    for (int n = 0; n < input.numCols; n++) {
      input.set(unit, n, input.get(unit, n) / divisor);
    }
    input.add(unit, 0, NET_MEAN - mean / divisor);
  }

  private static HiddenUnits units(Activation activation, DMatrixRMaj nets) {
    if (!(activation instanceof Pwl pwl)) {
      return new FixedUnits(activation);
    }
    double[][] hinges = new double[nets.numCols][];
    double[][] values = new double[nets.numCols][];
    boolean own = pwl.granularity() == Granularity.CHANNEL;
    double[] shared = pwl.positionsOn(SiteInputs.of(nets.data));
    for (int k = 0; k < nets.numCols; k++) {
      hinges[k] = own ? pwl.positionsOn(SiteInputs.of(column(nets, k))) : shared;
      values[k] = Arrays.stream(hinges[k]).map(x -> pwl.options().from().value(x)).toArray();
    }
    return new HingeUnits(hinges, values, pwl.options().ends());
  }

  private static double[] column(DMatrixRMaj nets, int unit) {
    double[] column = new double[nets.numRows];
    Arrays.setAll(column, p -> nets.get(p, unit));
    return column;
  }
}
