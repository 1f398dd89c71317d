package io.sluice.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("events.out.tfevents.1764600000.sluice");
  }

  private void write() throws IOException {
    try (EventFile events = EventFile.create(file, 1764600000.25)) {
      events.add(
          1764600001.5,
          7,
          List.of(new ScalarValue("train/loss", 0.1), new ScalarValue("validation/loss", -2)));
      events.add(1764600002, 8, List.of(new TextValue("sample", "ein *Wehr*\n\nzu, öfter")));
      events.add(
          1764600003, 9, List.of(new HistogramValue("alpha", List.of(0.0, 14.5, 15.25, 30.0))));
      events.write();
    }
  }

  @Test
  void readsBackWhatWasAppended() throws IOException {
    write();
    List<ReadEvent> events = EventReader.read(file);
    assertThat(events)
        .extracting(ReadEvent::wallTimeS)
        .containsExactly(1764600000.25, 1764600000.25, 1764600001.5, 1764600002.0, 1764600003.0);
    assertThat(events).extracting(ReadEvent::step).containsExactly(0L, 0L, 7L, 8L, 9L);
    assertThat(events.get(0).fileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(1).sessionStatus()).as("START").isEqualTo(1);
    assertThat(events.get(2).scalars())
        .isEqualTo(Map.of("train/loss", 0.1f, "validation/loss", -2f));
    assertThat(events.get(3).texts())
        .isEqualTo(Map.of("sample", "    ein *Wehr*\n    \n    zu, öfter"));
    assertThat(events.get(4).histograms().get("alpha").sum()).isEqualTo(59.75);
  }

  /** The same events by TensorBoard's own classes, see reference.py beside the file. */
  @Test
  void saysWhatTensorBoardsOwnWriterSays() throws IOException {
    write();
    try (InputStream reference = EventFileTest.class.getResourceAsStream("reference.tfevents")) {
      assertThat(EventReader.read(file)).isEqualTo(EventReader.read(reference.readAllBytes()));
    }
  }

  /** RFC 3720, B.4: CRC-32C of 32 zeros is 8a9136aa; turned right by 15 bits, plus a282ead8. */
  @Test
  void checksumsAreMaskedCastagnoliChecksums() {
    assertThat(FramedRecord.maskedChecksum(new byte[32], 0, 32)).isEqualTo(0xfd7fffa);
  }

  /** A loss of power may leave any beginning of the file. */
  @Test
  void cutAtAnyByteItKeepsTheEventsBefore() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file);
    List<ReadEvent> all = EventReader.read(whole);
    int complete = 0;
    for (int length = 0; length <= whole.length; length++) {
      List<ReadEvent> kept = EventReader.read(Arrays.copyOf(whole, length));
      assertThat(kept).isEqualTo(all.subList(0, kept.size()));
      assertThat(kept.size()).isBetween(complete, complete + 1);
      complete = kept.size();
    }
    assertThat(complete).isEqualTo(5);
  }

  @Test
  void aByteThatIsAnotherIsFound() throws IOException {
    EventFile.create(file, 0).close();
    byte[] whole = Files.readAllBytes(file);
    for (int at = Long.BYTES; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      assertThat(checked(damaged)).as("byte %d", at).isFalse();
    }
  }

  private static boolean checked(byte[] bytes) {
    try {
      return EventReader.read(bytes).size() == 2;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void neverTakesThePlaceOfAnother() throws IOException {
    write();
    assertThatThrownBy(() -> EventFile.create(file, 0))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(EventReader.read(file)).hasSize(5);
  }

  @Test
  void fullDiskIsSaid() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "this platform has no /dev/full");
    try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
      EventFile events = new EventFile(channel);
      events.add(0, 1, List.of(new ScalarValue("loss", 1)));
      assertThatThrownBy(events::write)
          .isInstanceOf(IOException.class)
          .hasMessage("No space left on device");
    }
  }

  @Test
  void nothingHasNoHistogram() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HistogramValue("alpha", List.of()))
        .withMessage("a histogram of no numbers: alpha");
  }
}
