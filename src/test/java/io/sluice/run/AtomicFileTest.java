package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.data.PartialName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void writesAndReplaces() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFile.write(target, "eins \u20ac");
    assertThat(target).hasContent("eins \u20ac");
    AtomicFile.write(target, "x");
    assertThat(target).hasContent("x");
    AtomicFile.write(target, new byte[0]);
    assertThat(target).isEmptyFile();
    assertThat(files()).containsExactly(target);
  }

  @Test
  void writesBuffersLargerThanOnePiece() throws IOException {
    byte[] bytes = new byte[(5 << 19) + 3];
    new Random(1).nextBytes(bytes);
    Path target = folder.resolve("large");
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    buffer.position(7);
    AtomicFile.write(target, channel -> AtomicFile.writeFully(channel, buffer));
    assertThat(Files.readAllBytes(target)).isEqualTo(Arrays.copyOfRange(bytes, 7, bytes.length));
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void bodyMayGoBackAndPatch() throws IOException {
    Path target = folder.resolve("patched");
    AtomicFile.write(
        target,
        channel -> {
          AtomicFile.writeFully(channel, StandardCharsets.UTF_8.encode("0000 end"));
          channel.write(StandardCharsets.UTF_8.encode("1234"), 0);
        });
    assertThat(target).hasContent("1234 end");
  }

  @Test
  void failingBodyLeavesTheEarlierFileAndNothingElse() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFile.write(target, "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    channel -> {
                      AtomicFile.writeFully(channel, ByteBuffer.allocate(100));
                      throw new IOException("the cable was pulled");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            target + " cannot be written: the cable was pulled; what was there before is not lost");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    channel -> {
                      throw new IllegalStateException("defect");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("defect");
    assertThat(target).hasContent("before");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void fullDiskIsSaidAndLosesNothing() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "this platform has no /dev/full");
    Path target = folder.resolve("a.txt");
    AtomicFile.write(target, "before");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    target,
                    channel -> {
                      try (FileChannel disk = FileChannel.open(full, StandardOpenOption.WRITE)) {
                        AtomicFile.writeFully(disk, ByteBuffer.allocate(3 << 20));
                      }
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(target + " cannot be written: No space left on device")
        .hasMessageEndingWith("what was there before is not lost");
    assertThat(target).hasContent("before");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void missingFolderAndFolderInPlaceOfAFileAreRefused() throws IOException {
    Path orphan = folder.resolve("none").resolve("a.txt");
    assertThatThrownBy(() -> AtomicFile.write(orphan, "x"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(orphan + " cannot be written: its folder is missing");
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("inside"), "x");
    assertThatThrownBy(() -> AtomicFile.write(taken, "x"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(taken + " cannot be written: ");
    assertThat(files()).containsExactly(taken);
  }

  @Test
  void followsASymbolicLink() throws IOException {
    Path real = folder.resolve("real");
    AtomicFile.write(real, "before");
    Path link = folder.resolve("link");
    try {
      Files.createSymbolicLink(link, real);
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("this platform grants no symbolic links: " + e);
    }
    AtomicFile.write(link, "after");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("after");
  }

  @Test
  void readersSeeTheOldOrTheNewFile() throws Exception {
    Path target = folder.resolve("a.txt");
    byte[] ones = new byte[200_000];
    Arrays.fill(ones, (byte) 1);
    byte[] twos = new byte[150_000];
    Arrays.fill(twos, (byte) 2);
    AtomicFile.write(target, ones);
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 20; i++) {
                AtomicFile.write(target, i % 2 == 0 ? twos : ones);
              }
            });
    writer.start();
    while (writer.isAlive()) {
      byte[] seen = Files.readAllBytes(target);
      assertThat(seen).isEqualTo(seen[0] == 1 ? ones : twos);
    }
    writer.join();
  }

  @Test
  void leftoversOfKilledProcessesAreDeleted() throws IOException {
    Path target = folder.resolve("model.safetensors");
    AtomicFile.write(target, "model");
    Files.writeString(PartialName.unique(target), "torn");
    Files.writeString(PartialName.unique(folder.resolve("of a later version")), "torn");
    Files.writeString(earlier("model.safetensors"), "torn by an earlier version");
    AtomicFile.deleteLeftovers(folder, Set.of("model.safetensors"));
    assertThat(files()).containsExactly(target);
  }

  private Path earlier(String name) {
    return folder.resolve(name + "." + UUID.randomUUID() + ".partial");
  }

  @Test
  void whatIsSomebodysOwnIsNoLeftover() throws IOException {
    Path torn = PartialName.unique(folder.resolve("model.safetensors"));
    List<Path> own =
        List.of(
            Files.writeString(folder.resolve("thesis.partial"), "x"),
            Files.writeString(folder.resolve("model.safetensors.partial"), "x"),
            Files.writeString(folder.resolve("model.safetensors.123.partial"), "x"),
            Files.writeString(folder.resolve("model.safetensors.123.sluice-partial"), "x"),
            Files.writeString(folder.resolve("notes.sluice-partial"), "x"),
            Files.writeString(earlier("thesis.tex"), "a download of some other program"),
            Files.writeString(folder.resolve(torn.getFileName() + ".bak"), "x"),
            Files.createDirectory(folder.resolve("empty.partial")),
            Files.createDirectory(earlier("model.safetensors")),
            Files.createDirectory(torn));
    AtomicFile.deleteLeftovers(folder, Set.of("model.safetensors"));
    assertThat(files()).containsExactlyInAnyOrderElementsOf(own);
  }

  @Test
  void nothingButAFileIsReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");
    assertThatThrownBy(() -> AtomicFile.write(pipe, "x"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(pipe + " cannot be written: it is a pipe or a device");
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(files()).containsExactly(pipe);
  }

  @Test
  void aLinkIntoARunIsNotFollowed() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("config.json"), "{}");
    Files.writeString(run.resolve("run.lock"), "");
    Path weights = Files.writeString(run.resolve("model.safetensors"), "weights");
    Path link = folder.resolve("report.md");
    try {
      Files.createSymbolicLink(link, weights);
    } catch (UnsupportedOperationException | IOException e) {
      Assumptions.abort("this platform grants no symbolic links: " + e);
    }
    assertThatThrownBy(() -> AtomicFile.write(link, "x"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it is a link into the run");
    assertThat(weights).hasContent("weights");
  }
}
