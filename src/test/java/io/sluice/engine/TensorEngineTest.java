package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorEngineTest {

  @Test
  void aGpuThatIsAbsentIsRefusedAndNotReplaced() {
    assumeTrue(TestEngine.fp32().facts().gpus() == 0, "this machine has a GPU");
    EngineSettings settings = new EngineSettings(DeviceChoice.GPU, PrecisionChoice.FP32, 1);
    assertThatThrownBy(() -> TensorEngine.open(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a GPU was asked for")
        .hasMessageContaining("--device cpu");
  }

  @Test
  void factsSayWhatIsLoaded() {
    try (TensorEngine engine =
        TensorEngine.open(new EngineSettings(DeviceChoice.CPU, PrecisionChoice.BF16, 1))) {
      EngineFacts facts = engine.facts();
      assertThat(facts.engine()).contains("PyTorch 2.7.1");
      assertThat(facts.libtorch()).contains("cpu");
      assertThat(facts.device()).isEqualTo("cpu");
      assertThat(facts.precision()).isEqualTo(Precision.BF16);
      assertThat(facts.threads()).isEqualTo(1);
    }
  }

  @Test
  void autoTakesBfloat16WhereItIsNative() {
    assertThat(PrecisionChoice.AUTO.resolve(true)).isEqualTo(Precision.BF16);
    assertThat(PrecisionChoice.AUTO.resolve(false)).isEqualTo(Precision.FP32);
    assertThat(PrecisionChoice.BF16.resolve(false)).isEqualTo(Precision.BF16);
  }

  @Test
  void threadsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, -1))
        .hasMessageContaining("threads is -1");
  }

  @Test
  void missingVariablesAreNamed() {
    List<LaunchEnvironment> missing =
        LaunchEnvironment.missing(Map.of("OMP_WAIT_POLICY", "PASSIVE", "DJL_OFFLINE", "true"));
    assertThat(missing)
        .contains(LaunchEnvironment.OPT_OUT_TRACKING)
        .doesNotContain(LaunchEnvironment.OMP_WAIT_POLICY, LaunchEnvironment.DJL_OFFLINE);
    assertThat(LaunchEnvironment.missing(System.getenv()))
        .as("the test runner's environment is the launcher's")
        .isEmpty();
  }
}
