package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server on this machine that behaves as a test wants it to. */
abstract class DownloadFixture {
  static final int SIZE = 300_000;

  @TempDir Path folder;
  final byte[] content = new byte[SIZE];
  final List<String> asked = new ArrayList<>();
  final List<Long> progress = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  HttpServer server;
  Path target;
  Path partial;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    target = folder.resolve("deep/er/file.gz");
    partial = folder.resolve("deep/er/file.gz.sluice-partial");
    Files.createDirectories(target.getParent());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** What the server does; a range is null or where it begins. */
  interface Answer {
    void send(HttpExchange exchange, Integer range) throws IOException;
  }

  void serve(Answer answer) {
    server.createContext(
        "/file.gz",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          asked.add(String.valueOf(range));
          try (exchange) {
            answer.send(
                exchange,
                range == null ? null : Integer.valueOf(range.replaceAll("bytes=(\\d+)-", "$1")));
          }
        });
  }

  void rest(HttpExchange exchange, Integer range, int to) throws IOException {
    int from = range == null ? 0 : range;
    if (range != null) {
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
    }
    // The length that is promised is that of the whole; a smaller "to" breaks the connection.
    exchange.sendResponseHeaders(range == null ? 200 : 206, SIZE - from);
    exchange.getResponseBody().write(content, from, to - from);
    exchange.getResponseBody().flush();
  }

  RemoteFile file() {
    return file(sha256(content));
  }

  RemoteFile file(String sha256) {
    return new RemoteFile(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/file.gz"), SIZE, sha256);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  void fetch(RemoteFile file) {
    new Download()
        .fetch(
            file,
            target,
            (path, done, total) -> {
              assertThat(path).isEqualTo(target);
              assertThat(total).isEqualTo(SIZE);
              progress.add(done);
            });
  }

  void assertWhole() {
    assertThat(target).hasBinaryContent(content);
    assertThat(partial).doesNotExist();
  }
}
