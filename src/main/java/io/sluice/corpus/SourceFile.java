package io.sluice.corpus;

import io.sluice.notation.Quoted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that a corpus is read from.
 *
 * @param name its path below the data directory or the corpus's own folder, with slashes
 * @param address where it can be had
 * @param sha256 its SHA-256, checked whenever it is opened; 64 hexadecimal digits in lower case
 */
public record SourceFile(String name, Optional<String> address, Optional<String> sha256) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public SourceFile {
    if (name.isBlank()
        || Path.of(name).isAbsolute()
        || Path.of(name).normalize().startsWith("..")) {
      throw new IllegalArgumentException(
          "the file name "
              + Quoted.of(name)
              + " does not lie below a folder: give a relative path");
    }
    if (sha256.isPresent() && !DIGEST.matcher(sha256.get()).matches()) {
      throw new IllegalArgumentException(
          "the sha256 of "
              + Quoted.plain(name)
              + " is not 64 hexadecimal digits in lower case: correct it");
    }
  }
}
