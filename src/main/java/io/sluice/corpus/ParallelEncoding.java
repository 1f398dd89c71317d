package io.sluice.corpus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Encodes a long text on all processors: it is cut where the tokenizer says that the ids stay the
 * same, and the ids come out in the order of the text, a piece at a time. Only some pieces are held
 * at once.
 *
 * <p>No thread uses the tokenizer any more when the call ends, however it ends: the caller may then
 * close it.
 */
final class ParallelEncoding {
  private static final int PIECE = 1 << 15;
  private static final int WAITING_PER_THREAD = 4;

  private ParallelEncoding() {}

  /** A piece as it comes out. */
  static final class Piece {
    private final int[] ids;
    private final long lostBytes;

    private Piece(int[] ids, long lostBytes) {
      this.ids = ids;
      this.lostBytes = lostBytes;
    }

    static Piece of(Tokenizer tokenizer, String text, int from, int to) {
      int[] ids = tokenizer.encode(text, from, to);
      return new Piece(ids, tokenizer.lostBytes(text, from, to, ids));
    }

    /** Its ids. */
    int[] ids() {
      return ids;
    }

    /** As {@link Tokenizer#lostBytes}. */
    long lostBytes() {
      return lostBytes;
    }
  }

  /** Takes the next piece. */
  @FunctionalInterface
  interface Sink {
    void accept(Piece piece) throws IOException;
  }

  static void encode(Tokenizer tokenizer, String text, Sink pieces) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ArrayDeque<Future<Piece>> waiting = new ArrayDeque<>();
      for (int from = 0; from < text.length(); ) {
        int begin = from;
        int end =
            text.length() - from <= PIECE
                ? text.length()
                : tokenizer.nextCut(text, from, from + PIECE);
        waiting.add(pool.submit(() -> Piece.of(tokenizer, text, begin, end)));
        if (waiting.size() >= threads * WAITING_PER_THREAD) {
          pieces.accept(result(waiting.remove()));
        }
        from = end;
      }
      while (!waiting.isEmpty()) {
        pieces.accept(result(waiting.remove()));
      }
    } finally {
      stop(pool);
    }
  }

  /** Waits for the pieces that have begun: native code does not heed an interrupt. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          if (pool.awaitTermination(1, TimeUnit.DAYS)) {
            return;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Piece result(Future<Piece> piece) {
    try {
      return piece.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("a piece of text could not be encoded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("encoding was interrupted", e);
    }
  }
}
