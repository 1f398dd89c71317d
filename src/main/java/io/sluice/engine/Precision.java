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
   * TorchScript that turns an array into this format; nothing is copied where it already has it.
   *
   * @param expression TorchScript of the array
   * @return TorchScript of the cast array
   */
  public String cast(String expression) {
    return this == FP32 ? expression : "torch.to(" + expression + ", " + scalarType + ")";
  }
}
