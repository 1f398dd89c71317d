package io.sluice.study;

import io.sluice.engine.EngineSettings;
import io.sluice.suite.language.Benchmark;
import java.util.OptionalLong;

/** Measures how much memory training takes. */
@FunctionalInterface
public interface MemoryMeter {

  /**
   * Trains a model for a few steps where nothing else takes memory.
   *
   * @param benchmark the model and its batch
   * @param settings device, precision, threads
   * @return bytes of the process at its largest, where the system tells
   */
  OptionalLong peakBytes(Benchmark benchmark, EngineSettings settings);
}
