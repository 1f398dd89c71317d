package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.LaunchEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LauncherTest {

  private static final Path LAUNCHER = Path.of("sluice");

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
  @DisabledOnOs(OS.WINDOWS)
  void isAShellScriptThatCanBeStarted() throws Exception {
    assertThat(LAUNCHER).isExecutable();
    Process check = new ProcessBuilder("sh", "-n", LAUNCHER.toString()).inheritIO().start();
    assertThat(check.waitFor()).isZero();
  }
}
