package io.sluice.report;

import io.sluice.run.ResultRow;
import java.nio.file.Path;
import java.util.List;

/** A study's results for people: the same numbers as text, as Markdown and as data. */
public final class StudyReport {

  private final Comparison comparison;

  private StudyReport(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Computes the report.
   *
   * @param question what was to be compared
   * @param rows the study's rows, of {@code results.csv}; runs may be missing
   * @return the report
   * @throws IllegalArgumentException if the rows do not belong to the question or to one another
   */
  public static StudyReport of(Question question, List<ResultRow> rows) {
    return new StudyReport(
        new Comparison(
            question.study(),
            question.text(),
            question.baseline(),
            question.seeds(),
            0,
            0,
            rows.get(0).conditions(),
            java.util.OptionalDouble.empty(),
            List.of(),
            List.of()));
  }

  /**
   * The report for a terminal.
   *
   * @param columns the terminal's width; 100 fit a table of usual names, fewer give a list
   * @return lines, each ended
   */
  public String text(int columns) {
    return "to come, " + columns + " columns wide\n";
  }

  /**
   * {@code report.md}.
   *
   * @return Markdown that reads well as plain text
   */
  public String markdown() {
    return "to come\n";
  }

  /**
   * The numbers.
   *
   * @return a record for {@code --json}
   */
  public Comparison comparison() {
    return comparison;
  }

  /** Writes {@code report.md} atomically. */
  public void write(Path folder) {
    io.sluice.run.AtomicFile.write(folder.resolve("report.md"), markdown());
  }
}
