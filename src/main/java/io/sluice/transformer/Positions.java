package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;

/**
 * Where the tokens of a sequence stand.
 *
 * @param ids (T) 32-bit integers
 * @param cosines (T, 1, D) of the rotary angles, both halves alike
 * @param sines (T, 1, D), the first half negated
 */
record Positions(NDArray ids, NDArray cosines, NDArray sines) {

  /** All positions of a context. */
  static Positions all(NDManager manager, TransformerShape shape) {
    int[] ids = new int[shape.context()];
    Arrays.setAll(ids, i -> i);
    return new Positions(
        manager.create(ids),
        RotaryTable.cosines(manager, shape),
        RotaryTable.sines(manager, shape));
  }

  /** Some positions in a row; views of this in the scope. */
  Positions range(NDManager scope, int first, int count) {
    if (first == 0 && count == ids.getShape().get(0)) {
      return this;
    }
    NDIndex index = new NDIndex(first + ":" + (first + count));
    return new Positions(ids.get(scope, index), cosines.get(scope, index), sines.get(scope, index));
  }
}
