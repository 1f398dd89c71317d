package io.sluice.training;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.Precision;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.engine.TensorEngine;
import io.sluice.notation.Limit;
import java.util.Optional;

/**
 * What the rounding depends on.
 *
 * @param device {@code cpu} or {@code gpu0}
 * @param precision the format of matrix products
 * @param threads threads of the processor
 * @param reproducible on which machines losses are equal to the last bit; on those like the one
 *     that began the run unless given
 */
public record Compute(
    String device, Precision precision, int threads, Optional<Reproducibility> reproducible) {

  private static final Limit THREADS = new Limit("threads", 0, 1024);

  /** Refuses threads out of range. */
  public Compute {
    THREADS.require(threads);
  }

  /** What opens an engine that rounds like this. */
  public EngineSettings settings() {
    return new EngineSettings(
        device.equals("cpu") ? DeviceChoice.CPU : DeviceChoice.GPU,
        switch (precision) {
          case FP32 -> PrecisionChoice.FP32;
          case BF16 -> PrecisionChoice.BF16;
        },
        threads,
        reproducible);
  }

  /**
   * What of the processor is taken, where that does not depend on the processor.
   *
   * @return for rows and people
   */
  public Optional<String> pinned() {
    return reproducible.map(Reproducibility::instructionSet);
  }

  /**
   * What an engine computes with.
   *
   * @param engine opened
   * @return its device, precision and threads
   */
  public static Compute of(TensorEngine engine) {
    return new Compute(
        engine.deviceName(), engine.precision(), engine.facts().threads(), engine.reproducible());
  }
}
