package io.sluice.corpus.fables;

import java.util.List;

/** A row of a table: a character, a place, a food. Rows are equal only to themselves. */
final class Row {

  private final int index;
  private final int weight;
  private final List<String> words;
  private final Row[] references;

  Row(int index, int weight, List<String> words) {
    this.index = index;
    this.weight = weight;
    this.words = List.copyOf(words);
    this.references = new Row[words.size()];
  }

  /** Settles the row which a column refers to; done once, after all tables are there. */
  void refer(int column, Row target) {
    references[column] = target;
  }

  /** The place of this row in its table, from 0. */
  int index() {
    return index;
  }

  /** How often the row is drawn, relative to the other rows of its table. */
  int weight() {
    return weight;
  }

  String name() {
    return words.get(0);
  }

  String word(int column) {
    return words.get(column);
  }

  /** The row which a column refers to. */
  Row reference(int column) {
    Row target = references[column];
    if (target == null) {
      throw new IllegalStateException("column " + column + " of " + name() + " refers to no row");
    }
    return target;
  }

  @Override
  public String toString() {
    return name();
  }
}
