package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recovers derivations from text alone, by trying every alternative at every choice.
 *
 * <p>The search is exhaustive: if a text had two derivations, both would be found. It shares
 * nothing with the {@link Generator} but the grammar itself.
 */
public final class Recogniser {

  /**
   * What was found in one text.
   *
   * @param derivations every derivation of it
   * @param understood how many characters the most successful attempt had read
   */
  record Reading(List<Derivation> derivations, int understood) {

    /** The words around the place where reading the text ended. */
    String stop(String text) {
      int from = Math.max(0, understood - 30);
      int to = Math.min(text.length(), understood + 30);
      return "reading ends at character "
          + understood
          + " of it, after \""
          + text.substring(from, understood)
          + "\" and before \""
          + text.substring(understood, to)
          + "\"";
    }
  }

  private final Grammar grammar;

  Recogniser(Grammar grammar) {
    this.grammar = grammar;
  }

  /**
   * The information content of a text of fables, from the text alone.
   *
   * @throws IllegalArgumentException if a fable is none of the grammar's; the message says which
   *     one and where reading it ended
   */
  public static double nats(String text) {
    Recogniser recogniser = new Recogniser(Grammar.ofFables());
    double nats = 0;
    int number = 0;
    for (String fable : Fables.fables(text)) {
      number++;
      Reading reading = recogniser.read(fable);
      if (reading.derivations().size() != 1) {
        throw new IllegalArgumentException(
            "fable " + number + " is not of the grammar: " + reading.stop(fable));
      }
      nats += reading.derivations().get(0).nats();
    }
    return nats;
  }

  /** All derivations of a text, without the newline that ends a fable. */
  Reading read(String text) {
    Search search = new Search(text);
    search.read(Beginning.Rest.of(List.of(grammar.start()), null), 0);
    return new Reading(List.copyOf(search.found), search.understood);
  }

  private final class Search {

    private final String text;
    private final Scene scene = new Scene(grammar.roles());
    private final List<Integer> steps = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final List<Derivation> found = new ArrayList<>();
    private int understood;

    Search(String text) {
      this.text = text;
    }

    private void read(Beginning.Rest rest, int at) {
      understood = Math.max(understood, at);
      Beginning.Rest left = rest;
      while (left != null && left.isEmpty()) {
        left = left.after();
      }
      if (left == null) {
        if (at == text.length()) {
          double nats = 0;
          for (double cost : costs) {
            nats += cost;
          }
          found.add(new Derivation(steps, nats));
        }
        return;
      }
      left.first().accept(new Attempt(left.tail(), at));
    }

    private void step(int step, double cost, Runnable reading) {
      steps.add(step);
      costs.add(cost);
      reading.run();
      steps.remove(steps.size() - 1);
      costs.remove(costs.size() - 1);
    }

    /** Reads one part at one place, and for each way to do so everything after it. */
    private final class Attempt implements GrammarSymbol.Visitor {

      private final Beginning.Rest after;
      private final int at;

      Attempt(Beginning.Rest after, int at) {
        this.after = after;
        this.at = at;
      }

      @Override
      public void wording(Wording wording) {
        String expected = wording.in(scene);
        if (text.startsWith(expected, at)) {
          read(after, at + expected.length());
        }
      }

      @Override
      public void choice(Choice choice) {
        for (int i = 0; i < choice.alternatives().size(); i++) {
          List<GrammarSymbol> parts = choice.alternatives().get(i).parts();
          step(i, choice.nats(i), () -> read(Beginning.Rest.of(parts, after), at));
        }
      }

      @Override
      public void draw(Draw draw) {
        Set<Row> leftOut = draw.leftOut(scene);
        for (Row row : draw.role().table().rows()) {
          String surface = draw.surface(row);
          if (!leftOut.contains(row) && text.startsWith(surface, at)) {
            scene.bind(draw.role(), row);
            step(row.index(), draw.nats(row, leftOut), () -> read(after, at + surface.length()));
            scene.release(draw.role());
          }
        }
      }
    }
  }
}
