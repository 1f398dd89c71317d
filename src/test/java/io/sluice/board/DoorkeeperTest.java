package io.sluice.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {

  @TempDir static Path home;

  private static Board board;
  private static BoardClient client;

  @BeforeAll
  static void open() {
    ShownRuns runs = new ShownRuns(home);
    runs.run("secret-name", "swiglu", 3);
    board = runs.board();
    client = new BoardClient(board);
  }

  @AfterAll
  static void close() {
    board.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:7117",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127.0.0.1@evil.example",
        "evil.example#127.0.0.1",
        "0.0.0.0",
        "[::1].evil.example",
        ""
      })
  void namesOfOthersAreRefused(String host) {
    for (String path : new String[] {"/", "/api/runs", "/api/events", "/nothing"}) {
      String answer = client.raw("GET " + path + " HTTP/1.1", "Host: " + host);
      assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d").doesNotContain("secret-name");
    }
  }

  @Test
  void noHostIsRefused() {
    assertThat(client.raw("GET /api/runs HTTP/1.0")).startsWith("HTTP/1.1 421");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST:9000", "127.0.0.1:1"})
  void thisMachineIsLetInThroughAnyPort(String host) {
    assertThat(client.raw("GET /api/runs HTTP/1.1", "Host: " + host))
        .startsWith("HTTP/1.1 200")
        .contains("secret-name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MKCOL"})
  void nothingIsWritten(String method) {
    HttpResponse<String> answer =
        client.send(client.request("/api/runs").method(method, BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isBetween(400, 599);
    assertThat(answer.body()).doesNotContain("secret-name");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void scriptsOfOtherPagesAreRefused() {
    assertThat(
            client
                .send(
                    client
                        .request("/api/runs")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Sec-Fetch-Mode", "no-cors")
                        .build())
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/runs", "/api/curves?run=nobody", "/nothing"})
  void everyAnswerForbidsWhatThePageDoesNotNeed(String path) {
    HttpResponse<String> answer = client.get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains(path.equals("/") ? "" : "default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void thePageRunsItsOwnScriptsOnly() {
    assertThat(client.get("/").body())
        .containsPattern("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src")
        .contains("script-src &#39;sha256-")
        .doesNotContain("unsafe");
  }

  @Test
  void otherMachinesDoNotReachIt() throws Exception {
    for (NetworkInterface network :
        NetworkInterface.networkInterfaces().toArray(NetworkInterface[]::new)) {
      for (InetAddress address : network.inetAddresses().toArray(InetAddress[]::new)) {
        if (!address.isLoopbackAddress()) {
          assertThat(accepts(address)).as("%s", address).isFalse();
        }
      }
    }
    assertThat(accepts(InetAddress.getLoopbackAddress())).isTrue();
  }

  private static boolean accepts(InetAddress address) {
    try (Socket socket = new Socket(address, board.address().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
