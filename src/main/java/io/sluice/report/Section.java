package io.sluice.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report that not every study has.
 *
 * @param heading a word
 * @param tables its numbers
 * @param notes what they mean, in sentences
 */
record Section(String heading, List<Table> tables, List<String> notes) {

  private static final String INDENT = "  ";

  /** The sections of a report, in order. */
  static List<Section> of(Comparison numbers) {
    List<Section> sections = new ArrayList<>();
    numbers.factors().ifPresent(ablation -> sections.add(FactorTables.section(numbers, ablation)));
    GapTable.section(numbers).ifPresent(sections::add);
    numbers.sites().ifPresent(sites -> sections.add(SiteTable.section(sites)));
    numbers.overhead().ifPresent(overhead -> sections.add(overhead.section()));
    return sections;
  }

  List<String> markdown() {
    List<String> lines = new ArrayList<>(List.of("## " + heading, ""));
    for (Table table : tables) {
      lines.addAll(table.markdown());
      lines.add("");
    }
    notes.forEach(note -> lines.add("- " + note));
    lines.add("");
    return lines;
  }

  /** For a terminal; a table that it is too narrow for becomes a list. */
  List<String> text(int columns) {
    List<String> lines = new ArrayList<>(List.of(heading, ""));
    for (Table table : tables) {
      if (table.width() <= columns) {
        lines.addAll(table.text());
      } else {
        table
            .sentences()
            .forEach(row -> lines.addAll(Paragraph.lines(INDENT + row, INDENT.repeat(2), columns)));
      }
      lines.add("");
    }
    notes.forEach(note -> lines.addAll(Paragraph.lines(note, INDENT, columns)));
    lines.add("");
    return lines;
  }
}
