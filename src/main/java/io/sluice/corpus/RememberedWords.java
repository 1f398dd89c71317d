package io.sluice.corpus;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pieces for tokenizers with GPT-2's rule for words: cut where {@link Gpt2Cuts} shows that it may
 * be. A text repeats its words, so the ids of short stretches between cuts are remembered, which is
 * several times faster than encoding each again.
 */
final class RememberedWords implements PieceEncoder {
  private static final int LONGEST = 24;
  private static final int MOST_REMEMBERED = 1 << 18;

  private final NativeTokenizer tokenizer;
  private final Gpt2Cuts cuts;
  private final ConcurrentHashMap<String, int[]> remembered = new ConcurrentHashMap<>();

  RememberedWords(NativeTokenizer tokenizer, Gpt2Cuts cuts) {
    this.tokenizer = tokenizer;
    this.cuts = cuts;
  }

  @Override
  public int nextCut(String text, int from) {
    return cuts.next(text, from, text.length());
  }

  @Override
  public int[] encode(String text, int from, int to) {
    int[] ids = new int[Math.max(16, (to - from) / 2)];
    int count = 0;
    for (int i = from; i < to; ) {
      int end = cuts.next(text, i + 1, to);
      int[] word = word(text.substring(i, end));
      if (count + word.length > ids.length) {
        ids = Arrays.copyOf(ids, Math.max(2 * ids.length, count + word.length));
      }
      System.arraycopy(word, 0, ids, count, word.length);
      count += word.length;
      i = end;
    }
    return Arrays.copyOf(ids, count);
  }

  private int[] word(String text) {
    if (text.length() > LONGEST) {
      return tokenizer.encode(text);
    }
    int[] known = remembered.get(text);
    if (known != null) {
      return known;
    }
    int[] ids = tokenizer.encode(text);
    if (remembered.mappingCount() < MOST_REMEMBERED) {
      remembered.put(text, ids);
    }
    return ids;
  }
}
