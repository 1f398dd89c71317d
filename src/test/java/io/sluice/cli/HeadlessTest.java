package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures are drawn without a window system, and nothing else waits for what draws them. */
class HeadlessTest {

  @TempDir Path folder;

  @Test
  void picturesNeedNoWindowSystem() throws Exception {
    assertThat(classesOf("activations", "plot", "relu"))
        .anyMatch(name -> name.startsWith("org.apache.batik.svggen."))
        .noneMatch(name -> name.startsWith("sun.awt.X11."));
    assertThat(folder.resolve("activations/activations.png")).exists();
    assertThat(folder.resolve("activations/activations.svg")).exists();
  }

  @Test
  void otherCommandsLoadNothingThatDraws() throws Exception {
    assertThat(classesOf("activations", "list"))
        .contains("io.sluice.cli.ActivationsPlotCommand")
        .noneMatch(name -> name.startsWith("java.awt."))
        .noneMatch(name -> name.startsWith("org.apache.batik."));
  }

  /** The classes that a process of its own loads, on a machine whose display nobody can open. */
  private List<String> classesOf(String... words) throws Exception {
    Path classes = folder.resolve("classes.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + classes + ":none"));
    command.addAll(List.of("-Djava.awt.headless=false", "-Dsluice.home=" + folder));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("DISPLAY", ":4711");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readAllLines(classes).stream().map(line -> line.replaceFirst(" .*", "")).toList();
  }
}
