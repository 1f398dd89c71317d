package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.engine.LaunchEnvironment;
import io.sluice.run.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LauncherTest {

  private static final Path LAUNCHER = Path.of("sluice");

  @TempDir Path folder;
  private final List<Path> links = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(LaunchEnvironment.class)
  void setsWhatTheProgramWouldMiss(LaunchEnvironment variable) throws Exception {
    // Whatever the user has set already stays.
    assertThat(Files.readString(LAUNCHER))
        .contains("export " + variable + "=\"${" + variable + ":-");
  }

  @ParameterizedTest
  @EnumSource(LaunchEnvironment.class)
  void theTestsRunInTheSameEnvironment(LaunchEnvironment variable) throws Exception {
    assertThat(Files.readString(Path.of("pom.xml"))).contains("<" + variable + ">");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void isAShellScriptThatCanBeStarted() throws Exception {
    assertThat(LAUNCHER).isExecutable();
    Process check = new ProcessBuilder("sh", "-n", LAUNCHER.toString()).inheritIO().start();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void startsTheProgram() throws Exception {
    Typed typed = started(home(), "--version");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    assertThat(typed.out()).isEqualTo("sluice " + Provenance.version() + "\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void startsItFromAnywhereInTheRightEnvironment() throws Exception {
    Path home = home();
    link(folder.resolve("sluice"), home.resolve("sluice"));
    Typed typed = started(folder, "doctor", "--json");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).isEmpty();
    JsonNode report = typed.json();
    assertThat(report.get("home").asText()).isEqualTo(home.toRealPath().toString());
    assertThat(report.get("missing_environment")).isEmpty();
    assertThat(report.get("problems")).isEmpty();
    assertThat(report.get("engine").get("libtorch").asText()).isNotBlank();
    assertThat(report.get("corpora").findValuesAsText("name")).contains("fables");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void saysThatTooFewFilesMayBeOpen() throws Exception {
    assertThat(Files.readString(LAUNCHER)).contains("-ge " + OpenFiles.LEAST + " ]");
    Process process =
        new ProcessBuilder("sh", "-c", "ulimit -n 20; exec ./sluice --version")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("sluice: only 20 files may be open at once")
        .hasLineCount(1);
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void handsOnTheExitCodeAndWords() throws Exception {
    Typed typed = started(home(), "train", "--tokenizer", "größer kleiner");
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains("'größer kleiner'").hasLineCount(1);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void theProgramWritesForTheWidthOfTheTerminal() throws Exception {
    String launcher = home().resolve("sluice").toString();
    for (int columns : List.of(44, 71)) {
      Path place = folder.resolve("terminal-" + columns);
      try (Pty pty = Pty.running(place, columns, List.of(launcher, "compare", "--help"))) {
        assertThat(pty.exitCode(120)).as(pty.screen()).isZero();
        assertThat(pty.lines()).allMatch(line -> line.length() <= columns);
        // Not for a narrower one either.
        assertThat(pty.lines()).anyMatch(line -> line.length() > columns - 8);
      }
    }
  }

  /** A build that lasts: a Maven that never ends. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
  void aSignalEndsTheBuildToo(String signal, int code) throws Exception {
    Path home = home();
    Files.delete(home.resolve("target/launcher.stamp"));
    Path maven = folder.resolve("bin/mvn");
    Files.createDirectories(maven.getParent());
    Files.writeString(maven, "#!/bin/sh\necho $$ >" + folder.resolve("pid") + "\nexec sleep 600\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    String path = "PATH=" + maven.getParent() + ":" + System.getenv("PATH");
    List<String> command =
        List.of(
            "env",
            "--default-signal=INT,HUP,TERM",
            path,
            home.resolve("sluice").toString(),
            "doctor");
    try (Pty pty = Pty.running(folder.resolve("terminal"), 80, command)) {
      pty.awaitScreen("building");
      pty.awaitFile(folder.resolve("pid"));
      if (signal.equals("INT")) {
        pty.press(Pty.CTRL_C);
      } else {
        String owner = Files.readString(home.resolve("target/launcher.lock/owner")).strip();
        new ProcessBuilder("kill", "-" + signal, owner).start().waitFor();
      }
      assertThat(pty.exitCode(60)).as(pty.screen()).isEqualTo(code);
      assertThat(pty.screen()).contains("stopped before the command began");
    }
    assertThat(home.resolve("target/launcher.lock")).doesNotExist();
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  /**
   * A home with the launcher and with what is built. It never builds there, which inside of a build
   * would change the classes that the other tests run on.
   */
  private Path home() throws IOException {
    Path built = Path.of("target").toAbsolutePath();
    assumeTrue(Files.isDirectory(built.resolve("lib")), "target/lib is not there: run mvn verify");
    Path home = folder.resolve("home");
    Path target = Files.createDirectories(home.resolve("target"));
    Files.createDirectories(home.resolve("src/main"));
    link(target.resolve("classes"), built.resolve("classes"));
    link(target.resolve("lib"), built.resolve("lib"));
    link(home.resolve("corpora"), Path.of("corpora").toAbsolutePath());
    Files.copy(Path.of("pom.xml"), home.resolve("pom.xml"));
    Files.copy(LAUNCHER, home.resolve("sluice"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createFile(target.resolve("launcher.stamp"));
    return home;
  }

  private void link(Path link, Path target) throws IOException {
    links.add(Files.createSymbolicLink(link, target));
  }

  @AfterEach
  void removeLinks() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  private Typed started(Path place, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(place.resolve("sluice").toString()));
    command.addAll(List.of(words));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    for (LaunchEnvironment variable : LaunchEnvironment.values()) {
      environment.remove(variable.name());
    }
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.remove("SLUICE_NATIVES");
    environment.remove("SLUICE_JAVA_OPTIONS");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    Exit exit =
        Stream.of(Exit.values()).filter(e -> e.code() == process.exitValue()).findFirst().get();
    return new Typed(exit, Files.readString(out), Files.readString(err));
  }
}
