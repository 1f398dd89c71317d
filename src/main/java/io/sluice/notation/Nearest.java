package io.sluice.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody meant who mistyped a name. */
public final class Nearest {
  private static final int MOST_SHOWN = 100;

  private Nearest() {}

  /**
   * The end of a refusal: {@code 'swigl': did you mean swiglu? Legal: relu, gelu, swiglu}. The
   * caller puts the kind of name in front: {@code "unknown variant " + Nearest.among(...)}.
   */
  public static String among(String wrong, Collection<String> legal) {
    String hint = to(wrong, legal).map(word -> "did you mean " + word + "? Legal: ").orElse("");
    return Quoted.of(wrong) + ": " + (hint.isEmpty() ? "legal: " : hint) + listed(legal);
  }

  /** All of them, as long as they are a list that somebody reads. */
  private static String listed(Collection<String> legal) {
    List<String> shown = legal.stream().limit(MOST_SHOWN).map(Quoted::plain).toList();
    int more = legal.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  /** The legal word closest to the wrong one, if any is close enough to be meant. */
  public static Optional<String> to(String wrong, Collection<String> legal) {
    String typed = plain(wrong);
    int longest = legal.stream().mapToInt(String::length).max().orElse(0);
    if (typed.length() > 2 * longest) {
      return Optional.empty(); // more than half of its letters would have to go
    }
    // A third of the letters may differ; beyond that a guess reads as nonsense.
    int tolerated = Math.max(1, typed.length() / 3);
    return legal.stream()
        .filter(word -> edits(typed, plain(word)) <= tolerated)
        .min(Comparator.comparingInt(word -> edits(typed, plain(word))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(cost[i - 1][j - 1] + replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[from.length()][to.length()];
  }
}
