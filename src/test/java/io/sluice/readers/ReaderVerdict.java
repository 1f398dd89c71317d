package io.sluice.readers;

import com.sun.management.ThreadMXBean;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;

/** What reading a file may come to: a value, or a refusal in one sentence, soon and cheaply. */
final class ReaderVerdict {

  /** Beside twenty times the file's size; to lay out a legal net of 500 layers takes 69 MB. */
  private static final long ALLOWED_BYTES = 96L << 20;

  private static final long ALLOWED_NANOSECONDS = 5_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  enum Outcome {
    READ,
    REFUSED,
    WRONG
  }

  /**
   * How it ended.
   *
   * @param outcome of reading
   * @param objection to it, if it is wrong
   */
  record Verdict(Outcome outcome, String objection) {}

  private ReaderVerdict() {}

  static Verdict of(ReaderKind kind, Path file, long size) {
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long time = THREADS.getCurrentThreadCpuTime();
    Verdict verdict = ended(kind, file);
    bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
    time = THREADS.getCurrentThreadCpuTime() - time;
    if (bytes > ALLOWED_BYTES + 20 * size) {
      return new Verdict(Outcome.WRONG, bytes + " bytes taken for a file of " + size);
    }
    if (time > ALLOWED_NANOSECONDS) {
      return new Verdict(Outcome.WRONG, time / 1_000_000 + " ms for a file of " + size + " bytes");
    }
    return verdict;
  }

  private static Verdict ended(ReaderKind kind, Path file) {
    try {
      kind.reader.read(file);
      return new Verdict(Outcome.READ, "");
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return objection(kind, file, e.getMessage())
          .map(objection -> new Verdict(Outcome.WRONG, objection + ": " + e))
          .orElse(new Verdict(Outcome.REFUSED, e.getMessage()));
    } catch (Throwable e) {
      StackTraceElement[] trace = e.getStackTrace();
      return new Verdict(Outcome.WRONG, e + (trace.length > 0 ? " at " + trace[0] : ""));
    }
  }

  private static Optional<String> objection(ReaderKind kind, Path file, String sentence) {
    if (sentence == null || sentence.isBlank()) {
      return Optional.of("no sentence");
    }
    if (sentence.codePoints().anyMatch(ReaderVerdict::breaksLines)) {
      return Optional.of("control characters");
    }
    if (sentence.length() > 3000) {
      return Optional.of("a sentence of " + sentence.length() + " letters");
    }
    // What refuses a value that was read from it does not know the file.
    boolean named = sentence.contains(file.getParent().toString());
    return kind.isFile() && !named ? Optional.of("the file is not named") : Optional.empty();
  }

  private static boolean breaksLines(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }
}
