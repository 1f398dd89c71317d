package io.sluice.corpus;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that occur in a corpus, as {@link WordScanner} cuts them; the most frequent has id 0,
 * equally frequent ones are in the order of their text.
 */
final class WordsTokenizer extends ClosedVocabularyTokenizer {
  /** What fits in two bytes; more words than this need subwords. */
  static final int MOST_WORDS = 1 << 16;

  private final Map<String, Integer> ids;

  WordsTokenizer(SavedTokenizer saved) {
    super(saved, saved.words().orElseThrow());
    List<String> words = saved.words().orElseThrow();
    this.ids = new HashMap<>(2 * words.size());
    for (int id = 0; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
  }

  /**
   * Collects the words of both parts of a corpus.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_WORDS}
   */
  static WordsTokenizer of(Corpus corpus) {
    Map<String, Long> counts = new HashMap<>();
    count(corpus.training(), corpus.name(), counts);
    count(corpus.validation(), corpus.name(), counts);
    List<String> words =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    return new WordsTokenizer(SavedTokenizer.words(words));
  }

  private static void count(String text, String origin, Map<String, Long> counts) {
    for (int from = 0; from < text.length(); ) {
      int to = WordScanner.end(text, from, text.length());
      counts.merge(text.substring(from, to), 1L, Long::sum);
      if (counts.size() > MOST_WORDS) {
        throw new IllegalArgumentException(
            "the text of "
                + origin
                + " has more than "
                + MOST_WORDS
                + " different words, too many for the tokenizer words: take characters, bytes, gpt2"
                + " or a tokenizer.json");
      }
      from = to;
    }
  }

  @Override
  public int[] encode(String text, int from, int to) {
    int[] out = new int[to - from];
    int count = 0;
    for (int i = from; i < to; ) {
      int end = WordScanner.end(text, i, to);
      String word = text.substring(i, end);
      Integer id = ids.get(word);
      if (id == null) {
        throw UnknownSymbol.at(text, i, "word", word, vocabularySize());
      }
      out[count++] = id;
      i = end;
    }
    return Arrays.copyOf(out, count);
  }

  @Override
  public int nextCut(String text, int from) {
    return WordScanner.nextCut(text, from);
  }
}
