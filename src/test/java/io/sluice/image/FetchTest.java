package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.data.RemoteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole data sets from a server on this machine. */
final class FetchTest {
  @TempDir Path data;
  private final Set<String> asked = new TreeSet<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RemoteFile serve(String name, byte[] content) throws NoSuchAlgorithmException {
    server.createContext(
        "/" + name,
        exchange -> {
          asked.add(name);
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    return new RemoteFile(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/" + name),
        content.length,
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
  }

  private static Profile profile(DataSet set) {
    return new Profile(
        set.notation(), "d", "l", set.shape(), set.classes(), set.trainingImages(), 10_000);
  }

  private List<Path> files(String set) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve(set))) {
      return files.map(Path::getFileName).sorted().toList();
    }
  }

  @Test
  void idxFilesThatAreMissingAreFetchedAndRead() throws Exception {
    IdxSource source =
        new IdxSource(
            profile(DataSet.MNIST),
            List.of(
                serve("a", ImageSamples.gzip(ImageSamples.idxImages(20))),
                serve("b", ImageSamples.gzip(ImageSamples.idxLabels(20))),
                serve("c", ImageSamples.gzip(ImageSamples.idxImages(10))),
                serve("d", ImageSamples.gzip(ImageSamples.idxLabels(10)))));
    ImageSamples.write(data.resolve("mnist/t10k-labels-idx1-ubyte"), ImageSamples.idxLabels(10));
    assertThat(source.fetch(data, (file, done, total) -> {}))
        .containsExactly(
            data.resolve("mnist/train-images-idx3-ubyte.gz"),
            data.resolve("mnist/train-labels-idx1-ubyte.gz"),
            data.resolve("mnist/t10k-images-idx3-ubyte.gz"));
    assertThat(asked).containsExactly("a", "b", "c");
    assertThat(source.read(Part.TRAINING, data).size()).isEqualTo(20);
    assertThat(source.read(Part.TEST, data).size()).isEqualTo(10);
    assertThat(source.fetch(data, (file, done, total) -> {})).isEmpty();
    assertThat(asked).hasSize(3);
  }

  @Test
  void cifarIsFetchedAsAnArchiveAndUnpacked() throws Exception {
    byte[] tar =
        ImageSamples.join(
            entry("cifar-10-batches-bin/", '5', new byte[0]),
            entry("cifar-10-batches-bin/readme.html", '0', new byte[700]),
            entry("cifar-10-batches-bin/data_batch_1.bin", '0', ImageSamples.cifar(1)),
            entry("cifar-10-batches-bin/data_batch_2.bin", '0', ImageSamples.cifar(2)),
            entry("cifar-10-batches-bin/data_batch_3.bin", '0', ImageSamples.cifar(3)),
            entry("../data_batch_4.bin", '0', ImageSamples.cifar(4)),
            entry("/etc/data_batch_5.bin", '\0', ImageSamples.cifar(5)),
            entry("cifar-10-batches-bin/test_batch.bin", '0', ImageSamples.cifar(6)),
            entry(
                "batches.meta.txt",
                '0',
                "a b c d e f g h i j".replace(' ', '\n').getBytes(StandardCharsets.UTF_8)),
            new byte[1024]);
    CifarSource source =
        new CifarSource(profile(DataSet.CIFAR10), serve("cifar.tar.gz", ImageSamples.gzip(tar)));
    ImageSamples.write(data.resolve("cifar10/data_batch_2.bin"), ImageSamples.cifar(9));
    assertThat(source.fetch(data, (file, done, total) -> {})).hasSize(6);
    assertThat(files("cifar10").stream().map(Path::toString))
        .containsExactly(
            "batches.meta.txt",
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin",
            "test_batch.bin");
    assertThat(source.read(Part.TRAINING, data).size()).isEqualTo(1 + 9 + 3 + 4 + 5);
    assertThat(source.read(Part.TEST, data).classes()).startsWith("a", "b");
    asked.clear();
    Files.delete(data.resolve("cifar10/batches.meta.txt"));
    assertThat(source.fetch(data, (file, done, total) -> {})).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void anArchiveWithoutAFileOrCutShortIsSaid() throws Exception {
    byte[] one = entry("x/data_batch_1.bin", '0', ImageSamples.cifar(1));
    Path archive = data.resolve("some.tar.gz");
    List<String> names = List.of("data_batch_1.bin", "test_batch.bin");
    ImageSamples.write(archive, ImageSamples.gzip(ImageSamples.join(one, new byte[1024])));
    assertThatThrownBy(() -> TarArchive.unpack(archive, names, data))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(archive + " has no test_batch.bin: get the archive again");
    Files.delete(data.resolve("data_batch_1.bin"));
    ImageSamples.write(archive, ImageSamples.gzip(Arrays.copyOf(one, 2000)));
    assertThatThrownBy(() -> TarArchive.unpack(archive, names, data))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be unpacked");
    assertThat(data.resolve("data_batch_1.bin")).doesNotExist();
    one[124] = 'x';
    ImageSamples.write(archive, ImageSamples.gzip(one));
    assertThatThrownBy(() -> TarArchive.unpack(archive, names, data))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be unpacked");
  }

  /** A member of a tar archive with its padding. */
  private static byte[] entry(String name, char type, byte[] content) {
    byte[] entry = new byte[512 + (content.length + 511) / 512 * 512];
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, entry, 0, letters.length);
    byte[] size = String.format("%011o", content.length).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, entry, 124, size.length);
    entry[156] = (byte) type;
    System.arraycopy(content, 0, entry, 512, content.length);
    return entry;
  }
}
