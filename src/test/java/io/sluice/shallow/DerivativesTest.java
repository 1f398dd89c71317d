package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients and curvatures against differences of errors. */
class DerivativesTest {

  private static final String HINGES = "pwl(5, placement=uniform, zero=free, from=sigmoid)";

  /** Away from the solve for the output weights, where half of the gradient is 0. */
  private static Fit fit(Loss loss, String activation, double ridge) {
    Patterns patterns = loss == Loss.SQUARED ? Samples.smooth(40) : Samples.classes(40);
    Fit fit = Samples.fit(patterns, Samples.network(3, activation), loss, ridge);
    double[] push = new double[fit.weights().count()];
    for (int i = 0; i < push.length; i++) {
      push[i] = 0.1 * Math.sin(i + 1);
    }
    fit.weights().add(1, push);
    fit.forward();
    return fit;
  }

  private static double slope(DoubleUnaryOperator function, double distance) {
    return (function.applyAsDouble(distance) - function.applyAsDouble(-distance)) / (2 * distance);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void gradientOfAllWeights(Loss loss) {
    Fit fit = fit(loss, "sigmoid", 0.01);
    double[] gradient = AllWeights.gradient(fit);
    Weights saved = fit.save();
    for (int i = 0; i < gradient.length; i++) {
      double[] way = new double[gradient.length];
      way[i] = 1;
      assertThat(-gradient[i])
          .isCloseTo(slope(z -> errorAlong(fit, saved, way, z), 1e-5), within(1e-7));
    }
  }

  private static double errorAlong(Fit fit, Weights from, double[] way, double distance) {
    fit.restore(from);
    fit.weights().add(distance, way);
    fit.forward();
    return fit.error();
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void gradientOfTheHinges(Loss loss) {
    Fit fit = fit(loss, HINGES, 0);
    fit.backward();
    HingeUnits units = (HingeUnits) fit.weights().units();
    DMatrixRMaj gradient = HingeStep.gradient(fit, units);
    for (int k = 0; k < gradient.numRows; k++) {
      for (int m = 0; m < gradient.numCols; m++) {
        int unit = k;
        int hinge = m;
        double slope = slope(z -> errorWithHinge(fit, units, unit, hinge, z), 1e-5);
        assertThat(-gradient.get(k, m)).isCloseTo(slope, within(1e-7));
      }
    }
  }

  private static double errorWithHinge(Fit fit, HingeUnits units, int unit, int hinge, double by) {
    units.add(unit, hinge, by);
    fit.activate();
    units.add(unit, hinge, -by);
    return fit.error();
  }

  /** Squared error is quadratic in hinge values, so its Gauss-Newton matrix is the Hessian. */
  @ParameterizedTest
  @CsvSource({"SQUARED, 1e-3, 1e-6", "CROSS_ENTROPY, 1e-4, 1e-5"})
  void curvatureAlongTheHinges(Loss loss, double distance, double tolerance) {
    Fit fit = fit(loss, HINGES, 0);
    fit.backward();
    HingeUnits units = (HingeUnits) fit.weights().units();
    DMatrixRMaj gradient = HingeStep.gradient(fit, units);
    DMatrixRMaj features = HingeStep.features(fit, gradient);
    DMatrixRMaj hessian =
        fit.loss().gaussNewton(fit.outputs(), features, 1, fit.weights().hiddenToOutput());
    for (int k = 0; k < 3; k++) {
      for (int l = 0; l < 3; l++) {
        double mixed =
            (both(fit, units, gradient, k, l, distance, distance)
                    - both(fit, units, gradient, k, l, distance, -distance)
                    - both(fit, units, gradient, k, l, -distance, distance)
                    + both(fit, units, gradient, k, l, -distance, -distance))
                / (4 * distance * distance);
        assertThat(hessian.get(k, l))
            .isCloseTo(mixed, within(tolerance * Math.max(1, Math.abs(mixed))));
      }
    }
  }

  private static double both(
      Fit fit, HingeUnits units, DMatrixRMaj way, int k, int l, double first, double second) {
    move(units, way, k, first);
    move(units, way, l, second);
    fit.activate();
    move(units, way, k, -first);
    move(units, way, l, -second);
    return fit.error();
  }

  private static void move(HingeUnits units, DMatrixRMaj way, int unit, double factor) {
    for (int m = 0; m < way.numCols; m++) {
      units.add(unit, m, factor * way.get(unit, m));
    }
  }

  /** JᵀJ from differences of the outputs; and the factors' H is a part of it. */
  @Test
  void gaussNewtonMatrixOfAllWeights() {
    Fit fit = fit(Loss.SQUARED, "tanh", 0.02);
    DMatrixRMaj whole = LevenbergMarquardt.gaussNewton(fit);
    int count = whole.numRows;
    Weights saved = fit.save();
    DMatrixRMaj[] changes = new DMatrixRMaj[count];
    for (int i = 0; i < count; i++) {
      double[] way = new double[count];
      way[i] = 1;
      errorAlong(fit, saved, way, 1e-5);
      DMatrixRMaj after = fit.outputs().copy();
      errorAlong(fit, saved, way, -1e-5);
      changes[i] = after.copy();
      for (int p = 0; p < after.data.length; p++) {
        changes[i].data[p] = (after.data[p] - fit.outputs().data[p]) / 2e-5;
      }
    }
    int inputs = saved.input().getNumElements();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        boolean penalised = i == j && i >= inputs && (i - inputs) % fit.basis().numCols != 0;
        double expected =
            2 * AllWeights.dot(changes[i].data, changes[j].data) / 40 + (penalised ? 0.04 : 0);
        assertThat(whole.get(i, j)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void curvatureOfTheLossAlongOutputs(Loss loss) {
    Fit fit = fit(loss, "sigmoid", 0);
    double[] way = new double[fit.weights().count()];
    int first = fit.weights().input().getNumElements();
    for (int i = first; i < way.length; i++) {
      way[i] = Math.cos(i);
    }
    Weights saved = fit.save();
    double expected = AllWeights.curvature(fit, way);
    double distance = 1e-3;
    double here = fit.error();
    double second =
        (errorAlong(fit, saved, way, distance) - 2 * here + errorAlong(fit, saved, way, -distance))
            / (distance * distance);
    if (loss == Loss.SQUARED_RESET) {
      assertThat(second).as("targets that move with the output flatten it").isLessThan(expected);
    } else {
      assertThat(second).isCloseTo(expected, within(1e-5 * expected));
    }
  }
}
