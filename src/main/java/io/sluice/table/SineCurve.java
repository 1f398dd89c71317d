package io.sluice.table;

import java.util.List;

/** The sine demonstration: y = sin x at 500 points with even distances, the ends -pi and pi too. */
final class SineCurve {
  private static final int ROWS = 500;

  private SineCurve() {}

  static Table table(String name) {
    double[][] inputs = new double[ROWS][];
    double[][] targets = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      double x = Math.PI * (2 * row - (ROWS - 1)) / (ROWS - 1);
      inputs[row] = new double[] {x};
      targets[row] = new double[] {StrictMath.sin(x)};
    }
    return Table.of(name, List.of("x"), List.of("sin x"), TargetKind.NUMBERS, inputs, targets);
  }
}
