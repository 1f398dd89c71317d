package io.sluice.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A vocabulary that was collected from the training part of a corpus. The text of ids is the text
 * of their symbols, one after another.
 *
 * <p>Where the vocabulary {@linkplain SavedTokenizer.Spelling spells}, each byte has an id after
 * those of the symbols, and a symbol that is not in the vocabulary is the ids of its UTF-8 bytes.
 * These are ids as all others: a model must predict each of them, so the loss of a text is the
 * price of its spelling too. Else there is nothing but the symbols, and a text with another is
 * refused.
 */
abstract class CollectedTokenizer implements Tokenizer {
  static final int UNKNOWN = -1;

  /**
   * Where a vocabulary spells, it has the symbols that the training part has so many times. What is
   * rarer is spelled there too, or a model would learn that bytes never come.
   */
  static final int SPELLED_BELOW = 2;

  private static final int BYTES = 256;

  private final SavedTokenizer saved;
  private final List<String> symbols;

  /**
   * A vocabulary as it is saved.
   *
   * @param symbols in the order of their ids
   */
  CollectedTokenizer(SavedTokenizer saved, List<String> symbols) {
    this.saved = saved;
    this.symbols = symbols;
  }

  /** What a symbol is, for errors: "character" or "word". */
  abstract String kind();

  /** Where the symbol ends that begins at {@code from}; at most {@code to}. */
  abstract int end(String text, int from, int to);

  /** The id of the symbol between two places, or {@link #UNKNOWN}. */
  abstract int id(String text, int from, int end);

  @Override
  public final int vocabularySize() {
    return symbols.size() + (spells() ? BYTES : 0);
  }

  private boolean spells() {
    return saved.spelling().isPresent();
  }

  @Override
  public final int[] encode(String text, int from, int to) {
    IntStream.Builder ids = IntStream.builder();
    for (int i = from; i < to; ) {
      int end = end(text, i, to);
      int id = id(text, i, end);
      if (id != UNKNOWN) {
        ids.add(id);
      } else if (spells()) {
        for (byte unit : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
          ids.add(symbols.size() + Byte.toUnsignedInt(unit));
        }
      } else {
        throw UnknownSymbol.at(text, i, end, kind(), vocabularySize());
      }
      i = end;
    }
    return ids.build().toArray();
  }

  @Override
  public final String decode(int[] ids) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream(ids.length);
    for (int id : ids) {
      utf8.writeBytes(bytes(id));
    }
    return utf8.toString(StandardCharsets.UTF_8);
  }

  @Override
  public final byte[] bytes(int id) {
    int known = TokenIds.checked(id, vocabularySize());
    return known < symbols.size()
        ? symbols.get(known).getBytes(StandardCharsets.UTF_8)
        : new byte[] {(byte) (known - symbols.size())};
  }

  @Override
  public final String fingerprint() {
    return saved.fingerprint();
  }

  @Override
  public final void save(Path tokenizerJson) {
    saved.write(tokenizerJson);
  }

  @Override
  public final void close() {}
}
