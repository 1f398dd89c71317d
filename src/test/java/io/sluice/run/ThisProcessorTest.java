package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a machine says of its processor. */
class ThisProcessorTest {
  private static List<String> cpuinfo(String flags) {
    return List.of(
        "processor\t: 0",
        "vendor_id\t: GenuineIntel",
        "cpu family\t: 6",
        "model\t\t: 143",
        "model name\t: Intel(R) Xeon(R) Processor",
        "flags\t\t: fpu sse2 " + flags);
  }

  private static String instructions(String flags, Optional<String> limit) {
    return Processor.of(cpuinfo(flags), "amd64", limit).instructionSet();
  }

  @Test
  void aNameThatManyShareHasItsModelBehindIt() {
    assertThat(Processor.of(cpuinfo("avx2 fma"), "amd64", Optional.empty()))
        .isEqualTo(new Processor("Intel(R) Xeon(R) Processor 6-143", "avx2"));
  }

  @Test
  void instructionsAreThoseThatLibtorchTakes() {
    String all = "fma avx2 avx512f avx512bw avx512dq avx512vl";
    assertThat(instructions(all, Optional.empty())).isEqualTo("avx512");
    assertThat(instructions("fma avx2 avx512f", Optional.empty()))
        .as("not all of AVX-512")
        .isEqualTo("avx2");
    assertThat(instructions("avx2", Optional.empty()))
        .as("without fused products")
        .isEqualTo("default");
    assertThat(instructions(all, Optional.of("AVX2"))).as("limited").isEqualTo("avx2");
  }

  @Test
  void elsewhereTheArchitectureIsAllThatIsKnown() {
    assertThat(Processor.of(List.of(), "aarch64", Optional.empty()))
        .isEqualTo(new Processor("aarch64", "aarch64"));
  }

  @Test
  void thisOneHasAName() {
    Processor here = Processor.current();
    assertThat(here.name()).isNotBlank();
    assertThat(here.instructionSet()).isNotBlank();
    assertThat(Provenance.current().processor()).contains(here);
  }
}
