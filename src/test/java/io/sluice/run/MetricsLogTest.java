package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsLogTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("metrics.jsonl");
  }

  private static TrainRecord train(long step) {
    return new TrainRecord(step, 1.0 / (step + 3), 1e-3, 0.25, step * 64, 1234.5, step * 0.1);
  }

  private static ValidationRecord validation(long step) {
    return new ValidationRecord(
        step,
        1.5,
        4.4816890703,
        OptionalDouble.of(2.1),
        OptionalDouble.of(0.25),
        1000,
        3.25,
        OptionalDouble.of(6.125));
  }

  private void write(long steps) {
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      for (long step = 1; step <= steps; step++) {
        log.append(train(step));
      }
    }
  }

  private List<Long> steps() {
    return MetricsLog.read(file, TrainRecord.class).stream().map(TrainRecord::step).toList();
  }

  @Test
  void readsBackWhatWasAppended() throws IOException {
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      log.append(train(1));
      log.append(validation(1));
      log.append(train(2));
      log.flushToDisk();
    }
    assertThat(MetricsLog.read(file, TrainRecord.class)).containsExactly(train(1), train(2));
    assertThat(MetricsLog.read(file, ValidationRecord.class)).containsExactly(validation(1));
    assertThat(MetricsLog.read(file, MetricsRecord.class))
        .containsExactly(train(1), validation(1), train(2));
    assertThat(Files.readAllLines(file))
        .startsWith(
            "{\"type\":\"train\",\"step\":1,\"loss_nats\":0.25,\"learning_rate\":0.001,"
                + "\"gradient_norm\":0.25,\"tokens\":64,\"tokens_per_s\":1234.5,\"elapsed_s\":0.1}",
            "{\"type\":\"validation\",\"step\":1,\"validation_loss_nats\":1.5,"
                + "\"perplexity\":4.4816890703,\"bits_per_byte\":2.1,\"accuracy\":0.25,\"tokens\":1000,"
                + "\"elapsed_s\":3.25,\"processor_s\":6.125}");
  }

  @Test
  void isReadableWhileItIsWritten() {
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      log.append(train(1));
      assertThat(steps()).containsExactly(1L);
    }
  }

  @Test
  void resumingDropsLaterStepsAndAppendsBehindTheRest() throws IOException {
    write(5);
    byte[] undisturbed = Files.readAllBytes(file);
    try (MetricsLog log = MetricsLog.open(file, 3)) {
      assertThat(steps()).containsExactly(1L, 2L, 3L);
      log.append(train(4));
      log.append(train(5));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(undisturbed);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void killedAtAnyByteItResumesToTheSameFile() throws IOException {
    write(2);
    byte[] undisturbed = Files.readAllBytes(file);
    int throughOne = new String(undisturbed, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int length = throughOne; length <= undisturbed.length; length++) {
      Files.write(file, Arrays.copyOf(undisturbed, length));
      assertThat(steps()).startsWith(1L);
      try (MetricsLog log = MetricsLog.open(file, 1)) {
        log.append(train(2));
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(undisturbed);
    }
  }

  @Test
  void keepsARecordThatLacksOnlyItsLineFeed() throws IOException {
    write(2);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    MetricsLog.open(file, 2).close();
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void dropsADamagedEndOfSeveralLinesAfterTheCheckpoint() throws IOException {
    write(3);
    byte[] kept = Files.readAllBytes(file);
    // After a loss of power, blocks that never reached the disk may read as zeros.
    Files.writeString(
        file, new String(kept, StandardCharsets.UTF_8) + "\0\0\0\n" + Json.line(train(4)) + "\n");
    MetricsLog.open(file, 3).close();
    assertThat(Files.readAllBytes(file)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"step\":", "xyz", "{}", "{\"step\":\"2\"}", "[2]", "{\"step\":2} x"})
  void refusesADamagedLineInTheMiddle(String damaged) throws IOException {
    write(3);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1, damaged);
    Files.write(file, lines);
    byte[] before = Files.readAllBytes(file);
    String sentence = file + ": line 2 is damaged: it is not a record with a step";
    assertThatThrownBy(() -> MetricsLog.open(file, 3))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> MetricsLog.read(file, TrainRecord.class))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(sentence);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void passesOverRecordsOfLaterVersionsAndKeepsThem() throws IOException {
    String later = "{\"type\":\"activation\",\"step\":1,\"layer\":0,\"alpha\":1.5}";
    Files.writeString(file, later + "\n" + Json.line(train(2)) + "\n");
    assertThat(steps()).containsExactly(2L);
    MetricsLog.open(file, 1).close();
    assertThat(file).hasContent(later + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"step\":1} | 'type' is missing",
        "{\"type\":\"train\",\"step\":1} | 'loss_nats' is missing",
        "{\"type\":\"validation\",\"step\":1,\"loss\":2} | unknown key 'loss': legal keys are type, step,",
      })
  void refusesAMalformedRecordOfAKnownType(String line, String part) throws IOException {
    Files.writeString(file, Json.line(train(1)) + "\n" + line + "\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricsLog.read(file, TrainRecord.class))
        .withMessageStartingWith(file + ": line 2: " + part);
  }

  @Test
  void keepsDoublesBitForBit() {
    Random random = new Random(7);
    List<TrainRecord> records = new ArrayList<>();
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      for (int step = 1; step <= 500; step++) {
        double wild = Double.longBitsToDouble(random.nextLong());
        double loss = Double.isFinite(wild) ? wild : random.nextDouble();
        records.add(
            new TrainRecord(step, loss, random.nextDouble(), random.nextGaussian(), 1, 2, 3));
        log.append(records.get(step - 1));
      }
    }
    assertThat(MetricsLog.read(file, TrainRecord.class)).isEqualTo(records);
  }

  @Test
  void refusesANumberThatIsNotFiniteAndWritesNothing() {
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      log.append(train(1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> log.append(new TrainRecord(2, Double.NaN, 1, 1, 1, 1, 1)))
          .withMessageStartingWith("'loss_nats' is NaN");
    }
    assertThat(steps()).containsExactly(1L);
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> MetricsLog.read(file, TrainRecord.class))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(file + " does not exist");
    Path orphan = folder.resolve("none").resolve("metrics.jsonl");
    assertThatThrownBy(() -> MetricsLog.open(orphan, 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(orphan + " cannot be opened: ");
  }

  @Test
  void whatCannotBeReadBackIsNotKeptOpen() throws IOException {
    Path other = folder.resolve("other");
    FileChannel channel =
        FileChannel.open(other, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> new MetricsLog(file, channel)).isInstanceOf(IOException.class);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whatWasTakenAwayIsMadeAgainOnceThereIsAPlace() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    file = run.resolve("metrics.jsonl");
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      for (long step = 1; step <= 3; step++) {
        log.append(train(step));
      }
      Path away = Files.move(run, folder.resolve("away"));
      assertThatThrownBy(log::flushToDisk)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("its folder is missing");
      Files.createDirectory(run);
      assertThat(log.flushToDisk().orElseThrow()).contains("is made again, with all records");
      log.append(train(4));
      assertThat(steps()).containsExactly(1L, 2L, 3L, 4L);
      assertThat(Files.readAllLines(away.resolve("metrics.jsonl"))).hasSize(3);
    }
  }

  @Test
  void fullDiskIsSaid() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "this platform has no /dev/full");
    FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE);
    try (MetricsLog log = new MetricsLog(full, channel)) {
      assertThatThrownBy(() -> log.append(train(1)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              full
                  + " cannot be written: No space left on device; the records before are not lost");
    }
  }
}
