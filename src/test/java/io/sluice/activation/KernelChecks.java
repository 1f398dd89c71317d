package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;

/** What tests that hold kernels against scalar references need. */
final class KernelChecks {

  private KernelChecks() {}

  static void assertClose(double actual, double expected, String what) {
    assertThat(actual).as(what).isFinite();
    assertThat(actual).as(what).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }

  static NDArray leaf(NDManager scope, Shape shape, float... values) {
    NDArray array = NativeArrays.of(scope, values, shape);
    array.setRequiresGradient(true);
    return array;
  }
}
