package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes behind a shell that takes their output away, or their files. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
class LostOutputTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path home;

  private record Ended(int code, String err) {}

  /** Runs a line of shell in which {@code sluice} is the program. */
  private Ended shell(String line) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String script =
        "sluice() { '%s' -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' -Dsluice.home='%s' io.sluice.cli.Main \"$@\"; }%n%s"
            .formatted(java, classPath(), home, line);
    Path err = home.resolve("err.txt");
    Process process =
        new ProcessBuilder(List.of("sh", "-c", script))
            .directory(home.toFile())
            .redirectOutput(home.resolve("out.txt").toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    // A JVM without the launcher notes what it misses.
    String said = Files.readString(err).replaceFirst("(?m)^note: .*\\R", "");
    return new Ended(process.exitValue(), said);
  }

  /** Wherever a process is started. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @ParameterizedTest
  @CsvSource({
    "activations list --json",
    "activations list",
    "activations show relu",
    "vision data list --json",
    "--help",
    "train --help",
    "corpus --help",
    "--version",
  })
  void aFullDiskIsSaidAndFails(String words) throws Exception {
    assumeTrue(Files.exists(FULL), "this platform has no /dev/full");
    Ended ended = shell("sluice " + words + " >/dev/full");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith(
            "sluice: what was to be printed is lost, standard output cannot be written (No space left")
        .hasLineCount(1);
  }

  @Test
  void aClosedOutputIsSaidAndFails() throws Exception {
    Ended ended = shell("sluice activations list --json >&-");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).startsWith("sluice: what was to be printed is lost").hasLineCount(1);
  }

  @Test
  void whereNothingCanBeSaidTheExitCodeTells() throws Exception {
    assertThat(shell("sluice activations list >&- 2>&-").code()).isEqualTo(1);
    assertThat(shell("sluice activations shwo >&- 2>&-").code()).isEqualTo(2);
    assertThat(shell("sluice --version 2>&-")).isEqualTo(new Ended(0, ""));
  }

  @Test
  void aMistakeIsSaidEvenIfNothingCanBePrinted() throws Exception {
    Ended ended = shell("sluice activations shwo >&-");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("did you mean activations show?").hasLineCount(1);
  }

  @Test
  void aReaderThatHasLeftIsNoMishap() throws Exception {
    String line = "{ sluice activations list --json; echo $? >code.txt; } | ";
    assertThat(shell(line + "true").err()).isEmpty();
    assertThat(home.resolve("code.txt")).hasContent("0");
    assertThat(shell(line + "head -n 1").err()).isEmpty();
    assertThat(home.resolve("code.txt")).hasContent("0");
  }

  @Test
  void tooFewOpenFilesAreSaidBeforeAnythingIsDone() throws Exception {
    assumeTrue(OpenFiles.obstacle().isEmpty() && Files.exists(Path.of("/proc/self/limits")));
    Typed.text(home);
    for (int limit : new int[] {40, (int) OpenFiles.LEAST - 1}) {
      Ended ended =
          shell("ulimit -n " + limit + "\nsluice train --text notes.txt --steps 1 --out run");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .contains("only " + limit + " files may be open at once", "ulimit -n 1024")
          .hasLineCount(1);
      assertThat(home.resolve("run")).doesNotExist();
    }
  }

  @Test
  void theFewestThatAreAllowedAreEnough() throws Exception {
    Typed.text(home);
    Ended ended =
        shell(
            "ulimit -n "
                + OpenFiles.LEAST
                + "\nsluice train --text notes.txt --steps 1 --threads 2 --out run");
    assertThat(ended.code()).as(ended.err()).isZero();
  }
}
