package io.sluice.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal: 64 characters for 32 bytes. */
public final class Sha256 {
  private static final int SLICE = 1 << 20;

  private Sha256() {}

  /** Of nothing yet. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Of all that a digest has seen, which begins anew. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of some bytes. */
  public static String of(byte[] bytes, int from, int to) {
    MessageDigest digest = digest();
    digest.update(bytes, from, to - from);
    return hex(digest);
  }

  /** Of all bytes. */
  public static String of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** Of the text's UTF-8 bytes, without holding them all at once. */
  public static String of(String text) {
    MessageDigest digest = digest();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + SLICE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      digest.update(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
      from = to;
    }
    return hex(digest);
  }
}
