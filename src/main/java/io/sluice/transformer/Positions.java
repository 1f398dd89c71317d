package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;

/**
 * Where the tokens of a sequence stand.
 *
 * @param ids (T) 32-bit integers
 * @param rotations (T, 1, D/2, 2), cosine and sine of the rotary angles
 */
record Positions(NDArray ids, NDArray rotations) {

  /** All positions of a context. */
  static Positions all(NDManager manager, TransformerShape shape) {
    int[] ids = new int[shape.context()];
    Arrays.setAll(ids, i -> i);
    return new Positions(manager.create(ids), RotaryTable.of(manager, shape));
  }

  /** Some positions in a row; views of this in the scope. */
  Positions range(NDManager scope, int first, int count) {
    if (first == 0 && count == ids.getShape().get(0)) {
      return this;
    }
    NDIndex index = new NDIndex(first + ":" + (first + count));
    return new Positions(ids.get(scope, index), rotations.get(scope, index));
  }
}
