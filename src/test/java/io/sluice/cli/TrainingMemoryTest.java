package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.ProcessMemory;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.suite.language.Benchmark;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.BlockStyle;
import io.sluice.transformer.Normalization;
import io.sluice.transformer.TransformerShape;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {

  private static Benchmark benchmark(int vocabulary) {
    TransformerShape shape =
        new TransformerShape(
            1,
            8,
            8,
            AttentionShape.rotary(2),
            FeedForward.of("gated(dyn(mish, granularity=channel))"),
            HiddenWidth.equalParameters(32, 8),
            new BlockStyle(Normalization.RMS, false, true, 0));
    return new Benchmark(shape, vocabulary, 2, 1);
  }

  private static EngineSettings on(DeviceChoice device) {
    return new EngineSettings(device, PrecisionChoice.FP32, 1);
  }

  @BeforeEach
  void assumeThatTheSystemTells() {
    assumeTrue(ProcessMemory.peakBytes().isPresent(), "this system does not tell");
  }

  @Test
  void isThatOfAProcessWithThisModelAlone() {
    TrainingMemory memory = new TrainingMemory();
    long small = memory.peakBytes(benchmark(16), on(DeviceChoice.CPU)).orElseThrow();
    // Weights, gradients and two moments of 2^20 ids of width 8 are 128 MiB.
    long large = memory.peakBytes(benchmark(1 << 20), on(DeviceChoice.CPU)).orElseThrow();
    assertThat(large - small).isGreaterThan(100_000_000);
    // What this process has taken meanwhile, or another one before, is not in it.
    assertThat(memory.peakBytes(benchmark(16), on(DeviceChoice.CPU)).orElseThrow())
        .isLessThan(small + 50_000_000);
  }

  @Test
  void aProcessThatFailsSaysWhy() {
    // The libtorch of the tests is the one for processors.
    assertThatThrownBy(() -> new TrainingMemory().peakBytes(benchmark(16), on(DeviceChoice.GPU)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(
            "the memory of gated(dyn(mish, granularity=channel)) cannot be measured: the process"
                + " that trained it ended with code ")
        .hasMessageContaining("GPU");
  }
}
