package io.sluice.engine;

/** Engines for tests: the processor, two threads. */
public final class TestEngine {

  private TestEngine() {}

  /** Single precision. */
  public static TensorEngine fp32() {
    return open(PrecisionChoice.FP32);
  }

  /** Any precision. */
  public static TensorEngine open(PrecisionChoice precision) {
    return TensorEngine.open(new EngineSettings(DeviceChoice.CPU, precision, 2));
  }
}
