package io.sluice.cli;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.TensorEngine;
import io.sluice.run.Json;
import io.sluice.suite.language.Benchmark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Training steps of a process of its own, one when it is asked for one: libtorch reads once how it
 * is to sum, so two ways take turns from two processes.
 */
final class SpeedProcess implements AutoCloseable {

  private static final String TIME = "step_ns ";
  private static final String FAILURE = "failure ";

  private final Process process;
  private final PrintStream asking;
  private final BufferedReader said;

  private SpeedProcess(Process process) {
    this.process = process;
    asking = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SpeedProcess start(Benchmark benchmark, EngineSettings settings) {
    List<String> command =
        OwnProcess.command(SpeedProcess.class, Json.line(benchmark), Json.line(settings));
    try {
      return new SpeedProcess(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    } catch (IOException e) {
      throw new UncheckedIOException("no process can be started: " + e.getMessage(), e);
    }
  }

  /** Takes a step and waits for it. */
  Duration take(long step) {
    asking.println(step);
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(TIME)) {
          return Duration.ofNanos(Long.parseLong(line.substring(TIME.length())));
        }
        if (line.startsWith(FAILURE)) {
          throw new IllegalArgumentException(line.substring(FAILURE.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new UncheckedIOException(
        "the reproducible steps ended: is there memory left?", new IOException("end of output"));
  }

  /** It ends with what it is asked by. */
  @Override
  public void close() {
    asking.close();
    process.destroy();
  }

  /**
   * The process.
   *
   * @param args the benchmark and the engine's settings, as JSON
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Benchmark benchmark = Json.parse(args[0], "the benchmark", Benchmark.class);
      EngineSettings settings = Json.parse(args[1], "the settings", EngineSettings.class);
      try (TensorEngine engine = TensorEngine.open(settings);
          BufferedReader asked =
              new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        LongFunction<Duration> steps = benchmark.oneByOne(engine);
        for (String step = asked.readLine(); step != null; step = asked.readLine()) {
          out.println(TIME + steps.apply(Long.parseLong(step)).toNanos());
        }
      }
    } catch (IOException | RuntimeException e) {
      Failure failure = Failure.of(e);
      out.println(FAILURE + failure.sentence());
      System.exit(failure.exit().code());
    }
  }
}
