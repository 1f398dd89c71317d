package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person with a watch sees of a training. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no pseudo-terminals of this kind")
class TerminalTimesTest {

  private static final Pattern TIME =
      Pattern.compile("training (\\d+) s at [0-9,]+ tokens a second; this call (\\d+) s in all");

  @TempDir Path folder;

  @Test
  void trainingAndTheWholeCallAreNamedAndTrue() throws Exception {
    Path home = Typed.homeWithCorpus(folder.resolve("home"));
    Path run = folder.resolve("run");
    Instant start = Instant.now();
    try (Pty pty =
        Pty.of(
            folder.resolve("terminal"),
            100,
            home,
            "train",
            "--text",
            Typed.text(home).toString(),
            "--steps",
            "3",
            "--threads",
            "1",
            "--out",
            run.toString())) {
      assertThat(pty.exitCode(120)).as(pty.screen()).isZero();
      double wall = Duration.between(start, Instant.now()).toMillis() / 1e3;
      assertThat(pty.screen()).containsPattern("step 3 of 3, [^\r]*validating");
      Matcher time = TIME.matcher(pty.screen());
      assertThat(time.find()).as(pty.screen()).isTrue();
      double training = Double.parseDouble(time.group(1));
      double call = Double.parseDouble(time.group(2));
      assertThat(call).isBetween(training - 1, wall + 1);
      double elapsed =
          new ObjectMapper()
              .readTree(run.resolve("result.json").toFile())
              .get("elapsed_s")
              .asDouble();
      assertThat(training).isBetween(elapsed - 0.6, elapsed + 0.6);
    }
  }
}
