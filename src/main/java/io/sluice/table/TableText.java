package io.sluice.table;

import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of text, which are not trusted to be any. */
final class TableText {
  /** A larger file is hardly meant. */
  private static final long MOST_BYTES = 1L << 29;

  /** Memory a byte of file, for the worst: rows of two numbers of one digit, read and scaled. */
  private static final int MEMORY_A_BYTE = 96;

  private static final char MARK = '\uFEFF';

  private TableText() {}

  /**
   * Reads a whole file.
   *
   * @return its text without a byte-order mark
   * @throws IllegalArgumentException if it is missing, empty, too large or no text in UTF-8
   * @throws UncheckedIOException if it cannot be read
   */
  static String read(Path file) {
    FileFailure.requireVisible(file);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "there is no file %s: is the path right, seen from %s?"
              .formatted(file, Path.of("").toAbsolutePath()));
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder: name a file in it");
    }
    try {
      RegularFile.checked(file);
      long memory = Runtime.getRuntime().maxMemory();
      long most = Math.min(MOST_BYTES, memory / MEMORY_A_BYTE);
      if (Files.size(file) > most) {
        throw new IllegalArgumentException(
            "%s has %,d bytes, and %,d MiB of memory are sure to hold the rows of %,d: take rows out, or give Java more memory with SLUICE_JAVA_OPTIONS=-Xmx8g"
                .formatted(file, Files.size(file), memory >> 20, most));
      }
      return text(file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  private static String text(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    int good = out.flip().length();
    int control = firstControl(out);
    if (control < good) {
      throw new IllegalArgumentException(
          "%s:%d: the character U+%04X is in no text: is this another kind of file?"
              .formatted(file, line(out, control), (int) out.charAt(control)));
    }
    if (result.isError()) {
      throw new IllegalArgumentException(
          "%s:%d: the byte %02x is not UTF-8: save the file as UTF-8"
              .formatted(file, line(out, good), in.get(in.position())));
    }
    String text = out.toString();
    if (text.startsWith(String.valueOf(MARK))) {
      text = text.substring(1);
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException(file + " is empty: is it the right file?");
    }
    return text;
  }

  /** The first character that no text has, or the length. */
  private static int firstControl(CharBuffer text) {
    int at = 0;
    while (at < text.length()
        && (text.charAt(at) >= ' ' || Character.isWhitespace(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static long line(CharBuffer text, int end) {
    return 1 + text.subSequence(0, end).chars().filter(c -> c == '\n').count();
  }
}
