package io.sluice.corpus.fables;

import java.util.List;

/**
 * How the grammar makes one text.
 *
 * @param steps the decisions in the order of the text: the index of the alternative at a choice,
 *     the index of the row at a draw
 * @param nats the negative log-probability of the decisions, added up in that order
 */
record Derivation(List<Integer> steps, double nats) {

  Derivation {
    steps = List.copyOf(steps);
  }
}
