package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class MackeyGlassTest {

  @Test
  void theSeriesBeginsAsTheEquationSays() {
    double[] x = MackeyGlass.series(18, 10);
    // Nothing has come round yet: x(t) = 1.2 exp(-t / 10).
    for (int t = 0; t <= 17; t++) {
      assertThat(x[t]).isCloseTo(1.2 * Math.exp(-0.1 * t), within(1e-8));
    }
  }

  @Test
  void theSeriesIsTheOneOfAnotherMethod() {
    // Computed apart: Heun's method with steps of 1/500 and 1/1000, extrapolated.
    double[] x = MackeyGlass.series(325, 10);
    assertThat(x[18]).isCloseTo(0.24488402520, within(1e-7));
    assertThat(x[34]).isCloseTo(0.69889536401, within(1e-7));
    assertThat(x[50]).isCloseTo(1.18372239988, within(1e-6));
    assertThat(x[100]).isCloseTo(0.94486198449, within(1e-6));
    assertThat(x[118]).isCloseTo(1.14242945929, within(1e-6));
    assertThat(x[200]).isCloseTo(1.03362288814, within(1e-6));
    assertThat(x[324]).isCloseTo(1.10045027929, within(1e-6));
  }

  @Test
  void theMethodIsOfFourthOrder() {
    double[] exact = MackeyGlass.series(101, 160);
    double coarse = greatestError(MackeyGlass.series(101, 10), exact);
    double fine = greatestError(MackeyGlass.series(101, 20), exact);
    assertThat(coarse).isLessThan(1e-5);
    assertThat(coarse / fine).isBetween(12.0, 20.0);
  }

  private static double greatestError(double[] x, double[] exact) {
    double greatest = 0;
    for (int t = 0; t < x.length; t++) {
      greatest = Math.max(greatest, Math.abs(x[t] - exact[t]));
    }
    return greatest;
  }

  @Test
  void theTaskIsSixStepsAhead() {
    Table table = MackeyGlass.table("mackey-glass");
    double[] x = MackeyGlass.series(1124, 10);
    double[][] inputs = table.inputs();
    assertThat(inputs[0]).containsExactly(x[100], x[106], x[112], x[118]);
    assertThat(table.targets()[0]).containsExactly(x[124]);
    assertThat(inputs[999]).containsExactly(x[1099], x[1105], x[1111], x[1117]);
    assertThat(table.targets()[999]).containsExactly(x[1123]);
    for (double[] row : inputs) {
      assertThat(DoubleStream.of(row)).allMatch(value -> value > 0.2 && value < 1.4);
    }
  }
}
