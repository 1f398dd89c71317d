package io.sluice.corpus;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that occur in a training text, as {@link WordScanner} cuts them; the most frequent has
 * id 0, equally frequent ones are in the order of their text.
 */
final class WordsTokenizer extends CollectedTokenizer {
  /** What fits in two bytes; more words than this need subwords. */
  static final int MOST_WORDS = 1 << 16;

  /** The longest known word in UTF-16 units; what is longer is always spelled. */
  static final int LONGEST_WORD = 256;

  private final Map<String, Integer> ids;
  private final int longest;

  WordsTokenizer(SavedTokenizer saved) {
    super(saved, saved.words().orElseThrow());
    List<String> words = saved.words().orElseThrow();
    this.ids = new HashMap<>(2 * words.size());
    for (int id = 0; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
    this.longest = words.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Collects the words of the training part: all where the held-out parts have no others, else
   * those that occur twice, and the rest is spelled.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_WORDS}
   */
  static WordsTokenizer of(Corpus corpus) {
    WordCounts training = WordCounts.of(corpus.training(), corpus.name());
    WordCounts validation = WordCounts.of(corpus.validation(), corpus.name());
    boolean closed =
        training.knowsAllOf(validation)
            && corpus.test().stream()
                .allMatch(test -> training.knowsAllOf(WordCounts.of(test, corpus.name())));
    if (!closed) {
      return new WordsTokenizer(
          SavedTokenizer.words(
              ordered(training.atLeast(SPELLED_BELOW)),
              Optional.of(SavedTokenizer.Spelling.BYTES)));
    }
    // The words are the training part's. Their order counts the validation part too: it only says
    // which id a word has, which no loss depends on, and all runs so far have it.
    Map<String, Long> both = new HashMap<>(training.atLeast(1));
    validation.atLeast(1).forEach((word, count) -> both.merge(word, count, Long::sum));
    return new WordsTokenizer(SavedTokenizer.words(ordered(both), Optional.empty()));
  }

  private static List<String> ordered(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  String kind() {
    return "word";
  }

  @Override
  int end(String text, int from, int to) {
    return WordScanner.end(text, from, to);
  }

  /** Of a word that a cut has parted neither part is a word. */
  @Override
  int id(String text, int from, int end) {
    return end - from > longest
            || WordScanner.isInsideWord(text, from)
            || WordScanner.isInsideWord(text, end)
        ? UNKNOWN
        : ids.getOrDefault(text.substring(from, end), UNKNOWN);
  }

  /** Inside a word only where that is too long to be known. */
  @Override
  public int nextCut(String text, int begin, int from) {
    return WordScanner.nextCut(text, from, Math.max(longest, LONGEST_WORD));
  }
}
