package io.sluice.corpus;

import io.sluice.data.DataDirectory;
import io.sluice.data.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a corpus, looked for in its own folder and then in the data directory.
 *
 * @param corpus the corpus's name, for errors
 * @param own the corpus's own folder
 * @param dataDirectory the data directory
 */
record CorpusFiles(String corpus, Path own, Path dataDirectory) {
  /** The texts of files, one after another, as checked UTF-8. */
  byte[] read(List<SourceFile> files) {
    if (files.size() == 1) {
      return read(files.get(0));
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (SourceFile file : files) {
      joined.writeBytes(read(file));
    }
    return joined.toByteArray();
  }

  /** A sentence about the first file that is not there. */
  Optional<String> firstMissing(TextSettings text) {
    return Stream.of(
            text.files(),
            text.validationFiles().orElse(List.of()),
            text.testFiles().orElse(List.of()))
        .flatMap(List::stream)
        .filter(file -> find(file).isEmpty())
        .map(this::missing)
        .findFirst();
  }

  private byte[] read(SourceFile file) {
    Path path = find(file).orElseThrow(() -> new IllegalArgumentException(missing(file)));
    byte[] bytes = TextFile.bytes(path);
    String expected = file.sha256().orElse("");
    if (!expected.isEmpty() && !Sha256.of(bytes).equals(expected)) {
      throw new IllegalArgumentException(
          path
              + " is not the file that the corpus "
              + corpus
              + " names, its SHA-256 differs: get it again"
              + address(file)
              + ", or make a corpus folder of your own for it");
    }
    return TextFile.checked(bytes, path);
  }

  private Optional<Path> find(SourceFile file) {
    return Stream.of(own, dataDirectory)
        .map(folder -> folder.resolve(file.name()))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private String missing(SourceFile file) {
    return "the corpus "
        + corpus
        + " needs "
        + file.name()
        + ", which is neither in the data directory "
        + dataDirectory
        + " nor in "
        + own
        + ": put it there"
        + address(file)
        + ", or set "
        + DataDirectory.VARIABLE
        + " to the folder that has it";
  }

  private static String address(SourceFile file) {
    return file.address().map(address -> " (it comes from " + address + ")").orElse("");
  }
}
