package io.sluice.report;

import io.sluice.picture.Picture;
import io.sluice.run.AtomicFile;
import io.sluice.run.MlpRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A study of small networks for people: the same numbers as text, as Markdown and as data. */
public final class MlpReport {

  private final MlpComparison comparison;

  private MlpReport(MlpComparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Computes the report.
   *
   * @param question what was to be compared
   * @param rows the study's rows of {@code results.csv}; whole runs may be missing
   * @return the report
   * @throws IllegalArgumentException if there are no rows, or some do not belong to the question or
   *     to one another
   */
  public static MlpReport of(MlpQuestion question, List<MlpRow> rows) {
    return new MlpReport(new MlpMeasurements(question, rows).comparison());
  }

  /**
   * The numbers.
   *
   * @return a record for {@code --json}
   */
  public MlpComparison comparison() {
    return comparison;
  }

  private List<Section> sections() {
    MlpTables tables = new MlpTables(comparison);
    return List.of(tables.results(), tables.standings(), MlpCostTable.section(comparison));
  }

  /**
   * The report for a terminal.
   *
   * @param columns the terminal's width
   * @return lines, each ended
   */
  public String text(int columns) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Paragraph.lines(
            comparison.study() + comparison.question().map(text -> ": " + text).orElse(""),
            "",
            columns));
    lines.add("");
    sections().forEach(section -> lines.addAll(section.text(columns)));
    MlpFacts facts = new MlpFacts(comparison);
    lines.addAll(facts.data().text(columns));
    facts.sentences().forEach(fact -> lines.addAll(Paragraph.lines(fact, "  ", columns)));
    return String.join("\n", lines) + "\n";
  }

  /**
   * {@code report.md}.
   *
   * @return Markdown that reads well as plain text
   */
  public String markdown() {
    List<String> lines = new ArrayList<>(List.of("# " + comparison.study(), ""));
    comparison.question().ifPresent(question -> lines.addAll(List.of(question, "")));
    sections().forEach(section -> lines.addAll(section.markdown()));
    for (String picture : pictures().keySet()) {
      lines.add("![%s](%s)".formatted(picture.replace(".png", ""), picture));
      lines.add("");
    }
    MlpFacts facts = new MlpFacts(comparison);
    lines.addAll(facts.data().markdown());
    lines.add("## Conditions");
    lines.add("");
    facts.sentences().forEach(fact -> lines.add("- " + fact));
    lines.add("");
    lines.add(
        "The plan is in `study.yaml`, every measurement in `results.csv`; `./sluice mlp compare"
            + " eval/"
            + comparison.study()
            + "/study.yaml` makes them again.");
    return String.join("\n", lines) + "\n";
  }

  /**
   * Writes {@code report.md} and its pictures, each atomically.
   *
   * @param folder the study's folder
   */
  public void write(Path folder) {
    pictures().forEach((name, figure) -> figure.write(folder.resolve(name)));
    AtomicFile.write(folder.resolve(StudyReport.NAME), markdown());
  }

  /** None where this Java has no letters to draw with: tables need no pictures. */
  private Map<String, Picture> pictures() {
    return Picture.obstacle().isPresent() ? Map.of() : new MlpPictures(comparison).pictures();
  }
}
