package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * The program in a pseudo-terminal, where a test sees the screen and presses keys. It is the one
 * that {@code script} of util-linux makes, which every Debian has; where it is not there, tests are
 * skipped and say so.
 */
final class Pty implements AutoCloseable {

  static final char CTRL_C = 3;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Process script;

  private Pty(Path folder, Process script) {
    this.folder = folder;
    this.script = script;
  }

  /** Starts the program in a terminal of so many columns; what it needs is kept in a folder. */
  static Pty of(Path folder, int columns, Path home, String... words) throws Exception {
    List<String> java = new ArrayList<>();
    // What this process ignores its children would ignore too.
    java.addAll(List.of("env", "--default-signal=INT,HUP,TERM"));
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    java.add("-Xlog:class+load:file=" + folder.resolve("classes.txt") + ":none");
    java.addAll(List.of("-Dsluice.home=" + home, "-Dsluice.terminal=true"));
    java.addAll(List.of("-Dsluice.out.columns=" + columns, "-Dsluice.err.columns=" + columns));
    java.add(Main.class.getName());
    java.addAll(List.of(words));
    return running(folder, columns, java);
  }

  /** Runs any command there. */
  static Pty running(Path folder, int columns, List<String> command) throws Exception {
    assumeTrue(isThere(), "there is no script of util-linux here, which makes pseudo-terminals");
    Files.createDirectories(folder);
    // The shell survives Ctrl-C to see in which state the terminal was left.
    Path commands = folder.resolve("commands.sh");
    Files.writeString(
        commands,
        String.join(
            "\n",
            "trap : INT",
            "stty cols " + columns + " rows 40",
            "stty -a >" + quoted(folder.resolve("before.txt").toString()),
            String.join(" ", command.stream().map(Pty::quoted).toList()),
            "code=$?",
            "stty -a >" + quoted(folder.resolve("after.txt").toString()),
            "exit $code",
            ""));
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", "sh " + quoted(commands.toString()), "/dev/null")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("screen.txt").toFile());
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("TERM", "xterm");
    return new Pty(folder, builder.start());
  }

  private static boolean isThere() throws Exception {
    try {
      Process version = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
      String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return version.waitFor() == 0 && said.contains("util-linux");
    } catch (IOException e) {
      return false;
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Everything that was written to the screen so far. */
  String screen() {
    try {
      return Files.readString(folder.resolve("screen.txt"));
    } catch (IOException e) {
      return "";
    }
  }

  /** The same without what is drawn over later: letters before a carriage return. */
  List<String> lines() {
    return screen().replace("\r\n", "\n").lines().map(line -> line.replaceAll(".*\r", "")).toList();
  }

  void awaitScreen(String regex) throws Exception {
    Pattern pattern = Pattern.compile(regex);
    await(() -> pattern.matcher(screen()).find(), regex);
  }

  /** Waits until the program has come so far that it needs this class. */
  void awaitClass(String name) throws Exception {
    Path classes = folder.resolve("classes.txt");
    await(
        () -> {
          try {
            return Files.readString(classes).contains("\n" + name + " ");
          } catch (IOException e) {
            return false;
          }
        },
        name);
  }

  /** Waits until a file has something in it. */
  void awaitFile(Path file) throws Exception {
    await(() -> file.toFile().length() > 0, file.toString());
  }

  private void await(BooleanSupplier there, String what) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!there.getAsBoolean()) {
      assertThat(script.isAlive())
          .as(() -> "alive, waiting for " + what + ":\n" + screen())
          .isTrue();
      assertThat(Instant.now()).as(() -> what + " comes:\n" + screen()).isBefore(deadline);
      Thread.sleep(20);
    }
  }

  void press(char key) throws IOException {
    script.getOutputStream().write(key);
    script.getOutputStream().flush();
  }

  /** The exit code, after so many seconds at most. */
  int exitCode(int seconds) throws Exception {
    assertThat(script.waitFor(seconds, TimeUnit.SECONDS)).as(() -> "ends:\n" + screen()).isTrue();
    return script.exitValue();
  }

  /** Closes the terminal and waits until what ran in it has ended. */
  void hangUp() throws Exception {
    List<ProcessHandle> inside = script.descendants().toList();
    assertThat(inside).isNotEmpty();
    script.destroyForcibly().waitFor();
    for (ProcessHandle process : inside) {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Whether the terminal was left in the state that it was found in. */
  boolean isLeftAsItWas() throws IOException {
    return Files.readString(folder.resolve("after.txt"))
        .equals(Files.readString(folder.resolve("before.txt")));
  }

  @Override
  public void close() throws Exception {
    List<ProcessHandle> inside = script.descendants().toList();
    inside.forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly().waitFor();
  }
}
