package io.sluice.corpus;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each word occurs in a text.
 *
 * @param counts by word, of those that are short enough to be known
 * @param hasLonger whether the text has longer ones too
 */
record WordCounts(Map<String, Long> counts, boolean hasLonger) {
  /**
   * Counts.
   *
   * @param origin what the text is, for the error
   * @throws IllegalArgumentException if there are more words than {@link WordsTokenizer#MOST_WORDS}
   */
  static WordCounts of(String text, String origin) {
    Map<String, Long> counts = new HashMap<>();
    boolean hasLonger = false;
    for (int from = 0; from < text.length(); ) {
      int to = WordScanner.end(text, from, text.length());
      if (to - from > WordsTokenizer.LONGEST_WORD) {
        hasLonger = true;
      } else {
        counts.merge(text.substring(from, to), 1L, Long::sum);
      }
      if (counts.size() > WordsTokenizer.MOST_WORDS) {
        throw new IllegalArgumentException(
            "the text of "
                + origin
                + " has more than "
                + WordsTokenizer.MOST_WORDS
                + " different words, too many for the tokenizer words: take --tokenizer characters, bytes, gpt2"
                + " or a tokenizer.json");
      }
      from = to;
    }
    return new WordCounts(counts, hasLonger);
  }

  /** Whether a vocabulary of these words needs no spelling for both texts. */
  boolean knowsAllOf(WordCounts other) {
    return !hasLonger && !other.hasLonger && counts.keySet().containsAll(other.counts.keySet());
  }

  /** The words that occur so many times or more. */
  Map<String, Long> atLeast(long times) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= times)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
