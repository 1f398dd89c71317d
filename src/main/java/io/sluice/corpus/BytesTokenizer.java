package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The 256 bytes of UTF-8: knows every text, four ids for an emoji. Any character may be cut after.
 */
final class BytesTokenizer implements Tokenizer {
  private static final int SIZE = 256;

  @Override
  public int vocabularySize() {
    return SIZE;
  }

  @Override
  public int[] encode(String text, int from, int to) {
    byte[] utf8 = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    int[] ids = new int[utf8.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Byte.toUnsignedInt(utf8[i]);
    }
    return ids;
  }

  @Override
  public String decode(int[] ids) {
    byte[] utf8 = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      utf8[i] = (byte) TokenIds.checked(ids[i], SIZE);
    }
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(int id) {
    return new byte[] {(byte) TokenIds.checked(id, SIZE)};
  }

  @Override
  public String fingerprint() {
    return SavedTokenizer.bytes().fingerprint();
  }

  @Override
  public void save(Path tokenizerJson) {
    SavedTokenizer.bytes().write(tokenizerJson);
  }

  @Override
  public int nextCut(String text, int begin, int from) {
    return SurrogatePairs.ceiling(text, from);
  }

  @Override
  public void close() {}
}
