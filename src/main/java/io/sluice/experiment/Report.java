package io.sluice.experiment;

import io.sluice.picture.Picture;
import io.sluice.run.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A study's results for people: the same numbers as text, as Markdown and as data.
 *
 * @param name the study's
 * @param question what it was to answer
 * @param answer the same in one line, made of the numbers
 * @param cost how many runs, and how long they trained
 * @param sections in order, of the parts that apply
 * @param tooWide half the width of an interval that calls for another seed, see {@link
 *     Analysis#tooWide}
 * @param source where the numbers come from, as a last sentence
 */
public record Report(
    String name,
    Optional<String> question,
    String answer,
    String cost,
    List<Section> sections,
    OptionalDouble tooWide,
    String source) {
  /** The file's name in the folder of a study. */
  public static final String NAME = "report.md";

  /**
   * What a program wants to know of a plan.
   *
   * @param compared the factor whose levels are compared
   * @param baseline the level of it that the others are compared with
   * @param trials the runs of each arm
   * @param marks the checkpoints at which arms are compared
   * @param runs how many are there
   * @param plannedRuns how many the study asks for
   */
  private record Summary(
      String compared,
      String baseline,
      List<Trial> trials,
      List<Long> marks,
      int runs,
      int plannedRuns) {}

  /**
   * Makes the parts of a report.
   *
   * @param analysis the study's numbers
   * @param parts in order
   * @param command what makes the results again: {@code ./sluice compare}
   * @return the report
   */
  public static Report of(Analysis analysis, List<ReportPart> parts, String command) {
    Plan plan = analysis.plan();
    Section summary =
        Section.ofNotes(List.of())
            .with(
                "plan",
                new Summary(
                    plan.compared(),
                    plan.baseline(),
                    plan.trials(),
                    plan.marks(),
                    analysis.runs(),
                    plan.runs()));
    return new Report(
        plan.name(),
        plan.question(),
        Answer.of(analysis),
        Answer.cost(analysis),
        Stream.concat(
                Stream.of(summary), parts.stream().flatMap(part -> part.of(analysis).stream()))
            .map(section -> section.ofArms(plan.comparedLevels()))
            .map(section -> Picture.obstacle().isPresent() ? section.withoutPictures() : section)
            .toList(),
        analysis.tooWide(),
        "The plan is in `study.yaml`, every measurement in `results.csv`; `%s eval/%s/study.yaml` makes them again."
            .formatted(command, plan.name()));
  }

  /**
   * The report for a terminal.
   *
   * @param columns the terminal's width
   * @return lines, each ended
   */
  public String text(int columns) {
    String title = name + question.map(words -> ": " + words).orElse("");
    List<String> lines = new ArrayList<>(Paragraph.lines(title, "", columns));
    lines.add("");
    sections.forEach(section -> lines.addAll(section.text(columns)));
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  /**
   * {@code report.md}.
   *
   * @return Markdown that reads well as plain text
   */
  public String markdown() {
    List<String> lines = new ArrayList<>(List.of("# " + name, ""));
    question.ifPresent(words -> lines.addAll(List.of(words, "")));
    sections.forEach(section -> lines.addAll(section.markdown()));
    lines.add(source);
    return String.join("\n", lines) + "\n";
  }

  /**
   * The numbers.
   *
   * @return what {@code --json} prints
   */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("study", name);
    question.ifPresent(words -> data.put("question", words));
    data.put("answer", answer);
    data.put("cost", cost);
    sections.forEach(section -> data.putAll(section.data()));
    return data;
  }

  /**
   * Writes {@code report.md}, its pictures as PNG and as SVG, and the files of its parts, each
   * atomically.
   *
   * @param folder the study's folder
   */
  public void write(Path folder) {
    sections.forEach(
        section -> section.files().forEach((file, writer) -> writer.accept(folder.resolve(file))));
    pictures().forEach((file, picture) -> picture.write(folder.resolve(file)));
    AtomicFile.write(folder.resolve(NAME), markdown());
  }

  /** By the names of their files. */
  public Map<String, Picture> pictures() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    sections.forEach(section -> pictures.putAll(section.pictures()));
    return pictures;
  }
}
