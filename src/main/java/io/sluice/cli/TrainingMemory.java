package io.sluice.cli;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.ProcessMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.run.Json;
import io.sluice.study.MemoryMeter;
import io.sluice.suite.language.Benchmark;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory that training takes: of a process of its own, started as this one was, since what a
 * process has once taken it keeps.
 */
final class TrainingMemory implements MemoryMeter {

  private static final String RESULT = "peak_rss_bytes ";

  @Override
  public OptionalLong peakBytes(Benchmark benchmark, EngineSettings settings) {
    if (ProcessMemory.peakBytes().isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      Process process =
          new ProcessBuilder(
                  OwnProcess.command(
                      TrainingMemory.class, Json.line(benchmark), Json.line(settings)))
              .redirectErrorStream(true)
              .start();
      List<String> said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      int code = process.waitFor();
      return OptionalLong.of(
          said.stream()
              .filter(line -> line.startsWith(RESULT))
              .mapToLong(line -> Long.parseLong(line.substring(RESULT.length())))
              .findFirst()
              .orElseThrow(() -> failed(benchmark, code, said)));
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private static UncheckedIOException failed(Benchmark benchmark, int code, List<String> said) {
    String last = said.isEmpty() ? "it said nothing" : said.get(said.size() - 1);
    String sentence =
        "the memory of %s cannot be measured: the process that trained it ended with code %d (%s)"
            .formatted(benchmark.shape().feedForward().notation(), code, last);
    return new UncheckedIOException(sentence, new IOException(last));
  }

  /**
   * The process: trains a few steps and says how large it was.
   *
   * @param args the benchmark and the engine's settings, as JSON
   */
  public static void main(String[] args) {
    Thread parent = new Thread(TrainingMemory::endWithTheParent, "parent");
    parent.setDaemon(true);
    parent.start();
    try {
      Benchmark benchmark = Json.parse(args[0], "the benchmark", Benchmark.class);
      EngineSettings settings = Json.parse(args[1], "the settings", EngineSettings.class);
      try (TensorEngine engine = TensorEngine.open(settings)) {
        benchmark.warmUp(engine);
      }
      System.out.println(RESULT + ProcessMemory.peakBytes().orElseThrow());
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      System.out.println(failure.sentence());
      System.exit(failure.exit().code());
    }
  }

  /** Standard input is a pipe from the process that waits for this one, and ends with it. */
  private static void endWithTheParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A pipe that cannot be read has nobody behind it either.
    }
    Runtime.getRuntime().halt(Exit.FAILED.code());
  }
}
