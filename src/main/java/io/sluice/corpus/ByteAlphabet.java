package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The alphabet of byte-level tokenizers, as GPT-2 defined it: the bytes that Latin-1 prints stand
 * for themselves, and the 68 others, in their order, are the characters from U+0100.
 */
final class ByteAlphabet {
  private static final int BYTES = 256;
  private static final int[] BYTE_OF = byteOf();

  private ByteAlphabet() {}

  /** The bytes of a token; its UTF-8 if a character of it is not in the alphabet. */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      if (c >= BYTE_OF.length || BYTE_OF[c] < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) BYTE_OF[c];
    }
    return bytes;
  }

  private static int[] byteOf() {
    int[] byteOf = new int[2 * BYTES];
    Arrays.fill(byteOf, -1);
    int next = BYTES;
    for (int b = 0; b < BYTES; b++) {
      byteOf[printed(b) ? b : next++] = b;
    }
    return byteOf;
  }

  private static boolean printed(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xFF && b != 0xAD);
  }
}
