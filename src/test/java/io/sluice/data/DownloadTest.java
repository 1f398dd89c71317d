package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server on this machine that behaves in every way a server may. */
final class DownloadTest {
  private static final int SIZE = 300_000;

  @TempDir Path folder;
  private final byte[] content = new byte[SIZE];
  private final List<String> asked = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path target;
  private Path partial;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    target = folder.resolve("deep/er/file.gz");
    partial = folder.resolve("deep/er/file.gz.partial");
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
  private interface Answer {
    void send(HttpExchange exchange, Integer range) throws IOException;
  }

  private void serve(Answer answer) {
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

  private void rest(HttpExchange exchange, Integer range, int to) throws IOException {
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

  private RemoteFile file() {
    return file(sha256(content));
  }

  private RemoteFile file(String sha256) {
    return new RemoteFile(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/file.gz"), SIZE, sha256);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void fetch(RemoteFile file) {
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

  private void assertWhole() {
    assertThat(target).hasBinaryContent(content);
    assertThat(partial).doesNotExist();
  }

  @Test
  void aFileComesWhole() {
    serve((exchange, range) -> rest(exchange, range, SIZE));
    fetch(file());
    assertWhole();
    assertThat(asked).containsExactly("null");
    assertThat(progress).startsWith(0L).endsWith((long) SIZE).isSorted();
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws IOException {
    Files.writeString(target, "mine");
    fetch(file());
    assertThat(target).hasContent("mine");
    assertThat(asked).isEmpty();
    assertThat(partial).doesNotExist();
  }

  @Test
  void anInterruptedDownloadGoesOnWhereItWas() throws IOException {
    Files.write(partial, Arrays.copyOf(content, 100_001));
    serve((exchange, range) -> rest(exchange, range, SIZE));
    fetch(file());
    assertWhole();
    assertThat(asked).containsExactly("bytes=100001-");
    assertThat(progress).startsWith(100_001L);
  }

  @Test
  void aCutConnectionIsTakenUpAgain() {
    serve(
        (exchange, range) -> {
          int from = range == null ? 0 : range;
          rest(exchange, range, Math.min(SIZE, from + 120_000));
        });
    fetch(file());
    assertWhole();
    assertThat(asked).hasSizeGreaterThan(1).startsWith("null");
  }

  @Test
  void aConnectionThatBringsNothingIsGivenUpAndWhatHasComeIsKept() throws IOException {
    serve((exchange, range) -> rest(exchange, range, range == null ? 120_000 : range));
    assertThatThrownBy(() -> fetch(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("/file.gz cannot be fetched, the connection broke")
        .hasMessageContaining(" of 300000 bytes are kept");
    assertThat(target).doesNotExist();
    byte[] kept = Files.readAllBytes(partial);
    assertThat(kept).isNotEmpty().isEqualTo(Arrays.copyOf(content, kept.length));
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    CountDownLatch end = new CountDownLatch(1);
    serve(
        (exchange, range) -> {
          rest(exchange, range, range == null ? 120_000 : range);
          await(end);
        });
    assertThatThrownBy(
            () -> new Download(Duration.ofMillis(300)).fetch(file(), target, (p, done, all) -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the connection broke");
    end.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerWithoutRangesSendsAllOfItAgain() throws IOException {
    Files.write(partial, Arrays.copyOf(content, 1000));
    serve((exchange, range) -> rest(exchange, null, SIZE));
    fetch(file());
    assertWhole();
    assertThat(asked).containsExactly("bytes=1000-");
  }

  @Test
  void aWholePartialFileNeedsNoNetwork() throws IOException {
    Files.write(partial, content);
    fetch(file());
    assertWhole();
    assertThat(asked).isEmpty();
  }

  @Test
  void aPartialFileThatIsTooLongOrOfAnotherFileIsBegunAnew() throws IOException {
    serve((exchange, range) -> rest(exchange, range, SIZE));
    Files.write(partial, new byte[SIZE + 1]);
    fetch(file());
    assertWhole();
    Files.delete(target);
    Files.write(partial, new byte[SIZE]);
    fetch(file());
    assertWhole();
    Files.delete(target);
    Files.write(partial, new byte[5]);
    fetch(file());
    assertWhole();
    assertThat(asked).containsExactly("null", "null", "bytes=5-", "null");
  }

  @Test
  void aRangeThatCannotBeHadIsBegunAnew() throws IOException {
    Files.write(partial, Arrays.copyOf(content, 7));
    serve(
        (exchange, range) -> {
          if (range == null) {
            rest(exchange, null, SIZE);
          } else {
            exchange.sendResponseHeaders(416, -1);
          }
        });
    fetch(file());
    assertWhole();
    assertThat(asked).containsExactly("bytes=7-", "null");
  }

  @Test
  void anotherFileIsRefusedAndNothingIsLeft() {
    serve((exchange, range) -> rest(exchange, range, SIZE));
    assertThatThrownBy(() -> fetch(file("0".repeat(64))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is not the file that it should be")
        .hasMessageContaining(sha256(content));
    assertThat(target).doesNotExist();
    assertThat(partial).doesNotExist();
  }

  @Test
  void aLongerFileIsReadOnlyAsFarAsItShouldGo() {
    serve(
        (exchange, range) -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 50; i++) {
            exchange.getResponseBody().write(content);
          }
        });
    fetch(file());
    assertWhole();
  }

  @Test
  void refusalsOfTheServerAreSaid() {
    serve((exchange, range) -> exchange.sendResponseHeaders(404, -1));
    assertThatThrownBy(() -> fetch(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the answer was 404");
    assertThat(partial).doesNotExist();
  }

  @Test
  void anotherPartThanAskedForIsRefused() throws IOException {
    Files.write(partial, Arrays.copyOf(content, 7));
    serve((exchange, range) -> rest(exchange, 3, SIZE));
    assertThatThrownBy(() -> fetch(file()))
        .hasMessageContaining("the answer is another part than was asked for")
        .hasMessageContaining("7 of 300000 bytes are kept");
  }

  @Test
  void redirectsAreFollowed() {
    server.createContext(
        "/moved.gz",
        exchange -> {
          exchange.getResponseHeaders().add("Location", file().address().toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    serve((exchange, range) -> rest(exchange, range, SIZE));
    RemoteFile file = file();
    fetch(new RemoteFile(file.address().resolve("/moved.gz"), SIZE, file.sha256()));
    assertWhole();
  }

  @Test
  void withoutAServerTheSentenceSaysSo() {
    RemoteFile file = file();
    server.stop(0);
    assertThatThrownBy(() -> fetch(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no answer (ConnectException): check the network and try again");
  }

  @Test
  void twoAtOnceAreNot() throws IOException {
    try (FileChannel channel =
            FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> fetch(file()))
          .hasMessageContaining("is being fetched by another process");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "");
    assertThatThrownBy(
            () -> new Download().fetch(file(), blocked.resolve("x/y"), (p, done, all) -> {}))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void aRemoteFileIsChecked() {
    URI web = URI.create("https://example.org/a");
    String digest = "0".repeat(64);
    assertThatThrownBy(() -> new RemoteFile(URI.create("file:/etc/a"), 1, digest))
        .hasMessageContaining("not one of the web");
    assertThatThrownBy(() -> new RemoteFile(web, 0, digest)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new RemoteFile(web, 1, "AB")).hasMessageContaining("64 hexadecimal");
  }
}
