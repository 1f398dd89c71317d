package io.sluice.report;

import static io.sluice.report.Numbers.nats;

import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal: a table, or a list where it is too narrow for one. */
final class TerminalText {

  private final Comparison numbers;
  private final int columns;
  private final ComparisonTable cells;
  private final List<String> lines = new ArrayList<>();

  TerminalText(Comparison numbers, int columns) {
    this.numbers = numbers;
    this.columns = columns;
    cells = new ComparisonTable(numbers);
  }

  String text() {
    String title = numbers.study() + numbers.question().map(text -> ": " + text).orElse("");
    lines.addAll(wrapped(title, ""));
    lines.add("");
    Table table = withoutMark(cells.table());
    if (table.width() <= columns) {
      table(table);
    } else {
      list();
    }
    lines.add("");
    numbers.conclusions().forEach(sentence -> lines.addAll(wrapped(sentence, "  ")));
    lines.add("");
    Section.of(numbers).forEach(section -> lines.addAll(section.text(columns)));
    for (Facts.Fact fact : Facts.of(numbers)) {
      lines.addAll(wrapped(fact.subject() + ": " + fact.text(), "  "));
    }
    lines.addAll(
        wrapped(
            "loss: mean over seeds in nats a token; perplexity: exp(mean loss); spread: standard deviation over seeds;"
                + " intervals: paired by seed, Student's t",
            "  "));
    return String.join("\n", lines) + "\n";
  }

  /** The mark stands above its rows, which keeps the table within 100 columns. */
  private static Table withoutMark(Table table) {
    return new Table(
        table.columns().subList(1, table.columns().size()),
        table.rows().stream().map(row -> row.subList(1, row.size())).toList());
  }

  private void table(Table table) {
    List<String> rows = table.text();
    lines.add(rows.get(0));
    int next = 1;
    for (long mark : cells.marks()) {
      lines.add(heading(mark));
      for (Comparison.Variant variant : numbers.variants()) {
        if (ComparisonTable.at(variant, mark).isPresent()) {
          lines.add(rows.get(next));
          next++;
        }
      }
      lines.addAll(cells.divergences(mark));
    }
  }

  private void list() {
    for (long mark : cells.marks()) {
      lines.add(heading(mark));
      for (Comparison.Variant variant : numbers.variants()) {
        ComparisonTable.at(variant, mark).ifPresent(measured -> item(variant, measured));
      }
      cells.divergences(mark).forEach(note -> lines.addAll(wrapped("  " + note, "    ")));
    }
  }

  private void item(Comparison.Variant variant, Comparison.Mark measured) {
    lines.addAll(
        wrapped(
            "  %s, %s parameters: %s"
                .formatted(
                    variant.variant(),
                    Numbers.count(variant.parameters()),
                    cells.verdict(variant, measured)),
            "    "));
    measured
        .loss()
        .ifPresent(
            loss ->
                lines.addAll(
                    wrapped(
                        "    loss %s%s, perplexity %s, n = %d"
                            .formatted(
                                nats(loss.meanNats()),
                                loss.standardDeviation().isPresent()
                                    ? ", spread " + nats(loss.standardDeviation())
                                    : "",
                                Numbers.perplexity(loss.perplexity()),
                                measured.n()),
                        "    ")));
    measured
        .difference()
        .ifPresent(
            difference ->
                lines.addAll(
                    wrapped(
                        "    vs %s %s%s"
                            .formatted(
                                numbers.baseline(),
                                nats(difference.meanNats()),
                                difference
                                    .interval()
                                    .map(i -> ", 95 % interval " + ComparisonTable.words(i))
                                    .orElse("")),
                        "    ")));
  }

  private String heading(long mark) {
    Comparison.Mark any =
        numbers.variants().stream()
            .flatMap(variant -> ComparisonTable.at(variant, mark).stream())
            .findFirst()
            .orElseThrow();
    return "after %s, %s"
        .formatted(Numbers.count(mark, "step"), Numbers.count(any.trainingTokens(), "token"));
  }

  private List<String> wrapped(String sentence, String indent) {
    return Paragraph.lines(sentence, indent, columns);
  }
}
