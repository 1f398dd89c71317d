package io.sluice.readers;

import io.sluice.image.ImageFiles;
import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import io.sluice.run.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Right files of each kind, which mutants are made of. */
final class ReaderSeeds {

  private static final Path EVALUATIONS = Path.of("eval");
  private static final int LINES = 5;

  private ReaderSeeds() {}

  static List<byte[]> of(ReaderKind kind, Path folder) throws IOException {
    return switch (kind) {
      case LANGUAGE_CONFIG -> texts(RunTexts.languageConfigurations());
      case VISION_CONFIG -> texts(RunTexts.visionConfigurations());
      case MLP_CONFIG -> texts(RunTexts.mlpConfigurations());
      case METRICS -> texts(RunTexts.METRICS);
      case LANGUAGE_RESULT -> texts(RunTexts.LANGUAGE_RESULT);
      case VISION_RESULT -> texts(RunTexts.VISION_RESULT);
      case MLP_RESULT -> texts(RunTexts.MLP_RESULT);
      case SAFETENSORS -> List.of(safetensors(folder));
      case OWN_TOKENIZER ->
          texts(
              "{\"type\":\"bytes\"}\n",
              "{\"type\":\"characters\",\"symbols\":\"\\n !abcé\ud83d\ude00\"}\n",
              "{\"type\":\"words\",\"words\":[\" \",\"the\",\"heron\",\"café\"]}\n");
      case TOKEN_FILE -> List.of(TokenSample.ONE.file());
      case CORPUS -> files(Path.of("corpora"), "corpus.yaml", "");
      case LANGUAGE_STUDY -> files(EVALUATIONS, "study.yaml", "\nfeed_forward:");
      case VISION_STUDY ->
          Stream.concat(
                  files(EVALUATIONS, "study.yaml", "\nactivations:").stream(),
                  texts(RunTexts.VISION_STUDY).stream())
              .toList();
      case MLP_STUDY -> files(EVALUATIONS, "study.yaml", "\nalgorithms:");
      case LANGUAGE_RESULTS -> files(EVALUATIONS, "results.csv", "study,variant");
      case VISION_RESULTS -> files(EVALUATIONS, "results.csv", "study,net");
      case MLP_RESULTS -> files(EVALUATIONS, "results.csv", "study,data");
      case SINE_RESULTS -> files(EVALUATIONS, "results.csv", "study,frequency");
      case SITES -> files(EVALUATIONS, "sites.csv", "");
      case OVERHEAD -> files(EVALUATIONS, "overhead.csv", "");
      case ATTACKS -> files(EVALUATIONS, "attacks.csv", "");
      case CURVES -> texts(RunTexts.CURVES);
      case DIGITS -> List.of(ImageFiles.digits(3));
      case PACKED_DIGITS -> List.of(ImageFiles.packed(ImageFiles.digits(3)));
      case DIGIT_LABELS -> List.of(ImageFiles.labels(3));
      case PHOTOGRAPHS -> List.of(ImageFiles.photographs(2));
      case CLASS_NAMES ->
          texts("airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
      case ARCHIVE -> List.of(ImageFiles.archive());
      case TABLE -> texts(RunTexts.TABLES);
      case PATTERNS -> texts(RunTexts.PATTERNS);
      default -> texts(NotationTexts.of(kind));
    };
  }

  /** The place of the file, with the right files that it is read together with. */
  static Path beside(ReaderKind kind, Path folder) throws IOException {
    Path file = folder.resolve(kind.isFile() ? kind.file : "notation");
    Files.createDirectories(file.getParent());
    switch (kind) {
      case DIGITS, PACKED_DIGITS ->
          Files.write(file.resolveSibling("t10k-labels-idx1-ubyte"), ImageFiles.labels(3));
      case DIGIT_LABELS ->
          Files.write(file.resolveSibling("t10k-images-idx3-ubyte"), ImageFiles.digits(3));
      case CLASS_NAMES ->
          Files.write(file.resolveSibling("test_batch.bin"), ImageFiles.photographs(2));
      default -> {}
    }
    return file;
  }

  private static List<byte[]> texts(String... texts) {
    return texts(List.of(texts));
  }

  private static List<byte[]> texts(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The first lines of the files of a name that contain a text. */
  private static List<byte[]> files(Path below, String name, String marked) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      List<String> texts =
          all.filter(file -> file.endsWith(name))
              .sorted()
              .map(ReaderSeeds::read)
              .filter(text -> text.contains(marked))
              .map(text -> name.endsWith(".csv") ? begin(text) : text)
              .toList();
      return texts(texts);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String begin(String text) {
    return String.join("\n", text.lines().limit(LINES).toList()) + "\n";
  }

  private static byte[] safetensors(Path folder) throws IOException {
    Path file = folder.resolve("seed.safetensors");
    Safetensors.write(
        file,
        Map.of("step", "12", "elapsed_nanoseconds", "345"),
        List.of(
            TensorSource.of(
                "layers.0.weight",
                TensorType.F32,
                new long[] {2, 3},
                () -> ByteBuffer.allocate(24)),
            TensorSource.of("ids", TensorType.I64, new long[] {2}, () -> ByteBuffer.allocate(16)),
            TensorSource.of("scalar", TensorType.F32, new long[] {}, () -> ByteBuffer.allocate(4)),
            TensorSource.of(
                "none", TensorType.F32, new long[] {0, 4}, () -> ByteBuffer.allocate(0))));
    return Files.readAllBytes(file);
  }
}
