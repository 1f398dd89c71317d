package io.sluice.corpus;

import io.sluice.data.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * One part of a corpus: what is trained on, validated on or tested on.
 *
 * @param text the text
 * @param bytes its length in UTF-8 bytes
 * @param fingerprint the SHA-256 of those bytes
 */
record TextPart(String text, long bytes, String fingerprint) {
  static TextPart of(String text) {
    long bytes =
        text.codePoints().mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
    return new TextPart(text, bytes, Sha256.of(text));
  }

  /** Decodes bytes that are known to be UTF-8 and to be cut between characters. */
  static TextPart of(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return new TextPart(text, to - from, Sha256.of(bytes, from, to));
  }
}
