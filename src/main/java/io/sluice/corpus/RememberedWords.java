package io.sluice.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Pieces for tokenizers with GPT-2's rule for words: cut where {@link Gpt2Cuts} shows that it may
 * be. A text repeats its words, so the ids of short stretches between cuts ("words" here) are
 * remembered, which is several times faster than encoding each again.
 *
 * <p>New words of a piece are encoded together, because a native call costs more than a word: they
 * are joined by newlines, each of which is a word of its own between two visible characters, and
 * the ids are taken apart where the newline's is.
 *
 * <p>Where there is no such cut for long, {@link InnerCuts} cuts a word. The part of a word that
 * begins a piece is encoded with a run-up.
 */
final class RememberedWords implements PieceEncoder {
  private static final int LONGEST = 24;
  private static final String SEPARATOR = "\n";

  /** The most memory that the remembered words take, about. */
  private static final long MOST_BYTES = 1 << 25;

  /** What the JVM needs for an entry, its text and its array besides what is in them. */
  private static final int ENTRY_BYTES = 120;

  private final long mostBytes;
  private final NativeTokenizer tokenizer;
  private final Gpt2Cuts cuts;
  private final RunUp runUp;
  private final InnerCuts inner = new InnerCuts(this::tried);
  private final int[] separator;
  private final Map<String, int[]> remembered = new ConcurrentHashMap<>();
  private final AtomicLong rememberedBytes = new AtomicLong();

  RememberedWords(NativeTokenizer tokenizer, Gpt2Cuts cuts) {
    this(tokenizer, cuts, MOST_BYTES);
  }

  RememberedWords(NativeTokenizer tokenizer, Gpt2Cuts cuts, long mostBytes) {
    this.mostBytes = mostBytes;
    this.tokenizer = tokenizer;
    this.cuts = cuts;
    this.runUp = new RunUp(tokenizer);
    this.separator = tokenizer.encode(SEPARATOR);
  }

  @Override
  public int nextCut(String text, int begin, int from) {
    int reach = Math.min(text.length(), from + InnerCuts.REACH);
    int cut = cuts.next(text, from, reach);
    return cut < reach || reach == text.length() ? cut : inner.next(text, begin, from);
  }

  @Override
  public int runUp(String text, int from) {
    return from == 0 || cuts.isCut(text, from) ? from : RunUp.before(text, from);
  }

  @Override
  public int[] encode(String text, int from, int to) {
    return tried(text, from, to).orElseThrow(() -> InnerCuts.hangsTogether(text, from));
  }

  private Optional<int[]> tried(String text, int from, int to) {
    int begin = runUp(text, from);
    if (begin == from) {
      return Optional.of(words(text, from, to));
    }
    int rest = cuts.next(text, from + 1, to);
    return runUp
        .encode(text, begin, from, rest)
        .map(
            first ->
                IntStream.concat(Arrays.stream(first), Arrays.stream(words(text, rest, to)))
                    .toArray());
  }

  /** The ids of whole words. */
  private int[] words(String text, int from, int to) {
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

  /** What the remembered words take, about. */
  long rememberedBytes() {
    return rememberedBytes.get();
  }

  private void learn(List<String> words) {
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
        remember(joined.get(i), parts.get(i));
      }
      joined.forEach(fresh::remove);
    }
    fresh.forEach(word -> remember(word, tokenizer.encode(word)));
  }

  private void remember(String word, int... ids) {
    long bytes =
        ENTRY_BYTES + (long) Character.BYTES * word.length() + (long) Integer.BYTES * ids.length;
    if (rememberedBytes.addAndGet(bytes) > mostBytes) {
      remembered.clear();
      rememberedBytes.set(bytes);
    }
    remembered.put(word, ids);
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
    return Gpt2Cuts.isVisible(word.codePointAt(first))
        && Gpt2Cuts.isVisible(word.codePointBefore(word.length()))
        && !word.contains(SEPARATOR);
  }
}
