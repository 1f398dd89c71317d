package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BoardCommandTest {

  /** A process that waits for an open page to go would wait for ever. */
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  @TempDir Path home;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
  void itPrintsItsAddressAndEndsAtOnceWhileAPageIsOpen() throws Exception {
    // SIGTERM, as SIGINT may be ignored by whoever started this process.
    Process process = started("board", "--port", "0");
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      assertThat(line).matches("http://127\\.0\\.0\\.1:\\d+/ .*Ctrl-C ends it");
      URI address = URI.create(line.split(" ", 2)[0]);
      HttpClient http = HttpClient.newHttpClient();
      assertThat(http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body())
          .contains("<title>Sluice board</title>");
      assertThat(
              http.send(
                      HttpRequest.newBuilder(address.resolve("/api/events")).build(),
                      BodyHandlers.ofInputStream())
                  .statusCode())
          .isEqualTo(200);
      long asked = System.nanoTime();
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
      assertThat(process.exitValue()).isEqualTo(143);
      assertThat(process.errorReader().lines().toList())
          .filteredOn(said -> !said.startsWith("note: "))
          .containsExactly("stopped: nothing was written");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aPortInUseIsOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Typed typed = Typed.in(home, "board", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(typed.exit()).isEqualTo(Exit.FAILED);
      assertThat(typed.err().lines())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("sluice: port " + taken.getLocalPort() + " is in use")
          .contains("--port");
    }
  }

  @Test
  void aPortIsANumberThatPortsHave() {
    assertThat(Typed.in(home, "board", "--port", "65536").err()).contains("at most 65535");
    assertThat(Typed.in(home, "board", "--port", "-1").exit()).isEqualTo(Exit.WRONG_USE);
  }

  private Process started(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dsluice.home=" + home, "io.sluice.cli.Main"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).start();
  }
}
