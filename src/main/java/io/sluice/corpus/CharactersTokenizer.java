package io.sluice.corpus;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The characters (Unicode code points) that occur in a corpus, in the order of their code points.
 * Any character may be cut after.
 */
final class CharactersTokenizer extends ClosedVocabularyTokenizer {
  private static final int UNKNOWN = -1;

  private final int[] ids;

  CharactersTokenizer(SavedTokenizer saved) {
    super(saved, texts(saved.symbols().orElseThrow()));
    int[] symbols = saved.symbols().orElseThrow().codePoints().toArray();
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

  private static List<String> texts(String symbols) {
    return symbols.codePoints().mapToObj(Character::toString).toList();
  }

  @Override
  public int[] encode(String text, int from, int to) {
    int[] out = new int[to - from];
    int count = 0;
    for (int i = from; i < to; ) {
      int symbol = text.codePointAt(i);
      int id = symbol < ids.length ? ids[symbol] : UNKNOWN;
      if (id == UNKNOWN) {
        throw UnknownSymbol.at(text, i, "character", Character.toString(symbol), vocabularySize());
      }
      out[count++] = id;
      i += Character.charCount(symbol);
    }
    return count == out.length ? out : Arrays.copyOf(out, count);
  }

  @Override
  public int nextCut(String text, int from) {
    return SurrogatePairs.ceiling(text, from);
  }
}
