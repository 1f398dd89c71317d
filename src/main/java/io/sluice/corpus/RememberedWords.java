package io.sluice.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pieces for tokenizers with GPT-2's rule for words: cut where {@link Gpt2Cuts} shows that it may
 * be. A text repeats its words, so the ids of short stretches between cuts ("words" here) are
 * remembered, which is several times faster than encoding each again.
 *
 * <p>New words of a piece are encoded together, because a native call costs more than a word: they
 * are joined by newlines, each of which is a word of its own between two visible characters, and
 * the ids are taken apart where the newline's is.
 */
final class RememberedWords implements PieceEncoder {
  private static final int LONGEST = 24;
  private static final int MOST_REMEMBERED = 1 << 18;
  private static final String SEPARATOR = "\n";

  private final NativeTokenizer tokenizer;
  private final Gpt2Cuts cuts;
  private final int[] separator;
  private final ConcurrentHashMap<String, int[]> remembered = new ConcurrentHashMap<>();

  RememberedWords(NativeTokenizer tokenizer, Gpt2Cuts cuts) {
    this.tokenizer = tokenizer;
    this.cuts = cuts;
    this.separator = tokenizer.encode(SEPARATOR);
  }

  @Override
  public int nextCut(String text, int from) {
    return cuts.next(text, from, text.length());
  }

  @Override
  public int[] encode(String text, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < to; ) {
      int end = cuts.next(text, i + 1, to);
      words.add(text.substring(i, end));
      i = end;
    }
    learn(words);
    int[] ids = new int[Math.max(16, (to - from) / 2)];
    int count = 0;
    for (String word : words) {
      int[] known = remembered.get(word);
      int[] some = known == null ? tokenizer.encode(word) : known;
      if (count + some.length > ids.length) {
        ids = Arrays.copyOf(ids, Math.max(2 * ids.length, count + some.length));
      }
      System.arraycopy(some, 0, ids, count, some.length);
      count += some.length;
    }
    return Arrays.copyOf(ids, count);
  }

  private void learn(List<String> words) {
    if (remembered.mappingCount() > MOST_REMEMBERED) {
      remembered.clear();
    }
    Set<String> fresh = new LinkedHashSet<>();
    for (String word : words) {
      if (word.length() <= LONGEST && !remembered.containsKey(word)) {
        fresh.add(word);
      }
    }
    List<String> joined = fresh.stream().filter(RememberedWords::canBeJoined).toList();
    List<int[]> parts = parts(tokenizer.encode(String.join(SEPARATOR, joined)));
    // They differ where a newline has several ids or is part of an added token.
    if (parts.size() == joined.size()) {
      for (int i = 0; i < parts.size(); i++) {
        remembered.put(joined.get(i), parts.get(i));
      }
      joined.forEach(fresh::remove);
    }
    fresh.forEach(word -> remembered.put(word, tokenizer.encode(word)));
  }

  private List<int[]> parts(int... ids) {
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < ids.length && separator.length == 1; i++) {
      if (ids[i] == separator[0]) {
        parts.add(Arrays.copyOfRange(ids, from, i));
        from = i + 1;
      }
    }
    if (from < ids.length) {
      parts.add(Arrays.copyOfRange(ids, from, ids.length));
    }
    return parts;
  }

  /** Whether white space outside the word cannot run together with white space in it. */
  private static boolean canBeJoined(String word) {
    int first = word.charAt(0) == ' ' && word.length() > 1 ? 1 : 0;
    return Gpt2Cuts.isVisible(word.charAt(first))
        && Gpt2Cuts.isVisible(word.charAt(word.length() - 1))
        && !word.contains(SEPARATOR);
  }
}
