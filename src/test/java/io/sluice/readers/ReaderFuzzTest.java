package io.sluice.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a file holds, it is read, or refused in one sentence that names it, within bounded time
 * and memory.
 *
 * <p>{@code -Dsluice.fuzz.readers=1000000} tries so many files over all kinds in place of a few
 * each, and prints how many of each kind were read and refused; {@code
 * -Dsluice.fuzz.readers.first=N} begins with file N and {@code -Dsluice.fuzz.readers.kind=KIND}
 * tries one kind, which is how a file that failed is tried again.
 */
class ReaderFuzzTest {

  private static final int FEW = 60;
  private static final int SHOWN = 20;
  private static final long DEADLINE_MINUTES = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void isReadOrRefusedInASentence(ReaderKind kind) throws IOException, InterruptedException {
    String only = System.getProperty("sluice.fuzz.readers.kind", kind.name());
    assumeTrue(only.equals(kind.name()));
    List<byte[]> seeds = ReaderSeeds.of(kind, folder);
    Path file = ReaderSeeds.beside(kind, folder);
    for (byte[] seed : seeds) {
      Files.write(file, seed);
      assertThat(ReaderVerdict.of(kind, file, seed.length))
          .isEqualTo(new ReaderVerdict.Verdict(ReaderVerdict.Outcome.READ, ""));
    }
    long asked = Long.getLong("sluice.fuzz.readers", 0);
    long first = Long.getLong("sluice.fuzz.readers.first", 0);
    long last = first + (asked == 0 ? FEW : asked / ReaderKind.values().length);
    Map<ReaderVerdict.Outcome, Integer> counts = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    ExecutorService alone = Executors.newSingleThreadExecutor();
    for (long number = first; number < last && wrong.size() < SHOWN; number++) {
      byte[] bytes = Mutant.of(kind, number, seeds);
      Files.write(file, bytes);
      ReaderVerdict.Verdict verdict = inTime(alone, kind, file, bytes.length, number);
      counts.merge(verdict.outcome(), 1, Integer::sum);
      if (verdict.outcome() == ReaderVerdict.Outcome.WRONG) {
        wrong.add("file " + number + ": " + verdict.objection());
      }
    }
    alone.shutdown();
    if (asked > 0) {
      System.out.println(kind + " " + counts);
    }
    assertThat(wrong).isEmpty();
  }

  private static ReaderVerdict.Verdict inTime(
      ExecutorService alone, ReaderKind kind, Path file, long size, long number)
      throws InterruptedException {
    Future<ReaderVerdict.Verdict> reading = alone.submit(() -> ReaderVerdict.of(kind, file, size));
    try {
      return reading.get(DEADLINE_MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      return fail("file " + number + " of " + kind + " is still being read");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
