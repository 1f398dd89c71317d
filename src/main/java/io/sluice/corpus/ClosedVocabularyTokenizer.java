package io.sluice.corpus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A vocabulary that was collected from a corpus and knows nothing else. The text of ids is the text
 * of their symbols, one after another.
 */
abstract class ClosedVocabularyTokenizer implements Tokenizer {
  private final SavedTokenizer saved;
  private final List<String> symbols;

  /**
   * A vocabulary as it is saved.
   *
   * @param symbols in the order of their ids
   */
  ClosedVocabularyTokenizer(SavedTokenizer saved, List<String> symbols) {
    this.saved = saved;
    this.symbols = symbols;
  }

  @Override
  public final int vocabularySize() {
    return symbols.size();
  }

  @Override
  public final String decode(int[] ids) {
    StringBuilder text = new StringBuilder(ids.length);
    for (int id : ids) {
      text.append(symbol(id));
    }
    return text.toString();
  }

  @Override
  public final byte[] bytes(int id) {
    return symbol(id).getBytes(StandardCharsets.UTF_8);
  }

  private String symbol(int id) {
    return symbols.get(TokenIds.checked(id, symbols.size()));
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
