package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.engine.EngineFacts;
import io.sluice.engine.Precision;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.suite.language.Benchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {

  @TempDir Path home;

  private Typed typed(String... options) {
    Stream<String> small =
        Stream.of(
            "bench --layers 1 --width 8 --heads 2 --context 8 --batch 2 --vocabulary 16 --steps 1"
                .split(" ", -1));
    return Typed.in(home, Stream.concat(small, Stream.of(options)).toArray(String[]::new));
  }

  private JsonNode bench(String... options) {
    return typed(Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new))
        .json();
  }

  @Test
  void oneVariantIsAnObject() {
    JsonNode result = bench();
    for (String key :
        List.of(
            "parameters",
            "precision",
            "tokens_per_s",
            "step_ms",
            "flops_per_token",
            "gflops",
            "matmul_gflops",
            "utilisation")) {
      assertThat(result.has(key)).as(key).isTrue();
    }
    // Embedding 16 x 8; attention 4 x 8 x 8; SwiGLU 3 x 8 x 32 (2/3 of 32 rounded up to 32); three
    // norms of 8.
    assertThat(result.get("parameters").asLong()).isEqualTo(16 * 8 + 4 * 64 + 3 * 8 * 32 + 24);
    assertThat(result.get("flops_per_token").asLong())
        .isEqualTo(6 * result.get("parameters").asLong() + 6 * 8 * 8);
    assertThat(result.get("tokens_per_s").asDouble())
        .isCloseTo(16 / (result.get("step_ms").asDouble() / 1e3), within(1e-6));
    assertThat(result.get("utilisation").asDouble())
        .isCloseTo(
            result.get("gflops").asDouble() / result.get("matmul_gflops").asDouble(),
            within(1e-12));
  }

  @Test
  void oneThreadIsOne() {
    assertThat(typed("--threads", "1").out()).containsPattern(", fp32, 1 thread\\s");
  }

  /**
   * On a machine that lets itself be pinned the second process takes its steps beside the first.
   */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void whatReproducibleLossesCostIsMeasuredInTurns() {
    JsonNode result = bench("--reproducible", "x86-64", "--threads", "1").get("reproducible");
    assertThat(result.get("reproducible").asText()).isEqualTo("x86-64");
    assertThat(result.get("threads").asInt()).isEqualTo(1);
    assertThat(result.get("tokens_per_s").asDouble())
        .isCloseTo(16 / (result.get("step_ms").asDouble() / 1e3), within(1e-6));
    assertThat(result.get("relative_speed").asDouble()).isPositive();
  }

  @Test
  void severalVariantsAreAList() {
    JsonNode results = bench("--feed-forward", "swiglu,dynactglu", "--precision", "bf16");
    assertThat(results).hasSize(2);
    assertThat(results.get(0).get("feed_forward").asText()).isEqualTo("swiglu");
    assertThat(results.get(0).get("relative_speed").asDouble()).isEqualTo(1.0);
    assertThat(results.get(1).get("relative_speed").asDouble()).isPositive();
    assertThat(results.get(1).get("precision").asText()).isEqualTo("bf16");
  }

  @Test
  void severalVariantsHaveATableOfOverhead() {
    Typed typed = typed("--feed-forward", "dynactglu,reglu", "--threads", "1");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.out())
        .contains("\nOverhead\n\nvariant ", "  time / dynactglu  ")
        .containsPattern("\ndynactglu +1,178 +2 ")
        .containsPattern("\nreglu +1,176 +0 ")
        .contains("batches of 2 x 8 random ids of 16, cpu, fp32, 1 thread,");
  }

  @Test
  void relativeSpeedDoesNotSeeTheMachineDrift() {
    // The machine halves its speed from round to round; the second variant always needs 10 % more.
    Benchmark.Timing first = timing(1, 2, 4, 8);
    Benchmark.Timing second = timing(1.1, 2.2, 4.4, 8.8);
    BenchmarkResult result = BenchmarkResult.of(second, first, 10, facts(), OptionalLong.empty());
    assertThat(result.relativeSpeed()).isCloseTo(1 / 1.1, within(1e-9));
    assertThat(result.stepMs()).isCloseTo(3300, within(1e-6));
    assertThat(result.matmulGflops()).isEqualTo(5);
    // 10 tokens of 3e9 operations in 3.3 seconds.
    assertThat(result.gflops()).isCloseTo(10 * 3 / 3.3, within(1e-9));
  }

  private static Benchmark.Timing timing(double... seconds) {
    List<Benchmark.Round> rounds = new ArrayList<>();
    for (double s : seconds) {
      rounds.add(new Benchmark.Round(Duration.ofNanos(Math.round(s * 1e9)), OptionalDouble.of(5)));
    }
    return new Benchmark.Timing(FeedForwardVariant.SWIGLU.feedForward(), 1, 3_000_000_000L, rounds);
  }

  private static EngineFacts facts() {
    return new EngineFacts(
        "", "", "cpu", 0, Precision.FP32, false, 1, List.of(), List.of(), OptionalLong.empty());
  }
}
