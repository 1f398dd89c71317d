package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.ProcessMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a process takes that encodes, native memory included. */
@EnabledOnOs(OS.LINUX)
final class EncodingMemoryTest {
  private static final int CHARACTERS = 500_000;

  /** Encoded whole the text takes 200 MB more than short texts do. */
  private static final long MORE = 100_000_000;

  @TempDir Path folder;

  @Test
  void aTextWithoutAsciiTakesWhatAnotherTakes() throws Exception {
    String chinese = TokenizerSamples.endless(CHARACTERS).get(1);
    long little = peak("little", chinese.substring(0, 1000));
    long much = peak("much", chinese);
    assertThat(much - little).isLessThan(MORE);
  }

  private long peak(String name, String text) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("tokenizer.json"), TokenizerSamples.byteLevelJson());
    Path file = Files.writeString(folder.resolve(name), text);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-Xms32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Encoding.class.getName()));
    command.addAll(List.of(folder.toString(), file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("errors.txt").toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
    return Long.parseLong(said.strip());
  }

  /** The process. */
  static final class Encoding {
    private Encoding() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      Corpus corpus = Corpora.ofWholeText(Path.of(arguments[1]));
      try (Tokenizer tokenizer =
              Tokenizers.load(
                  folder.resolve("tokenizer.json"), new TokenizerProofs(folder.resolve("tokens")));
          TokenFile file =
              new TokenCache(folder.resolve("tokens"))
                  .heldOut(corpus, HeldOut.VALIDATION, tokenizer)) {
        System.out.println(file.count() > 0 ? ProcessMemory.peakBytes().orElseThrow() : 0);
      }
    }
  }
}
