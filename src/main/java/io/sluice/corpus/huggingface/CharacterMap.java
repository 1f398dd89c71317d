package io.sluice.corpus.huggingface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;

/**
 * SentencePiece's table of replacements, {@code precompiled_charsmap}: in base64 the number of
 * bytes of a trie, the trie as a double array of 32-bit units, and the replacements, each ended by
 * a zero byte.
 *
 * <p>A unit's low byte is the byte that leads to it, bit 8 says that a key ends there, bits 9 to 31
 * hold the exclusive-or of its place and that of its children. A unit with bit 31 is the end of a
 * key; its other bits are where its replacement begins. The library follows these unchecked, so
 * every place that any text can lead to is visited here.
 */
final class CharacterMap {
  private static final int BYTE_VALUES = 256;

  private CharacterMap() {}

  static void check(JsonValue part) {
    if (!part.node().isTextual()) {
      throw part.wrong("it must be a text");
    }
    ByteBuffer map = ByteBuffer.wrap(decoded(part)).order(ByteOrder.LITTLE_ENDIAN);
    if (map.remaining() < Integer.BYTES) {
      throw part.wrong("but it is too short");
    }
    long bytes = Integer.toUnsignedLong(map.getInt());
    if (bytes < Integer.BYTES || bytes % Integer.BYTES != 0 || bytes > map.remaining()) {
      throw part.wrong("but its trie of " + bytes + " bytes is not whole");
    }
    int[] units = new int[(int) bytes / Integer.BYTES];
    map.asIntBuffer().get(units);
    byte[] replacements =
        Arrays.copyOfRange(map.array(), map.position() + (int) bytes, map.limit());
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(replacements));
    } catch (CharacterCodingException e) {
      throw part.wrong("but its replacements are not UTF-8");
    }
    walk(part, units, replacements);
  }

  private static byte[] decoded(JsonValue part) {
    String text = part.node().textValue();
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw part.wrong("it must be base64");
    }
    throw part.wrong("it must be base64 with its padding");
  }

  private static void walk(JsonValue part, int[] units, byte[] replacements) {
    BitSet seen = new BitSet(units.length);
    ArrayDeque<Integer> waiting = new ArrayDeque<>();
    waiting.add(offset(units[0]));
    while (!waiting.isEmpty()) {
      int base = waiting.remove();
      for (int c = 1; c < BYTE_VALUES; c++) {
        int place = base ^ c;
        if (place >= units.length) {
          throw part.wrong("but its trie points outside itself");
        }
        int unit = units[place];
        if ((unit & 0x8000_00FF) != c || seen.get(place)) {
          continue;
        }
        seen.set(place);
        int children = place ^ offset(unit);
        if ((unit & 0x100) != 0) {
          requireReplacement(part, units, children, replacements);
        }
        waiting.add(children);
      }
    }
  }

  private static void requireReplacement(
      JsonValue part, int[] units, int place, byte[] replacements) {
    int start = place < units.length ? units[place] & Integer.MAX_VALUE : Integer.MAX_VALUE;
    boolean inside = start < replacements.length;
    if (!inside || (replacements[start] & 0xC0) == 0x80) {
      throw part.wrong("but its trie points to no replacement");
    }
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & 0x200) >>> 6);
  }
}
