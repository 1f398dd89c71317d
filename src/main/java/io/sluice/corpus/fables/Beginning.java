package io.sluice.corpus.fables;

import java.util.List;
import java.util.Set;

/**
 * How probable it is that a fable begins with some words: the sum over all derivations of a fable
 * that does, of which only as much is looked at as those words reach.
 */
final class Beginning {

  /**
   * The parts still to be read, as a linked list: what follows an alternative follows its choice.
   */
  record Rest(List<GrammarSymbol> parts, int index, Rest after) {

    static Rest of(List<GrammarSymbol> parts, Rest after) {
      return new Rest(parts, 0, after);
    }

    boolean isEmpty() {
      return index == parts.size();
    }

    GrammarSymbol first() {
      return parts.get(index);
    }

    Rest tail() {
      return new Rest(parts, index + 1, after);
    }
  }

  private final String words;
  private final Scene scene;

  private Beginning(Grammar grammar, String words) {
    this.words = words;
    this.scene = new Scene(grammar.roles());
  }

  /** The probability, 0 if no fable that is longer begins so. */
  static double probability(Grammar grammar, String words) {
    Beginning beginning = new Beginning(grammar, words);
    return beginning.from(Rest.of(List.of(grammar.start()), null), 0);
  }

  private double from(Rest rest, int at) {
    if (at >= words.length()) {
      return 1;
    }
    Rest left = rest;
    while (left != null && left.isEmpty()) {
      left = left.after();
    }
    if (left == null) {
      return 0;
    }
    Step step = new Step(left.tail(), at);
    left.first().accept(step);
    return step.probability;
  }

  /** Whether what is written there agrees with the words as far as these go. */
  private boolean agrees(String written, int at) {
    int length = Math.min(written.length(), words.length() - at);
    return words.regionMatches(at, written, 0, length);
  }

  /** Adds up over all that a part may write. */
  private final class Step implements GrammarSymbol.Visitor {
    private final Rest after;
    private final int at;
    private double probability;

    Step(Rest after, int at) {
      this.after = after;
      this.at = at;
    }

    @Override
    public void wording(Wording wording) {
      String written = wording.in(scene);
      if (agrees(written, at)) {
        probability = from(after, at + written.length());
      }
    }

    @Override
    public void choice(Choice choice) {
      for (Choice.Alternative alternative : choice.alternatives()) {
        double share = (double) alternative.weight() / choice.total();
        probability += share * from(Rest.of(alternative.parts(), after), at);
      }
    }

    @Override
    public void draw(Draw draw) {
      Set<Row> leftOut = draw.leftOut(scene);
      for (Row row : draw.role().table().rows()) {
        String written = draw.surface(row);
        if (!leftOut.contains(row) && agrees(written, at)) {
          scene.bind(draw.role(), row);
          double share = (double) row.weight() / draw.total(leftOut);
          probability += share * from(after, at + written.length());
          scene.release(draw.role());
        }
      }
    }
  }
}
