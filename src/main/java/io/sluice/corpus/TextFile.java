package io.sluice.corpus;

import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Reads a file that must be UTF-8 text, and says what is wrong where it is not. */
final class TextFile {
  /** Java's arrays end just below 2 GiB. */
  private static final long LONGEST = Integer.MAX_VALUE - 64;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private TextFile() {}

  /** The bytes of a file as they are. */
  static byte[] bytes(Path file) {
    FileFailure.requireVisible(file);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "the text file " + file + " does not exist: give its path with --text");
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          file + " is a folder: give --text the path of one UTF-8 text file in it");
    }
    try {
      if (Files.size(RegularFile.checked(file)) > LONGEST) {
        throw new IllegalArgumentException(
            file + " is larger than 2 GiB: give a part of it, such as its first gigabyte");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + FileFailure.reason(e), e);
    }
  }

  /**
   * Checks that bytes are a text, and takes off a byte order mark.
   *
   * @param origin the file's name, for the error
   * @throws IllegalArgumentException if the text is empty, holds a NUL byte or is not UTF-8
   */
  static byte[] checked(byte[] bytes, Path origin) {
    byte[] text = bytes;
    if (startsWithMark(bytes)) {
      text = Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length);
    }
    int mark = bytes.length - text.length;
    if (text.length == 0) {
      throw new IllegalArgumentException(origin + " is empty: give a file with text in it");
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] == 0) {
        throw new IllegalArgumentException(
            origin
                + " looks binary (byte "
                + (mark + i)
                + " is zero): give a plain text file in UTF-8");
      }
    }
    int malformed = firstMalformed(text);
    if (malformed >= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is not UTF-8 (byte %d is 0x%02X): convert it to UTF-8 first, for example with"
                  + " iconv",
              origin,
              mark + malformed,
              text[malformed]));
    }
    return text;
  }

  /** The offset of the first byte that no UTF-8 text has there, or -1. */
  static int firstMalformed(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer scratch = CharBuffer.allocate(1 << 14);
    while (true) {
      CoderResult result = decoder.decode(in, scratch, true);
      if (result.isError()) {
        return in.position();
      }
      if (result.isUnderflow()) {
        return -1;
      }
      scratch.clear();
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }
}
