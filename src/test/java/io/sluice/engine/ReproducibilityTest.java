package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReproducibilityTest {

  private static EngineSettings settings(
      DeviceChoice device, PrecisionChoice precision, int threads) {
    return new EngineSettings(device, precision, threads, Optional.of(Reproducibility.X86_64));
  }

  @Test
  void theMachineDecidesNothing() {
    EngineSettings settings = settings(DeviceChoice.AUTO, PrecisionChoice.AUTO, 0);
    assertThat(settings.resolvedThreads()).isEqualTo(2);
    assertThat(settings.resolvedDevice()).isEqualTo(DeviceChoice.CPU);
    assertThat(settings.resolvedPrecision()).isEqualTo(PrecisionChoice.FP32);
    assertThat(settings(DeviceChoice.CPU, PrecisionChoice.FP32, 5).resolvedThreads()).isEqualTo(5);
  }

  @Test
  void whatOtherMachinesCannotRepeatIsRefused() {
    assertThatThrownBy(() -> settings(DeviceChoice.GPU, PrecisionChoice.FP32, 0))
        .hasMessage("reproducible x86-64 is for processors: leave --device gpu out");
    assertThatThrownBy(() -> settings(DeviceChoice.CPU, PrecisionChoice.BF16, 0))
        .hasMessage(
            "reproducible x86-64 with bf16: processors without it round in another way, take fp32");
  }

  /** Not of the maker's own: only what MKL does alike on all. */
  @Test
  void onlyOnProcessorsOfItsMakerDoesMklTakeMoreThanAllHave() {
    assertThat(Reproducibility.X86_64.variables()).containsEntry("MKL_CBWR", "COMPATIBLE");
    assertThat(Reproducibility.INTEL.variables()).containsEntry("MKL_CBWR", "AVX2");
  }

  @Test
  void oneProcessSumsInOneWay() {
    try (TensorEngine engine =
        TensorEngine.open(new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 1))) {
      assertThat(engine.reproducible()).isEmpty();
      assertThatThrownBy(
              () -> TensorEngine.open(settings(DeviceChoice.CPU, PrecisionChoice.FP32, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "libtorch is loaded and sums as the processor can, not avx2 pinned for x86-64: one"
                  + " process cannot do both");
    }
  }
}
