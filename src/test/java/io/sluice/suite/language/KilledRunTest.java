package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.data.PartialName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes get SIGKILL at many moments; the run that comes out of it must be the undisturbed
 * one.
 */
class KilledRunTest {

  @TempDir static Path folder;
  private static Path undisturbed;

  private final SplittableRandom random = new SplittableRandom(2);
  private final List<String> kills = new ArrayList<>();

  /** When to kill; waits for the moment. */
  private interface Moment {
    void await(TrainingProcess process, Path out) throws IOException, InterruptedException;
  }

  @BeforeAll
  static void trainUndisturbed() {
    LanguageSamples.text(folder);
    undisturbed = folder.resolve("undisturbed");
    LanguageSamples.train(
        TrainingProcess.Main.recipe(folder), LanguageSamples.sources(folder), undisturbed);
  }

  /** So many milliseconds after the start: the JVM, libtorch, the text, the first files. */
  private static Moment afterMilliseconds(long milliseconds) {
    return (process, out) -> Thread.sleep(milliseconds);
  }

  /** As soon as the folder or the file is there. */
  private static Moment onceThereIs(String name) {
    return (process, out) -> {
      while (!Files.exists(out.resolve(name)) && process.isAlive()) {
        Thread.onSpinWait();
      }
    };
  }

  /** Some microseconds after a step was reported: records, sweeps, checkpoints lie in between. */
  private Moment afterSteps(int steps) {
    long wait = random.nextLong(15_000_000);
    return (process, out) -> {
      for (int i = 0; i < steps && process.line() != null; i++) {
        // The process says a line a step.
      }
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    };
  }

  /** While the so-many-th half-written file lies in the folder. */
  private static Moment whileWriting(int count) {
    return (process, out) -> {
      String before = "";
      int seen = 0;
      while (process.isAlive()) {
        String now = halfWritten(out);
        if (!now.isEmpty() && !now.equals(before) && ++seen == count) {
          return;
        }
        before = now;
      }
    };
  }

  private static String halfWritten(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return "";
    }
    try (Stream<Path> files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(PartialName.SUFFIX))
          .findFirst()
          .orElse("");
    }
  }

  /** Starts the run anew after each kill, and lets it finish at last. */
  private void killedAt(String name, Moment... moments) throws Exception {
    Path out = folder.resolve(name);
    for (Moment moment : moments) {
      try (TrainingProcess process =
          TrainingProcess.start(TrainingProcess.Main.class, folder, out, TrainingProcess.SMALL)) {
        moment.await(process, out);
        if (process.kill()) {
          kills.add(state(out));
        }
      }
    }
    try (TrainingProcess process =
        TrainingProcess.start(TrainingProcess.Main.class, folder, out, TrainingProcess.SMALL)) {
      assertThat(process.await()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
    }
    FinishedRun.assertSame(out, undisturbed);
  }

  private static String state(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return "nothing";
    }
    try (Stream<Path> files = Files.list(out)) {
      return String.join(" ", files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void killedWhileStarting() throws Exception {
    killedAt(
        "starting",
        afterMilliseconds(random.nextLong(50, 400)),
        onceThereIs("run.lock"),
        onceThereIs("config.json"),
        onceThereIs("tokenizer.json"),
        onceThereIs("metrics.jsonl"),
        afterMilliseconds(random.nextLong(200, 900)));
    assertThat(kills).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void killedBetweenSteps() throws Exception {
    killedAt("between-steps", afterSteps(3), afterSteps(5), afterSteps(12), afterSteps(14));
    assertThat(kills).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void killedWhileWriting() throws Exception {
    killedAt(
        "writing",
        whileWriting(3), // the first checkpoint
        whileWriting(2), // the weights after it
        whileWriting(7),
        whileWriting(4),
        onceThereIs("result.json"),
        onceThereIs("DONE"));
    assertThat(kills).hasSizeGreaterThanOrEqualTo(3);
    assertThat(kills).anyMatch(state -> state.contains(PartialName.SUFFIX));
  }
}
