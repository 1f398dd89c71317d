package io.sluice.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The bytes that each token of a byte-level tokenizer stands for. */
final class ByteLevelTokens {
  private static final byte[] NONE = {};

  private final byte[][] bytes;

  /**
   * The bytes of tokens.
   *
   * @param tokens the token of each id, or null where an id has none
   * @param added those of them that stand for themselves
   */
  ByteLevelTokens(List<String> tokens, AddedTokens added) {
    bytes = new byte[tokens.size()][];
    for (int id = 0; id < bytes.length; id++) {
      String token = tokens.get(id);
      bytes[id] =
          added
              .text(id)
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .orElseGet(() -> token == null ? NONE : ByteAlphabet.bytes(token));
    }
  }

  byte[] of(int id) {
    return bytes[id].clone();
  }

  /** The bytes of ids, one after another. */
  byte[] joined(int... ids) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(4 * ids.length);
    for (int id : ids) {
      joined.writeBytes(bytes[id]);
    }
    return joined.toByteArray();
  }

  /** Whether ids give back exactly these bytes. */
  boolean giveBack(byte[] text, int... ids) {
    int at = 0;
    for (int id : ids) {
      byte[] token = bytes[id];
      int end = at + token.length;
      if (end > text.length || !Arrays.equals(text, at, end, token, 0, token.length)) {
        return false;
      }
      at = end;
    }
    return at == text.length;
  }
}
