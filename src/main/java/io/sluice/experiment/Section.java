package io.sluice.experiment;

import io.sluice.picture.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a part adds to a report.
 *
 * @param heading a word; none where what stands above speaks for it
 * @param tables its numbers
 * @param notes what they mean, in sentences
 * @param pictures by the names of their files
 * @param data the same numbers for programs, by a name of theirs
 * @param files what is written beside the report, by name, with what writes it
 */
public record Section(
    Optional<String> heading,
    List<ReportTable> tables,
    List<String> notes,
    Map<String, Picture> pictures,
    Map<String, Object> data,
    Map<String, Consumer<Path>> files) {

  /** Tables and what they mean. */
  public static Section of(String heading, List<ReportTable> tables, List<String> notes) {
    return new Section(Optional.of(heading), tables, notes, Map.of(), Map.of(), Map.of());
  }

  /** Sentences alone. */
  public static Section ofNotes(List<String> notes) {
    return new Section(Optional.empty(), List.of(), notes, Map.of(), Map.of(), Map.of());
  }

  /** A picture alone. */
  public static Section of(String name, Picture picture) {
    return new Section(
        Optional.empty(), List.of(), List.of(), Map.of(name, picture), Map.of(), Map.of());
  }

  /** The same with numbers for programs. */
  public Section with(String name, Object numbers) {
    return new Section(heading, tables, notes, pictures, Map.of(name, numbers), files);
  }

  /** The same with a file beside the report. */
  public Section writing(String name, Consumer<Path> writer) {
    return new Section(heading, tables, notes, pictures, data, Map.of(name, writer));
  }

  /** The same with one colour for an arm in all pictures of a report. */
  Section ofArms(List<String> arms) {
    Map<String, Picture> coloured = new LinkedHashMap<>();
    pictures.forEach((name, picture) -> coloured.put(name, picture.ofArms(arms)));
    return new Section(heading, tables, notes, coloured, data, files);
  }

  /** For a Java that has no letters to draw with: tables need no pictures. */
  Section withoutPictures() {
    return new Section(heading, tables, notes, Map.of(), data, files);
  }

  /** With pictures by the names of their files. */
  List<String> markdown() {
    List<String> lines = new ArrayList<>();
    heading.ifPresent(words -> lines.addAll(List.of("## " + words, "")));
    for (ReportTable table : tables) {
      lines.addAll(table.markdown());
      lines.add("");
    }
    if (!notes.isEmpty() || heading.isPresent()) {
      notes.forEach(note -> lines.add("- " + note));
      lines.add("");
    }
    for (String picture : pictures.keySet()) {
      lines.addAll(List.of("![%s](%s)".formatted(picture.replace(".png", ""), picture), ""));
    }
    return lines;
  }

  /**
   * For a terminal, which shows no pictures.
   *
   * @param columns the terminal's width
   * @return lines
   */
  public List<String> text(int columns) {
    List<String> lines = new ArrayList<>();
    heading.ifPresent(words -> lines.addAll(List.of(words, "")));
    for (ReportTable table : tables) {
      lines.addAll(table.text(columns));
      lines.add("");
    }
    notes.forEach(note -> lines.addAll(Paragraph.lines(note, "  ", columns)));
    if (!notes.isEmpty()) {
      lines.add("");
    }
    return lines;
  }
}
