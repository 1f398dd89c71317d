package io.sluice.engine;

/** What a user asks for; {@link TensorEngine} decides. */
public enum PrecisionChoice {
  /** Single precision everywhere. */
  FP32,
  /** bfloat16 matrix products, even where the hardware only emulates them. */
  BF16,
  /** bfloat16 where the processor or GPU multiplies it natively, else single precision. */
  AUTO;

  Precision resolve(boolean nativeBfloat16) {
    return switch (this) {
      case FP32 -> Precision.FP32;
      case BF16 -> Precision.BF16;
      case AUTO -> nativeBfloat16 ? Precision.BF16 : Precision.FP32;
    };
  }
}
