package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The characters (Unicode code points) that occur in a corpus, in the order of their code points.
 * The vocabulary is closed. Any character may be cut after.
 */
final class CharactersTokenizer implements Tokenizer {
  private static final int UNKNOWN = -1;

  private final int[] symbols;
  private final int[] ids;
  private final SavedTokenizer saved;

  CharactersTokenizer(SavedTokenizer saved) {
    this.saved = saved;
    this.symbols = saved.symbols().orElseThrow().codePoints().toArray();
    this.ids = new int[symbols[symbols.length - 1] + 1];
    Arrays.fill(ids, UNKNOWN);
    for (int id = 0; id < symbols.length; id++) {
      ids[symbols[id]] = id;
    }
  }

  static CharactersTokenizer of(Corpus corpus) {
    BitSet seen = new BitSet();
    corpus.training().codePoints().forEach(seen::set);
    corpus.validation().codePoints().forEach(seen::set);
    StringBuilder symbols = new StringBuilder();
    seen.stream().forEach(symbols::appendCodePoint);
    return new CharactersTokenizer(SavedTokenizer.characters(symbols.toString()));
  }

  @Override
  public int vocabularySize() {
    return symbols.length;
  }

  @Override
  public int[] encode(String text) {
    return encode(text, 0, text.length());
  }

  @Override
  public int[] encode(String text, int from, int to) {
    int[] out = new int[to - from];
    int count = 0;
    for (int i = from; i < to; ) {
      int symbol = text.codePointAt(i);
      int id = symbol < ids.length ? ids[symbol] : UNKNOWN;
      if (id == UNKNOWN) {
        throw UnknownSymbol.at(text, i, "character", Character.toString(symbol), symbols.length);
      }
      out[count++] = id;
      i += Character.charCount(symbol);
    }
    return count == out.length ? out : Arrays.copyOf(out, count);
  }

  @Override
  public String decode(int[] tokens) {
    StringBuilder text = new StringBuilder(tokens.length);
    for (int id : tokens) {
      text.appendCodePoint(symbols[TokenIds.checked(id, symbols.length)]);
    }
    return text.toString();
  }

  @Override
  public byte[] bytes(int id) {
    return decode(new int[] {id}).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String fingerprint() {
    return saved.fingerprint();
  }

  @Override
  public void save(Path tokenizerJson) {
    saved.write(tokenizerJson);
  }

  @Override
  public int nextCut(String text, int from) {
    return SurrogatePairs.ceiling(text, from);
  }

  @Override
  public void close() {}
}
