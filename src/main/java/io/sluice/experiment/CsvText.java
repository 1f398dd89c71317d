package io.sluice.experiment;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.sluice.notation.Quoted;
import io.sluice.run.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values after RFC 4180 with a header, UTF-8, lines ended by line feeds. */
public final class CsvText {

  private CsvText() {}

  /** One line of a file: its cells and the line that it begins on, from 1. */
  record Line(long number, List<String> cells) {}

  /**
   * Rows under a header as text.
   *
   * @param header the names of the columns
   * @param rows cells, as many a row as there are columns
   * @return lines, each ended
   * @throws IllegalStateException if a row is shorter or longer
   */
  public static String of(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord(header);
      for (List<String> row : rows) {
        if (row.size() != header.size()) {
          throw new IllegalStateException(row + " under " + header);
        }
        writer.writeRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be written", e);
    }
    return text.toString();
  }

  /**
   * Reads strictly: the last line must be ended, and quotes stand where they should.
   *
   * @throws IllegalArgumentException with the file and the line of what is damaged
   * @throws UncheckedIOException if the file cannot be read
   */
  static List<Line> read(Path file) {
    String text = Json.text(file);
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(CsvRecordHandler.builder().maxFields(Integer.MAX_VALUE).build(), text)) {
      for (CsvRecord line : reader) {
        lines.add(new Line(line.getStartingLineNumber(), line.getFields()));
        line.getFields().forEach(cell -> requireQuoted(file, line, cell, text));
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "%s:%d: a quote stands where none may (%s): is the file cut off?"
              .formatted(file, lastLine(lines) + 1, Quoted.oneLine(e.getMessage())),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be read", e);
    }
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new IllegalArgumentException(
          "%s:%d: the line has no end: is the file cut off?".formatted(file, lastLine(lines)));
    }
    return lines;
  }

  private static void requireQuoted(Path file, CsvRecord line, String cell, String text) {
    if (cell.contains("\"") && !text.contains('"' + cell.replace("\"", "\"\"") + '"')) {
      throw new IllegalArgumentException(
          "%s:%d: a quote stands inside a cell that does not begin with one: restore the file"
              .formatted(file, line.getStartingLineNumber()));
    }
  }

  private static long lastLine(List<Line> lines) {
    return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number();
  }
}
