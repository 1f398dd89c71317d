package io.sluice.suite.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;
import io.sluice.image.ImageBatch;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Some rows of a batch as a model takes them.
 *
 * @param pixels (rows, C, H, W)
 * @param labels (rows), classes from 0
 */
record LabelledBatch(NDArray pixels, NDArray labels) {

  /** Copies all rows. */
  static LabelledBatch of(NDManager scope, ImageBatch batch) {
    return of(scope, batch, 0, batch.rows());
  }

  /**
   * Copies rows.
   *
   * @param scope the owner of the arrays
   * @param from the first row
   * @param to the row after the last
   */
  static LabelledBatch of(NDManager scope, ImageBatch batch, int from, int to) {
    int size = batch.shape().size();
    Shape shape =
        new Shape(
            to - from, batch.shape().channels(), batch.shape().height(), batch.shape().width());
    return new LabelledBatch(
        NativeArrays.of(
            scope, FloatBuffer.wrap(batch.pixels(), from * size, (to - from) * size), shape),
        scope.create(Arrays.copyOfRange(batch.labels(), from, to)));
  }
}
