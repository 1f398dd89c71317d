package io.sluice.corpus.huggingface;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A trie that leads anywhere else than to itself and the replacements is refused. */
final class CharacterMapTest {
  private static final int LEAF = 0x8000_0000;
  private static final int KEY_ENDS = 0x100;

  /** The key "a" leads from the root's children at 256 to its leaf at 512. */
  private final int[] units = new int[1024];

  private String replacements = "b\0é\0";

  CharacterMapTest() {
    units[0] = 256 << 10;
    units[256 ^ 'a'] = 'a' | KEY_ENDS | ((256 ^ 'a' ^ 512) << 10);
    units[512] = LEAF;
  }

  @Test
  void aWholeOneIsLetIn() {
    assertThatCode(this::check).doesNotThrowAnyException();
    units[512] = LEAF | 2;
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void whatLeadsOutsideIsRefused() {
    units[0] = 1024 << 10;
    refused("its trie points outside itself");
    units[0] = 256 << 10;
    units[256 ^ 'a'] = 'a' | (0x3FFF << 10);
    refused("its trie points outside itself");
    units[256 ^ 'a'] = 'a' | 0x200 | (0x3F << 10);
    refused("its trie points outside itself");
  }

  @Test
  void whatLeadsToNoReplacementIsRefused() {
    units[512] = LEAF | 5;
    refused("its trie points to no replacement");
    units[512] = LEAF | 3;
    refused("its trie points to no replacement");
  }

  @Test
  void replacementsAreText() {
    replacements = "\uD83D";
    assertThatThrownBy(() -> CharacterMap.check(part(bytes((byte) 0xC3))))
        .hasMessageContaining("its replacements are not UTF-8");
  }

  @Test
  void aTrieIsWhole() {
    for (String text :
        new String[] {"", "AAA=", "BAAAAA==", "AwAAAAAA", "AAAAAAAA", "AA", "A*AA"}) {
      assertThatThrownBy(() -> CharacterMap.check(part(text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("x.json: normalizer.precompiled_charsmap is ");
    }
  }

  private void refused(String why) {
    assertThatThrownBy(this::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private void check() {
    CharacterMap.check(part(bytes(replacements.getBytes(StandardCharsets.UTF_8))));
  }

  private String bytes(byte... rest) {
    ByteBuffer map =
        ByteBuffer.allocate(4 + 4 * units.length + rest.length).order(ByteOrder.LITTLE_ENDIAN);
    map.putInt(4 * units.length);
    for (int unit : units) {
      map.putInt(unit);
    }
    return Base64.getEncoder().encodeToString(map.put(rest).array());
  }

  private static JsonValue part(String text) {
    return new JsonValue("x.json", "normalizer.precompiled_charsmap", TextNode.valueOf(text));
  }
}
