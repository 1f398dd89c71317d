package io.sluice.suite.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Some rows of a batch as a model takes them.
 *
 * @param inputs (rows, T) ids
 * @param targets (rows, T), the id after each of them
 */
record NextTokens(NDArray inputs, NDArray targets) {

  /**
   * Copies rows.
   *
   * @param scope the owner of the arrays
   * @param windows rows of T + 1 ids
   * @param length T
   * @param from the first row
   * @param to the row after the last
   */
  static NextTokens of(NDManager scope, int[] windows, int length, int from, int to) {
    int[] inputs = new int[(to - from) * length];
    int[] targets = new int[inputs.length];
    for (int row = from; row < to; row++) {
      System.arraycopy(windows, row * (length + 1), inputs, (row - from) * length, length);
      System.arraycopy(windows, row * (length + 1) + 1, targets, (row - from) * length, length);
    }
    Shape shape = new Shape(to - from, length);
    return new NextTokens(scope.create(inputs, shape), scope.create(targets, shape));
  }
}
