package io.sluice.report;

import io.sluice.picture.Figure;
import io.sluice.run.AtomicFile;
import io.sluice.run.FactorsFile;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study's results for people: the same numbers as text, as Markdown and as data. */
public final class StudyReport {

  /** The file's name in the folder of a study. */
  public static final String NAME = "report.md";

  private final Comparison comparison;
  private final List<ResultRow> rows;

  private StudyReport(Comparison comparison, List<ResultRow> rows) {
    this.comparison = comparison;
    this.rows = rows;
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
    return new StudyReport(new Measurements(question, rows).comparison(), List.copyOf(rows));
  }

  /**
   * The report with what the variants cost.
   *
   * @param overhead the study's rows of {@code overhead.csv}
   * @return a report with one more section
   * @throws IllegalArgumentException if the rows do not belong to the study or to one another
   */
  public StudyReport withOverhead(List<OverheadRow> overhead) {
    return new StudyReport(
        comparison.withOverhead(Overhead.of(comparison.baseline(), overhead)), rows);
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
    return new MarkdownText(comparison, pictures().keySet()).text();
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
   * Writes {@code report.md} and its pictures: {@code accuracy.png}, and {@code factors.png} if a
   * factor's values are numbers; if the study crosses factors, {@code factors.csv} too. Each is
   * written atomically.
   *
   * @param folder the study's folder
   */
  public void write(Path folder) {
    comparison
        .factors()
        .ifPresent(
            ablation -> FactorsFile.write(folder.resolve(FactorsFile.NAME), ablation.rows()));
    pictures().forEach((name, figure) -> figure.write(folder.resolve(name)));
    AtomicFile.write(folder.resolve(NAME), markdown());
  }

  /** None where this Java has no letters to draw with: tables need no pictures. */
  private Map<String, Figure> pictures() {
    Map<String, Figure> pictures = new LinkedHashMap<>();
    if (Figure.obstacle().isPresent()) {
      return pictures;
    }
    FactorPicture.of(comparison).ifPresent(figure -> pictures.put(FactorPicture.NAME, figure));
    AccuracyPicture.of(comparison, rows)
        .ifPresent(figure -> pictures.put(AccuracyPicture.NAME, figure));
    return pictures;
  }
}
