package io.sluice.corpus;

import io.sluice.data.Sha256;
import java.nio.file.Path;

/** A tokenizer for tests of files: ids are code points, of a vocabulary as large as one likes. */
record CodePointsTokenizer(int vocabularySize) implements Tokenizer {
  @Override
  public String decode(int[] ids) {
    return new String(ids, 0, ids.length);
  }

  @Override
  public byte[] bytes(int id) {
    return TokenizerSamples.utf8(Character.toString(id));
  }

  @Override
  public String fingerprint() {
    return Sha256.of("code points " + vocabularySize);
  }

  @Override
  public void save(Path tokenizerJson) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int nextCut(String text, int begin, int from) {
    return SurrogatePairs.ceiling(text, from);
  }

  @Override
  public int[] encode(String text, int from, int to) {
    return text.substring(from, to).codePoints().toArray();
  }

  @Override
  public void close() {}

  /** Writes a text's code points into a file and opens it. */
  TokenFile file(Path path, String text) {
    TextPart part = TextPart.of(text);
    TokenFileWriter.write(path, this, part);
    return TokenFile.open(path, this, part.fingerprint());
  }
}
