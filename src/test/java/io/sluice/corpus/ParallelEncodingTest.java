package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What still runs when encoding has ended early: nothing, so that the tokenizer may be closed. */
@Timeout(60)
class ParallelEncodingTest {
  private static final String TWO_PIECES = "a".repeat(50_000);

  private final SlowSecondPiece tokenizer = new SlowSecondPiece();

  @Test
  void noPieceOutlivesASinkThatFails() {
    assertThatThrownBy(
            () ->
                ParallelEncoding.encode(
                    tokenizer,
                    TWO_PIECES,
                    ids -> {
                      tokenizer.awaitSecondPiece();
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(tokenizer.running).isFalse();
  }

  @Test
  void noPieceOutlivesACallerThatIsInterrupted() {
    assertThatThrownBy(
            () ->
                ParallelEncoding.encode(
                    tokenizer,
                    TWO_PIECES,
                    ids -> {
                      tokenizer.awaitSecondPiece();
                      Thread.currentThread().interrupt();
                    }))
        .hasMessage("encoding was interrupted");
    assertThat(tokenizer.running).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Takes its time over the second piece and, as native code does, heeds no interrupt. */
  private static final class SlowSecondPiece implements Tokenizer {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Tokenizer bytes = new BytesTokenizer();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean running;

    @Override
    public int[] encode(String text, int from, int to) {
      if (from > 0) {
        running = true;
        begun.countDown();
        long start = System.nanoTime();
        while (System.nanoTime() - start < NANOS) {
          Thread.onSpinWait();
        }
        running = false;
      }
      return bytes.encode(text, from, to);
    }

    void awaitSecondPiece() {
      try {
        begun.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int vocabularySize() {
      return bytes.vocabularySize();
    }

    @Override
    public String decode(int[] ids) {
      return bytes.decode(ids);
    }

    @Override
    public byte[] bytes(int id) {
      return bytes.bytes(id);
    }

    @Override
    public String fingerprint() {
      return bytes.fingerprint();
    }

    @Override
    public void save(Path tokenizerJson) {
      bytes.save(tokenizerJson);
    }

    @Override
    public int nextCut(String text, int begin, int from) {
      return bytes.nextCut(text, begin, from);
    }

    @Override
    public void close() {
      bytes.close();
    }
  }
}
