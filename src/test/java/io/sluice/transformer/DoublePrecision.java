package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plain NDArray operations in double precision, which no processor's rounding shows through. */
record DoublePrecision(ReferenceKernels kernels) implements KernelPack {

  /** Casts are no part of graphs, so there are no gradients. */
  @Override
  public Method method(String name) {
    Method method = kernels.method(name);
    return (scope, arguments) ->
        method.call(
            scope, Arrays.stream(arguments).map(argument -> widened(scope, argument)).toArray());
  }

  private static Object widened(NDManager scope, Object argument) {
    if (argument instanceof Map<?, ?> map) {
      Map<Object, Object> wide = new LinkedHashMap<>(map);
      wide.replaceAll((name, array) -> widened(scope, array));
      return wide;
    }
    NDArray array = (NDArray) argument;
    if (array.getDataType() != DataType.FLOAT32) {
      return array;
    }
    NDArray wide = array.toType(DataType.FLOAT64, true);
    wide.attach(scope);
    return wide;
  }
}
