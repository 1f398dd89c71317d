package io.sluice.cli;

import io.sluice.experiment.Paragraph;
import io.sluice.notation.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms and what is said of each: beside it, or below it where the terms would take more than half
 * of a line or leave too little of it.
 */
final class Definitions {

  private static final String GAP = "  ";

  /** The columns below which sentences beside a term are hard to read. */
  private static final int LEAST = 30;

  private final String indent;
  private final List<Definition> all = new ArrayList<>();

  /** Both may be somebody else's, and stay on their lines. */
  private record Definition(String term, List<String> sentences) {
    Definition {
      term = Printable.line(term);
      sentences = sentences.stream().map(Printable::line).toList();
    }
  }

  /** None yet; every term is indented by this. */
  Definitions(String indent) {
    this.indent = indent;
  }

  /** Adds a term; each sentence begins a line. */
  void add(String term, List<String> sentences) {
    all.add(new Definition(term, sentences));
  }

  /** As lines of at most so many columns, cut between words. */
  List<String> lines(int columns) {
    int term = all.stream().mapToInt(each -> each.term().length()).max().orElse(0);
    int beside = indent.length() + term + GAP.length();
    List<String> lines = new ArrayList<>();
    boolean isBeside = beside <= columns / 2 && columns - beside >= LEAST;
    for (Definition definition : all) {
      // Where there are several sentences one sees where each begins.
      String further = definition.sentences().size() > 1 ? GAP : "";
      if (isBeside) {
        String label = indent + Text.of("%-" + (term + GAP.length()) + "s", definition.term());
        for (String sentence : definition.sentences()) {
          lines.addAll(Paragraph.lines(label + sentence, " ".repeat(beside) + further, columns));
          label = " ".repeat(beside);
        }
      } else {
        lines.addAll(Paragraph.lines(indent + definition.term(), indent + GAP, columns));
        String below = indent + GAP + GAP;
        for (String sentence : definition.sentences()) {
          lines.addAll(Paragraph.lines(below + sentence, below + further, columns));
        }
      }
    }
    return lines;
  }

  /** Prints them as a result. */
  void print(Invocation invocation) {
    int columns = invocation.terminal().outWidth().columns().orElse(Integer.MAX_VALUE);
    lines(columns).forEach(invocation.out()::println);
  }
}
