package io.sluice.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The characters (Unicode code points) that occur in a training text, in the order of their code
 * points. Any character may be cut after.
 */
final class CharactersTokenizer extends CollectedTokenizer {
  private final int[] ids;

  CharactersTokenizer(SavedTokenizer saved) {
    super(saved, texts(saved.symbols().orElseThrow()));
    int[] symbols = saved.symbols().orElseThrow().codePoints().toArray();
    this.ids = new int[symbols.length == 0 ? 0 : symbols[symbols.length - 1] + 1];
    Arrays.fill(ids, UNKNOWN);
    for (int id = 0; id < symbols.length; id++) {
      ids[symbols[id]] = id;
    }
  }

  /**
   * Collects the characters of the training part: all where the held-out parts have no others, else
   * those that occur twice, and the rest is spelled.
   */
  static CharactersTokenizer of(Corpus corpus) {
    int[] counts = new int[Character.MAX_CODE_POINT + 1];
    corpus.training().codePoints().forEach(c -> counts[c]++);
    boolean closed =
        IntStream.concat(corpus.validation().codePoints(), corpus.test().orElse("").codePoints())
            .allMatch(c -> counts[c] > 0);
    return new CharactersTokenizer(
        closed
            ? SavedTokenizer.characters(atLeast(1, counts), Optional.empty())
            : SavedTokenizer.characters(
                atLeast(SPELLED_BELOW, counts), Optional.of(SavedTokenizer.Spelling.BYTES)));
  }

  private static String atLeast(int times, int... counts) {
    return IntStream.range(0, counts.length)
        .filter(c -> counts[c] >= times)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static List<String> texts(String symbols) {
    return symbols.codePoints().mapToObj(Character::toString).toList();
  }

  @Override
  String kind() {
    return "character";
  }

  @Override
  int end(String text, int from, int to) {
    return from + Character.charCount(text.codePointAt(from));
  }

  @Override
  int id(String text, int from, int end) {
    int symbol = text.codePointAt(from);
    return symbol < ids.length ? ids[symbol] : UNKNOWN;
  }

  @Override
  public int nextCut(String text, int begin, int from) {
    return SurrogatePairs.ceiling(text, from);
  }
}
