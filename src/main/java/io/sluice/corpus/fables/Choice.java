package io.sluice.corpus.fables;

import java.util.List;

/** A weighted choice between alternatives: a rule of the grammar, or a choice on the spot. */
final class Choice implements GrammarSymbol {

  /**
   * One alternative.
   *
   * @param weight how often it is taken, relative to the others
   * @param parts what it consists of
   */
  record Alternative(int weight, List<GrammarSymbol> parts) {}

  private final String name;
  private final List<Alternative> alternatives;
  private final int total;
  private final double[] nats;

  /**
   * A choice; the name is for messages.
   *
   * @throws IllegalArgumentException if an alternative is there twice
   */
  Choice(String name, List<Alternative> alternatives) {
    if (alternatives.stream().map(Alternative::parts).distinct().count() < alternatives.size()) {
      throw new IllegalArgumentException("twice the same alternative in " + name);
    }
    this.name = name;
    this.alternatives = List.copyOf(alternatives);
    this.total = alternatives.stream().mapToInt(Alternative::weight).sum();
    // The logarithm of the quotient rather than a difference: a sole alternative costs exactly 0.
    this.nats =
        alternatives.stream()
            .mapToDouble(each -> StrictMath.log((double) total / each.weight()))
            .toArray();
  }

  List<Alternative> alternatives() {
    return alternatives;
  }

  int total() {
    return total;
  }

  /** The negative log-probability of an alternative. */
  double nats(int alternative) {
    return nats[alternative];
  }

  @Override
  public void accept(Visitor visitor) {
    visitor.choice(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
