package io.sluice.report;

import static io.sluice.report.Numbers.nats;

import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal: a table, or a list where it is too narrow for one. */
final class TerminalText {

  private static final String JOIN = "\u00A0";

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
    return "after %s steps, %s tokens"
        .formatted(Numbers.count(mark), Numbers.count(any.trainingTokens()));
  }

  /** Lines of at most the terminal's width, cut between words. */
  private List<String> wrapped(String sentence, String indent) {
    // A number stays with its sign.
    String text = sentence.replace("n = ", "n" + JOIN + "=" + JOIN).replace(" %", JOIN + "%");
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf(' ', start + 1);
      String word = text.substring(start, end < 0 ? text.length() : end);
      if (!line.toString().isBlank() && line.length() + word.length() > columns) {
        wrapped.add(line.toString());
        line.setLength(0);
        line.append(indent).append(word.stripLeading());
      } else {
        line.append(word);
      }
      start += word.length();
    }
    wrapped.add(line.toString());
    return wrapped.stream().map(each -> each.replace(JOIN, " ")).toList();
  }
}
