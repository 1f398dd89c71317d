package io.sluice.engine;

import io.sluice.notation.Words;
import java.util.Optional;

/**
 * How to start the engine.
 *
 * @param device where to compute
 * @param precision the number format of matrix products
 * @param threads threads of the processor, which computations side by side share, 1 to 1024; 0
 *     stands for one a core, or for {@link Reproducibility#THREADS}. How a batch is shared, and so
 *     how sums are rounded, depends on it
 * @param reproducible on which machines losses are to be equal to the last bit; on those like this
 *     one unless given
 */
public record EngineSettings(
    DeviceChoice device,
    PrecisionChoice precision,
    int threads,
    Optional<Reproducibility> reproducible) {

  /** Refuses a thread count out of range, and what no other machine could repeat. */
  public EngineSettings {
    if (threads < 0 || threads > 1024) {
      throw new IllegalArgumentException(
          "threads is " + threads + ": give --threads 1 to 1024, or 0 for one a core");
    }
    if (reproducible.isPresent() && device == DeviceChoice.GPU) {
      throw new IllegalArgumentException(
          "reproducible %s is for processors: leave --device gpu out"
              .formatted(Words.of(reproducible.get())));
    }
    if (reproducible.isPresent() && precision == PrecisionChoice.BF16) {
      throw new IllegalArgumentException(
          "reproducible %s with bf16: processors without it round in another way, take fp32"
              .formatted(Words.of(reproducible.get())));
    }
  }

  /** As fast as this machine can. */
  public EngineSettings(DeviceChoice device, PrecisionChoice precision, int threads) {
    this(device, precision, threads, Optional.empty());
  }

  /**
   * The same for a plan that says how its runs compute.
   *
   * @param otherPrecision in place of this one
   * @param otherReproducible in place of this one
   * @return a copy
   */
  public EngineSettings with(
      PrecisionChoice otherPrecision, Optional<Reproducibility> otherReproducible) {
    return new EngineSettings(device, otherPrecision, threads, otherReproducible);
  }

  /**
   * The same with other threads.
   *
   * @param other as {@link #threads}
   * @return a copy
   */
  public EngineSettings withThreads(int other) {
    return new EngineSettings(device, precision, other, reproducible);
  }

  DeviceChoice resolvedDevice() {
    return reproducible.isPresent() ? DeviceChoice.CPU : device;
  }

  /** Not by the processor, where that must not count. */
  PrecisionChoice resolvedPrecision() {
    return reproducible.isPresent() ? PrecisionChoice.FP32 : precision;
  }

  /**
   * How many threads compute.
   *
   * @return from 1
   */
  public int resolvedThreads() {
    int usual =
        reproducible.isPresent()
            ? Reproducibility.THREADS
            : Runtime.getRuntime().availableProcessors();
    return threads == 0 ? usual : threads;
  }
}
