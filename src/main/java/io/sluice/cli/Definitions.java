package io.sluice.cli;

import io.sluice.report.Paragraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms and what is said of each: beside it, or below it where the terms would take more than half
 * of a line.
 */
final class Definitions {

  private static final String GAP = "  ";

  private final String indent;
  private final List<Definition> all = new ArrayList<>();

  private record Definition(String term, List<String> sentences) {}

  /** None yet; every term is indented by this. */
  Definitions(String indent) {
    this.indent = indent;
  }

  /** Adds a term; each sentence begins a line. */
  void add(String term, List<String> sentences) {
    all.add(new Definition(term, List.copyOf(sentences)));
  }

  /** As lines of at most so many columns, cut between words. */
  List<String> lines(int columns) {
    int term = all.stream().mapToInt(each -> each.term().length()).max().orElse(0);
    int beside = indent.length() + term + GAP.length();
    List<String> lines = new ArrayList<>();
    for (Definition definition : all) {
      if (beside <= columns / 2) {
        String label = indent + Text.of("%-" + (term + GAP.length()) + "s", definition.term());
        for (String sentence : definition.sentences()) {
          lines.addAll(Paragraph.lines(label + sentence, " ".repeat(beside), columns));
          label = " ".repeat(beside);
        }
      } else {
        lines.addAll(Paragraph.lines(indent + definition.term(), indent + GAP, columns));
        String below = indent + GAP + GAP;
        definition
            .sentences()
            .forEach(sentence -> lines.addAll(Paragraph.lines(below + sentence, below, columns)));
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
