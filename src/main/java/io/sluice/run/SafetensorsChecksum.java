package io.sluice.run;

import io.sluice.data.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The checksum inside a file's own header: SHA-256 of the whole file in which the checksum's 64
 * digits are zeros. It covers names and shapes as well as data.
 */
final class SafetensorsChecksum {
  static final String KEY = "sha256";
  static final String BLANK = "0".repeat(64);
  private static final String MARK = "\"" + KEY + "\":\"";

  private SafetensorsChecksum() {}

  /** The place of the digits in the header, or -1 when the header has none. */
  static int position(String header) {
    // Inside a JSON text the quotation marks would be escaped, so this finds only a key.
    int mark = header.indexOf(MARK);
    int digits = mark + MARK.length();
    boolean whole = mark >= 0 && header.startsWith("\"", digits + BLANK.length());
    // Offsets count bytes, and letters before the mark may take several.
    return whole ? header.substring(0, digits).getBytes(StandardCharsets.UTF_8).length : -1;
  }

  /** The digits that a file should hold, given the bytes before the data with blank digits. */
  static String digits(byte[] head, FileChannel channel) throws IOException {
    MessageDigest digest = Sha256.digest();
    digest.update(head);
    ByteBuffer piece = ByteBuffer.allocate(1 << 20);
    long position = head.length;
    for (int read; (read = channel.read(piece, position)) >= 0; position += read) {
      digest.update(piece.flip());
      piece.clear();
    }
    return Sha256.hex(digest);
  }
}
