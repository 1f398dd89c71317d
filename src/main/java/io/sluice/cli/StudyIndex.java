package io.sluice.cli;

import io.sluice.experiment.Numbers;
import io.sluice.experiment.Report;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.run.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code eval/README.md}, a line a study. Results have no date, so the index keeps the day on which
 * it first had a study; who deletes a line has the date of the next day that it is made.
 *
 * @param evaluation the folder of all studies
 */
record StudyIndex(Path evaluation) {
  static final String NAME = "README.md";
  private static final Pattern DATED =
      Pattern.compile("^\\| \\[([^]]+)]\\(.* \\| (\\d{4}-\\d\\d-\\d\\d) \\| .*");

  /** A study with what its report says of it. */
  record Entry(KeptStudy study, Report report) {}

  /**
   * The studies with results.
   *
   * @return by name
   */
  List<KeptStudy> studies() {
    if (!Files.isDirectory(evaluation)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(evaluation)) {
      return all.sorted().map(KeptStudy::new).filter(KeptStudy::hasResults).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(evaluation + " cannot be listed: " + e.getMessage(), e);
    }
  }

  /**
   * The index.
   *
   * @param entries its lines
   * @param today for studies that it has not had yet
   * @return Markdown
   */
  String text(List<Entry> entries, String today) {
    Map<String, String> dates = dates();
    ReportTable table =
        ReportTable.of(
            entries,
            List.of(
                Column.words("study", StudyIndex::links),
                Column.words("question", each -> cell(each.report().question().orElse(""))),
                Column.words("answer", each -> cell(each.report().answer())),
                Column.words("date", each -> dates.getOrDefault(each.study().name(), today)),
                Column.words("training", each -> cell(each.report().cost()))));
    return String.join(
            "\n",
            List.of(
                "# Studies",
                "",
                "%s. An answer is what the numbers of the report say in one line; the date is when a study came into"
                        .formatted(Numbers.count(entries.size(), "question"))
                    + " this list, which `./sluice report --all` makes with all reports.",
                "",
                String.join("\n", table.markdown())))
        + "\n";
  }

  /** The report, and what somebody has written beside it. */
  private static String links(Entry entry) {
    String name = entry.study().name();
    String link = "[%s](%s/%s)".formatted(name, name, Report.NAME);
    return Files.exists(entry.study().folder().resolve(NAME))
        ? "%s, [notes](%s/%s)".formatted(link, name, NAME)
        : link;
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("\n", " ");
  }

  private Map<String, String> dates() {
    Map<String, String> dates = new HashMap<>();
    Path file = evaluation.resolve(NAME);
    if (Files.exists(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          Matcher dated = DATED.matcher(line);
          if (dated.matches()) {
            dates.put(dated.group(1), dated.group(2));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
      }
    }
    return dates;
  }

  void write(List<Entry> entries, String today) {
    AtomicFile.write(evaluation.resolve(NAME), text(entries, today));
  }
}
