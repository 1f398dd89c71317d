package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What cannot be fetched, and what is said and kept then. */
final class DownloadRefusalTest extends DownloadFixture {

  @Test
  void aConnectionThatBringsNothingIsGivenUpAndWhatHasComeIsKept() throws IOException {
    serve((exchange, range) -> rest(exchange, range, range == null ? 120_000 : range));
    assertThatThrownBy(() -> fetch(file()))
        .isInstanceOf(UncheckedIOException.class)
        // On a slow machine the next attempt may be closed before its first byte.
        .hasMessageMatching(".*/file\\.gz cannot be fetched, (the connection broke|no answer).*")
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
