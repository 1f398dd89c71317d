package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.sluice.engine.KernelPack;

/** Plain NDArray operations in double precision, which no processor's rounding shows through. */
record DoublePrecision(ReferenceKernels kernels) implements KernelPack {

  /** Casts are no part of graphs. */
  @Override
  public NDList call(NDManager scope, String method, Object... arguments) {
    throw new IllegalStateException("there are no gradients in double precision");
  }

  @Override
  public NDList infer(NDManager scope, String method, Object... arguments) {
    Object[] wide = new Object[arguments.length];
    for (int i = 0; i < wide.length; i++) {
      NDArray array = (NDArray) arguments[i];
      wide[i] = array.getDataType() == DataType.FLOAT32 ? widened(scope, array) : array;
    }
    return kernels.infer(scope, method, wide);
  }

  private static NDArray widened(NDManager scope, NDArray array) {
    NDArray wide = array.toType(DataType.FLOAT64, true);
    wide.attach(scope);
    return wide;
  }
}
