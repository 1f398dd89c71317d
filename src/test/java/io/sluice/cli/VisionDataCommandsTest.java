package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisionDataCommandsTest {

  private static final List<String> MNIST =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  @TempDir Path folder;

  private Typed list(String... more) {
    return Typed.in(
        folder,
        Stream.concat(
                Stream.of("vision", "data", "list", "--data", data().toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** Two images with their labels in each part. */
  private void mnist() throws Exception {
    for (String name : MNIST) {
      boolean images = name.contains("images");
      ByteBuffer file = ByteBuffer.allocate(images ? 16 + 2 * 784 : 8 + 2);
      file.putInt(images ? 0x803 : 0x801).putInt(2);
      if (images) {
        file.putInt(28).putInt(28);
      }
      Files.createDirectories(data().resolve("mnist"));
      Files.write(data().resolve("mnist").resolve(name), file.array());
    }
  }

  @Test
  void listSaysWhatIsThereAndWhatIsMissing() throws Exception {
    mnist();
    Files.createDirectories(data().resolve("cifar10"));
    JsonNode list = list("--json").json();
    assertThat(list).hasSize(6);
    JsonNode mnist = list.get(0);
    assertThat(mnist.get("name").asText()).isEqualTo("mnist");
    assertThat(mnist.get("usable").asBoolean()).isTrue();
    assertThat(mnist.get("training").get("found").asInt()).isEqualTo(2);
    assertThat(mnist.get("training").get("complete").asInt()).isEqualTo(60_000);
    assertThat(mnist.get("shape").toString())
        .isEqualTo("{\"channels\":1,\"height\":28,\"width\":28}");
    assertThat(mnist.get("classes")).hasSize(10);
    assertThat(mnist.get("missing")).isEmpty();
    assertThat(list.get(2).get("usable").asBoolean()).isFalse();
    assertThat(list.get(2).get("missing")).hasSize(6);
    assertThat(list.get(3).get("name").asText()).isEqualTo("shapes");
    assertThat(list.get(3).has("folder")).isFalse();
    assertThat(list().out())
        .contains("2 of 60,000 training and 2 of 10,000 test images in " + data().resolve("mnist"))
        .contains("missing: ./sluice vision data fetch fashion-mnist gets it")
        .contains("missing: cifar10 needs data_batch_1.bin, which is not in ")
        .contains("12,000 training and 2,000 test images\n");
  }

  @Test
  void whatIsThereIsNotFetched() throws Exception {
    mnist();
    String[] words = {"vision", "data", "fetch", "mnist", "--data", data().toString()};
    assertThat(Typed.in(folder, words).out())
        .startsWith("mnist is there already: nothing was fetched\n")
        .contains("2 of 60,000");
    JsonNode report =
        Typed.in(folder, "vision", "data", "fetch", "mnist", "--data", data().toString(), "--json")
            .json();
    assertThat(report.get("fetched")).isEmpty();
    assertThat(report.get("set").get("name").asText()).isEqualTo("mnist");
  }

  @Test
  void progressIsALineForEachFileWhereNobodyWatches() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (FetchProgress progress = FetchProgress.of(Terminal.unwatched(stream, stream))) {
      progress.onProgress(Path.of("x/a.gz"), 0, 2_000_000);
      progress.onProgress(Path.of("x/a.gz"), 1_000_000, 2_000_000);
      progress.onProgress(Path.of("x/a.gz"), 2_000_000, 2_000_000);
      progress.onProgress(Path.of("x/b.gz"), 0, 10);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("a.gz: 2.00 MB of 2.00 MB\n");
  }
}
