package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal: 64 characters for 32 bytes. */
final class Fingerprint {
  static final int BYTES = 32;
  private static final int SLICE = 1 << 20;

  private Fingerprint() {}

  static String of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  static String of(byte[] bytes, int from, int to) {
    MessageDigest digest = newDigest();
    digest.update(bytes, from, to - from);
    return hex(digest.digest());
  }

  /** The SHA-256 of the text's UTF-8 bytes, without holding them all at once. */
  static String of(String text) {
    MessageDigest digest = newDigest();
    for (int from = 0; from < text.length(); ) {
      int to = SurrogatePairs.floor(text, Math.min(text.length(), from + SLICE));
      digest.update(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
      from = to;
    }
    return hex(digest.digest());
  }

  static byte[] bytes(String fingerprint) {
    return HexFormat.of().parseHex(fingerprint);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
