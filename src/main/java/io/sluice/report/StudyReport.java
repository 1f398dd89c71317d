package io.sluice.report;

import io.sluice.run.AtomicFile;
import io.sluice.run.FactorsFile;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import java.nio.file.Path;
import java.util.List;

/** A study's results for people: the same numbers as text, as Markdown and as data. */
public final class StudyReport {

  /** The file's name in the folder of a study. */
  public static final String NAME = "report.md";

  private final Comparison comparison;

  private StudyReport(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Computes the report.
   *
   * @param question what was to be compared
   * @param rows the study's rows, of {@code results.csv}; some may be missing
   * @return the report
   * @throws IllegalArgumentException if there are no rows, or some do not belong to the question or
   *     to one another
   */
  public static StudyReport of(Question question, List<ResultRow> rows) {
    return new StudyReport(new Measurements(question, rows).comparison());
  }

  /**
   * The report with what the variants cost.
   *
   * @param rows the study's rows of {@code overhead.csv}
   * @return a report with one more section
   * @throws IllegalArgumentException if the rows do not belong to the study or to one another
   */
  public StudyReport withOverhead(List<OverheadRow> rows) {
    return new StudyReport(comparison.withOverhead(Overhead.of(comparison.baseline(), rows)));
  }

  /**
   * The report for a terminal.
   *
   * @param columns the terminal's width; 100 fit a table of usual names, fewer give a list
   * @return lines, each ended
   */
  public String text(int columns) {
    return new TerminalText(comparison, columns).text();
  }

  /**
   * {@code report.md}.
   *
   * @return Markdown that reads well as plain text
   */
  public String markdown() {
    return new MarkdownText(comparison).text();
  }

  /**
   * The numbers.
   *
   * @return a record for {@code --json}
   */
  public Comparison comparison() {
    return comparison;
  }

  /**
   * Writes {@code report.md} and, if the study crosses factors, {@code factors.csv}, each
   * atomically.
   *
   * @param folder the study's folder
   */
  public void write(Path folder) {
    comparison
        .factors()
        .ifPresent(
            ablation -> FactorsFile.write(folder.resolve(FactorsFile.NAME), ablation.rows()));
    AtomicFile.write(folder.resolve(NAME), markdown());
  }
}
