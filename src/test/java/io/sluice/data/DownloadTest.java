package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DownloadTest extends DownloadFixture {

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
}
