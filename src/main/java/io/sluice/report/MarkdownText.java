package io.sluice.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A comparison as {@code report.md}. */
final class MarkdownText {

  private final Comparison numbers;
  private final Collection<String> pictures;

  /** With pictures by the names of their files. */
  MarkdownText(Comparison numbers, Collection<String> pictures) {
    this.numbers = numbers;
    this.pictures = pictures;
  }

  String text() {
    ComparisonTable cells = new ComparisonTable(numbers);
    List<String> lines = new ArrayList<>();
    lines.add("# " + numbers.study());
    lines.add("");
    numbers
        .question()
        .ifPresent(
            question -> {
              lines.add(question);
              lines.add("");
            });
    numbers.conclusions().forEach(sentence -> lines.add("- " + sentence));
    lines.add("");
    lines.add("## Results");
    lines.add("");
    lines.addAll(cells.table().markdown());
    lines.add("");
    List<String> notes =
        cells.marks().stream()
            .flatMap(
                mark ->
                    cells.divergences(mark).stream()
                        .map(note -> "- " + note + ", so it has no loss at " + mark))
            .toList();
    if (!notes.isEmpty()) {
      lines.addAll(notes);
      lines.add("");
    }
    lines.add(
        "Loss is the mean over seeds of the validation loss in nats a token, perplexity the"
            + " exponential of that mean, spread the standard deviation of the loss over seeds."
            + " The difference to "
            + numbers.baseline()
            + " is taken seed by seed; its interval is Student's t.");
    lines.add("");
    Section.of(numbers).forEach(section -> lines.addAll(section.markdown()));
    for (String picture : pictures) {
      lines.add("![%s](%s)".formatted(picture.replace(".png", ""), picture));
      lines.add("");
    }
    lines.add("## Conditions");
    lines.add("");
    Facts.of(numbers).forEach(fact -> lines.add("- " + fact.subject() + ": " + fact.text()));
    lines.add("");
    lines.add(
        "The plan is in `study.yaml`, every measurement in `results.csv`;"
            + " `./sluice compare eval/"
            + numbers.study()
            + "/study.yaml` makes them again.");
    return String.join("\n", lines) + "\n";
  }
}
