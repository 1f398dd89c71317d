package io.sluice.engine;

/**
 * The number format of matrix products inside kernels. Parameters, residual stream, normalization,
 * loss and optimizer stay in 32-bit floats whatever is chosen; bfloat16 arrays never leave a
 * kernel, because DJL aborts the process on them.
 */
public enum Precision {
  /** IEEE single precision. */
  FP32(6),
  /** bfloat16 inputs and outputs of matrix products, accumulated wider by the hardware. */
  BF16(15);

  private final int scalarType;

  Precision(int scalarType) {
    this.scalarType = scalarType;
  }

  /**
   * {@code cast(x)}, {@code linear(x, weight, bias)} and {@code add_linear(sum, x, weight)} in this
   * format.
   *
   * @return the definitions
   */
  public KernelSource linear() {
    return KernelSource.resource("engine/linear.py").with("dtype", scalarType);
  }
}
