package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.run.TrainRecord;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process that is told to stop. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
class InterruptionTest {

  private static final Path STATUS = Path.of("/proc/self/status");
  static final long SIGHUP_BIT = 1;
  private static final long SIGINT_BIT = 1 << 1;

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalSavesAndSaysHowToGoOn(String signal, int exitCode) throws Exception {
    assumeTrue(
        !isIgnored(signal.equals("HUP") ? SIGHUP_BIT : SIGINT_BIT) || signal.equals("TERM"),
        "this process was started with that signal ignored, and its children inherit that");
    Path out = home.resolve("run");
    Path err = home.resolve("err.txt");
    Process process =
        started(
            err,
            "train",
            "--text",
            Typed.text(home).toString(),
            "--steps",
            "100000",
            "--threads",
            "1",
            "--out",
            out.toString());
    try {
      awaitSteps(process, out, err);
      kill(signal, process);
      while (!said(err).contains("stopping after this step")) {
        assertThat(process.isAlive()).as(() -> said(err)).isTrue();
        Thread.sleep(5);
      }
      // A terminal that is closed sends several, which must not end the saving.
      kill("HUP", process);
      kill("TERM", process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(exitCode);
    assertThat(Files.readString(err))
        .contains("stopping after this step", "stopped and saved after step")
        .contains("./sluice resume " + out);
    RunDirectory run = RunDirectory.open(out);
    assertThat(run.isDone()).isFalse();
    List<TrainRecord> steps = MetricsLog.read(run.metrics(), TrainRecord.class);
    try (Safetensors state = Safetensors.open(run.trainingState())) {
      assertThat(state.metadata())
          .containsEntry("step", Long.toString(steps.get(steps.size() - 1).step()));
    }
  }

  /** The process is halted while a checkpoint is half written, and hears of the signal then. */
  @Test
  void aSignalWhileACheckpointIsSavedLosesNothing() throws Exception {
    assumeTrue(!isIgnored(SIGINT_BIT), "this process was started with SIGINT ignored");
    String[] words =
        ("train --text %s --layers 2 --width 128 --heads 2 --context 16 --batch 1 --steps 40 --set"
                + " training.checkpoint_interval=1 --threads 1 --out ")
            .formatted(Typed.text(home))
            .split(" ");
    Path undisturbed = home.resolve("undisturbed");
    assertThat(Typed.in(home, with(words, undisturbed)).exit()).isEqualTo(Exit.DONE);
    Path out = home.resolve("run");
    Path err = home.resolve("err.txt");
    Process process = started(err, with(words, out));
    try {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
      while (!isSaving(out)) {
        kill("CONT", process);
        assertThat(process.isAlive()).as(() -> said(err)).isTrue();
        assertThat(Instant.now()).as("it is halted while it saves").isBefore(deadline);
        while (process.isAlive() && !isSaving(out)) {
          Thread.onSpinWait();
        }
        kill("STOP", process);
      }
      kill("INT", process);
      kill("CONT", process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(said(err)).contains("stopping after this step", "stopped and saved after step");
    assertThat(isSaving(out)).isFalse();
    RunDirectory run = RunDirectory.open(out);
    List<TrainRecord> steps = MetricsLog.read(run.metrics(), TrainRecord.class);
    for (Path file : List.of(run.trainingState(), run.model())) {
      try (Safetensors saved = Safetensors.open(file)) {
        assertThat(saved.number("step")).hasValue(steps.get(steps.size() - 1).step());
      }
    }
    assertThat(Typed.in(home, "resume", out.toString()).exit()).isEqualTo(Exit.DONE);
    assertThat(run.model()).hasSameBinaryContentAs(RunDirectory.open(undisturbed).model());
    assertThat(UntimedMetrics.of(run.metrics()))
        .isEqualTo(UntimedMetrics.of(RunDirectory.open(undisturbed).metrics()));
  }

  private static String[] with(String[] words, Path out) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = out.toString();
    return all;
  }

  private static boolean isSaving(Path out) {
    String[] names =
        out.toFile()
            .list((folder, name) -> name.contains("training-state") && name.contains("partial"));
    return names != null && names.length > 0;
  }

  @Test
  void aFullDiskSaysHowToGoOn() throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "there is no " + bash + " here to limit a process");
    Path err = home.resolve("err.txt");
    Path out = home.resolve("run");
    List<String> limited = List.of(bash.toString(), "-c", "ulimit -f 64 && exec \"$@\"", "bash");
    Process process =
        started(
            limited,
            err,
            "train",
            "--text",
            Typed.text(home).toString(),
            "--steps",
            "2",
            "--out",
            out.toString());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(said(err))
        .contains("training-state.safetensors cannot be written: File too large")
        .contains("; free some space: there is no checkpoint yet; ./sluice resume " + out);
    assertThat(Typed.in(home, "resume", out.toString()).exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void variantsThatAreBeingTimedKeepNobodyWaiting() throws Exception {
    Path err = home.resolve("err.txt");
    Process process =
        started(
            err,
            "compare",
            "--text",
            Typed.text(home).toString(),
            "--feed-forward",
            "relu",
            "--seeds",
            "1",
            "--marks",
            "1",
            "--overhead-steps",
            "1000000",
            "--name",
            "timed");
    try {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
      while (!said(err).contains("overhead: 1000000 steps")) {
        assertThat(process.isAlive()).as(() -> said(err)).isTrue();
        assertThat(Instant.now()).as("the variants are timed").isBefore(deadline);
        Thread.sleep(50);
      }
      kill("TERM", process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(home.resolve("eval/timed/report.md")).isNotEmptyFile();
    assertThat(home.resolve("eval/timed/overhead.csv")).doesNotExist();
  }

  @Test
  void workersStopWithTheirStudy() throws Exception {
    Path err = home.resolve("err.txt");
    Process process =
        started(
            err,
            "compare",
            "--text",
            Typed.text(home).toString(),
            "--feed-forward",
            "relu,swiglu",
            "--seeds",
            "1",
            "--marks",
            "100000",
            "--workers",
            "2",
            "--threads",
            "1",
            "--name",
            "two");
    List<ProcessHandle> workers;
    try {
      awaitSteps(process, home.resolve("checkpoints/two/relu-seed-1"), err);
      awaitSteps(process, home.resolve("checkpoints/two/swiglu-seed-1"), err);
      workers = process.children().toList();
      kill("TERM", process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(err))
        .contains("stopping after this step", "stopped and saved, 0 of 2 runs are finished");
    assertThat(workers).hasSize(2).noneMatch(ProcessHandle::isAlive);
    for (String run : List.of("relu-seed-1", "swiglu-seed-1")) {
      assertThat(home.resolve("checkpoints/two").resolve(run).resolve("training-state.safetensors"))
          .isNotEmptyFile();
    }
  }

  private static void kill(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private Process started(Path err, String... words) throws IOException {
    return started(List.of(), err, words);
  }

  /** Behind a command that runs what follows it. */
  private Process started(List<String> prefix, Path err, String... words) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dsluice.home=" + home, "io.sluice.cli.Main"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectError(err.toFile())
        .redirectOutput(home.resolve("out.txt").toFile())
        .start();
  }

  private static void awaitSteps(Process process, Path out, Path err) throws Exception {
    Path metrics = out.resolve("metrics.jsonl");
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!Files.exists(metrics) || Files.size(metrics) == 0) {
      assertThat(process.isAlive()).as(() -> said(err)).isTrue();
      assertThat(Instant.now()).as("the first step is taken in time").isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private static String said(Path err) {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      return e.toString();
    }
  }

  static boolean isIgnored(long bit) throws IOException {
    return Files.isReadable(STATUS)
        && Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .anyMatch(mask -> (mask & bit) != 0);
  }
}
