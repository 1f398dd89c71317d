package io.sluice.engine;

/**
 * How to start the engine.
 *
 * @param device where to compute
 * @param precision the number format of matrix products
 * @param threads threads of the processor, which computations side by side share, 1 to 1024; 0
 *     stands for one a core. How a batch is shared, and so how sums are rounded, depends on it
 */
public record EngineSettings(DeviceChoice device, PrecisionChoice precision, int threads) {

  /** Refuses a thread count out of range. */
  public EngineSettings {
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException(
          "threads is " + threads + ": give --threads 1 to 1024, or 0 for one a core");
    }
  }

  int resolvedThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
