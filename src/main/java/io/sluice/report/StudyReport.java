package io.sluice.report;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.picture.Figure;
import io.sluice.picture.Picture;
import io.sluice.run.AtomicFile;
import io.sluice.run.FactorRow;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.SiteRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study's results for people: the same numbers as text, as Markdown and as data. */
public final class StudyReport {

  /** The file's name in the folder of a study. */
  public static final String NAME = "report.md";

  private final Question question;
  private final List<ResultRow> rows;
  private final List<SiteRow> sites;
  private final List<OverheadRow> overhead;
  private final Comparison comparison;

  private StudyReport(
      Question question, List<ResultRow> rows, List<SiteRow> sites, List<OverheadRow> overhead) {
    this.question = question;
    this.rows = List.copyOf(rows);
    this.sites = List.copyOf(sites);
    this.overhead = List.copyOf(overhead);
    comparison = new Measurements(question, rows).comparison(sites, overhead);
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
    return new StudyReport(question, rows, List.of(), List.of());
  }

  /**
   * The report with what training did to the activations.
   *
   * @param recorded the study's rows of {@code sites.csv}; none change nothing
   * @return a report with one more section
   */
  public StudyReport withSites(List<SiteRow> recorded) {
    return new StudyReport(question, rows, recorded, overhead);
  }

  /**
   * The report with what the variants cost.
   *
   * @param measured the study's rows of {@code overhead.csv}
   * @return a report with one more section
   * @throws IllegalArgumentException if the rows do not belong to the study or to one another
   */
  public StudyReport withOverhead(List<OverheadRow> measured) {
    return new StudyReport(question, rows, sites, measured);
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
   * Writes {@code report.md} and its pictures: {@code accuracy.png}, {@code factors.png} if a
   * factor's values are numbers, {@code linearity.png} if there are α and β, {@code dead-units.png}
   * if any unit died; if the study crosses factors, {@code factors.csv} too. Each is written
   * atomically.
   *
   * @param folder the study's folder
   */
  public void write(Path folder) {
    comparison
        .factors()
        .ifPresent(
            ablation ->
                new RecordCsv<>(FactorRow.class)
                    .write(folder.resolve(StudyFolder.FACTORS), ablation.rows()));
    pictures().forEach((name, figure) -> figure.write(folder.resolve(name)));
    AtomicFile.write(folder.resolve(NAME), markdown());
  }

  /** None where this Java has no letters to draw with: tables need no pictures. */
  private Map<String, Figure> pictures() {
    Map<String, Figure> pictures = new LinkedHashMap<>();
    if (Picture.obstacle().isPresent()) {
      return pictures;
    }
    FactorPicture.of(comparison).ifPresent(figure -> pictures.put(FactorPicture.NAME, figure));
    AccuracyPicture.of(comparison, rows)
        .ifPresent(figure -> pictures.put(AccuracyPicture.NAME, figure));
    comparison
        .sites()
        .map(summary -> new SitePictures(comparison.study(), summary))
        .ifPresent(drawn -> pictures.putAll(drawn.figures()));
    return pictures;
  }
}
