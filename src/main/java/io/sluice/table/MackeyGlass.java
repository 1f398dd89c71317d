package io.sluice.table;

import java.util.List;

/**
 * The series of Mackey and Glass (Science 197, 1977) and the task that is usual for it: x(t + 6)
 * from x(t - 18), x(t - 12), x(t - 6) and x(t), at t = 118, 119, ..., 1117, in this order.
 *
 * <pre>
 * x'(t) = 0.2 x(t - 17) / (1 + x(t - 17)¹⁰) - 0.1 x(t),  x(0) = 1.2,  x(t) = 0 for t below 0
 * </pre>
 *
 * <p>Solved by the Runge-Kutta method of fourth order with the step 0.1. The delayed value at the
 * middle of a step comes from the cubic that has the values and slopes at its ends; the jump at 0
 * falls between two steps, so that the order is kept.
 */
final class MackeyGlass {
  private static final int ROWS = 1_000;
  private static final int FIRST = 118;
  private static final int LAG = 6;
  private static final int DELAY = 17;
  private static final double BETA = 0.2;
  private static final double GAMMA = 0.1;
  private static final double START = 1.2;
  private static final int STEPS_A_UNIT = 10;

  private MackeyGlass() {}

  static Table table(String name) {
    double[] x = series(FIRST + ROWS + LAG, STEPS_A_UNIT);
    double[][] inputs = new double[ROWS][];
    double[][] targets = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      int t = FIRST + row;
      inputs[row] = new double[] {x[t - 3 * LAG], x[t - 2 * LAG], x[t - LAG], x[t]};
      targets[row] = new double[] {x[t + LAG]};
    }
    return Table.of(
        name,
        List.of("x(t-18)", "x(t-12)", "x(t-6)", "x(t)"),
        List.of("x(t+6)"),
        TargetKind.NUMBERS,
        inputs,
        targets);
  }

  /**
   * The solution.
   *
   * @param units how many numbers
   * @param stepsAUnit 1 over the step
   * @return x(0), x(1), ...
   */
  static double[] series(int units, int stepsAUnit) {
    double step = 1.0 / stepsAUnit;
    int delay = DELAY * stepsAUnit;
    int steps = (units - 1) * stepsAUnit;
    double[] x = new double[steps + 1];
    double[] middle = new double[steps]; // x half a step later
    x[0] = START;
    for (int i = 0; i < steps; i++) {
      int past = i - delay;
      double before = past < 0 ? 0 : production(x[past]);
      double between = past < 0 ? 0 : production(middle[past]);
      double after = past < 0 ? 0 : production(x[past + 1]);
      double slope = before - GAMMA * x[i];
      double second = between - GAMMA * (x[i] + step / 2 * slope);
      double third = between - GAMMA * (x[i] + step / 2 * second);
      double fourth = after - GAMMA * (x[i] + step * third);
      x[i + 1] = x[i] + step / 6 * (slope + 2 * second + 2 * third + fourth);
      double slopeAfter = after - GAMMA * x[i + 1];
      middle[i] = (x[i] + x[i + 1]) / 2 + step / 8 * (slope - slopeAfter);
    }
    double[] whole = new double[units];
    for (int t = 0; t < units; t++) {
      whole[t] = x[t * stepsAUnit];
    }
    return whole;
  }

  private static double production(double x) {
    double second = x * x;
    double fourth = second * second;
    return BETA * x / (1 + fourth * fourth * second);
  }
}
