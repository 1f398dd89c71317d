package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.djl.util.Utils;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.corpus.TokenizerFuzzBatch.Step;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * Thousands of damaged tokenizer files, in processes of their own: each is refused with a sentence,
 * or it is loaded and encodes and decodes odd texts; none ends its process or hangs.
 *
 * <p>{@code -Dsluice.fuzz.tokenizers=100000} reads so many files, {@code
 * -Dsluice.fuzz.tokenizers.first=1000000} from another number on. A failure names the numbers, and
 * {@link FuzzedTokenizers#of} makes the file of a number.
 */
final class TokenizerFuzzTest {
  private static final long COUNT = Long.getLong("sluice.fuzz.tokenizers", 300);
  private static final long FIRST = Long.getLong("sluice.fuzz.tokenizers.first", 0);
  private static final long BATCH = 10_000;
  private static final long STANDSTILL_SECONDS = 120;

  @TempDir Path folder;

  private final Map<Step, Long> outcomes = new EnumMap<>(Step.class);
  private final List<String> faults = new ArrayList<>();

  @Test
  void noFileEndsTheProcess() throws IOException, InterruptedException {
    for (long next = FIRST; next < FIRST + COUNT; ) {
      next = batch(next, Math.min(BATCH, FIRST + COUNT - next));
    }
    String report = COUNT + " files from " + FIRST + ": " + outcomes;
    System.out.println(report);
    assertThat(faults).as(report).isEmpty();
    assertThat(outcomes.get(Step.USED)).as(report).isGreaterThan(COUNT / 5);
    assertThat(outcomes.get(Step.REFUSED)).as(report).isGreaterThan(COUNT / 5);
  }

  /**
   * Runs a batch and gives the number to go on with: after its end, or after the file that ended
   * it.
   */
  private long batch(long first, long count) throws IOException, InterruptedException {
    Path progress = folder.resolve("progress-" + first);
    Path errors = folder.resolve("errors-" + first);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:ErrorFile=" + folder.resolve("crash-" + first),
                "-cp",
                classPath(),
                TokenizerFuzzBatch.class.getName(),
                Long.toString(first),
                Long.toString(count),
                progress.toString())
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();
    boolean hangs = false;
    long size = -1;
    while (!process.waitFor(STANDSTILL_SECONDS, TimeUnit.SECONDS)) {
      long now = Files.exists(progress) ? Files.size(progress) : 0;
      if (now == size) {
        hangs = true;
        process.destroyForcibly().waitFor();
      }
      size = now;
    }
    Map<Long, String> last =
        TokenizerFuzzBatch.lines(progress).stream()
            .collect(
                Collectors.toMap(
                    line -> Long.parseLong(line.substring(0, line.indexOf(' '))),
                    line -> line,
                    (earlier, later) -> later));
    last.values().forEach(this::count);
    Files.deleteIfExists(progress);
    if (process.exitValue() == 0) {
      return first + count;
    }
    long at = last.keySet().stream().mapToLong(n -> n).max().orElse(first);
    faults.add(
        last.getOrDefault(at, at + " nothing")
            + (hangs ? " hangs" : " ends the process: ")
            + Files.readString(errors).strip());
    return at + 1;
  }

  private void count(String line) {
    Step step = Step.valueOf(line.split(" ", 3)[1]);
    outcomes.merge(step, 1L, Long::sum);
    if (step == Step.NO_SENTENCE) {
      faults.add(line);
    }
  }

  private static String classPath() {
    return Stream.of(
            TokenizerFuzzBatch.class,
            TokenizerTrial.class,
            TokenizersLibrary.class,
            Utils.class,
            Logger.class,
            JsonNode.class,
            JsonFactory.class,
            JsonValue.class)
        .map(type -> Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
        .map(Path::toString)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
