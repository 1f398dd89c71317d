package io.sluice.run;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values after RFC 4180, with line feeds, read strictly. */
final class CsvText {
  private final String text;
  private final String origin;
  private int at;
  private int line = 1;

  private CsvText(String text, String origin) {
    this.text = text;
    this.origin = origin;
  }

  /** One record: its cells and the line that it begins on, from 1. */
  record Line(int number, List<String> cells) {}

  /**
   * Splits text into records.
   *
   * @param origin what a refusal calls the text
   * @throws IllegalArgumentException with the line of a misplaced quote or of a torn end
   */
  static List<Line> read(String text, String origin) {
    return new CsvText(text, origin).lines();
  }

  /** One record as text, without its line feed. */
  static String line(List<String> cells) {
    return String.join(",", cells.stream().map(CsvText::quoted).toList());
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    while (at < text.length()) {
      int number = line;
      List<String> cells = new ArrayList<>();
      cells.add(cell());
      while (at < text.length() && text.charAt(at) == ',') {
        at++;
        cells.add(cell());
      }
      endOfLine();
      lines.add(new Line(number, cells));
    }
    return lines;
  }

  private void endOfLine() {
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (text.startsWith("\n", at)) {
      at++;
    } else if (at == text.length()) {
      throw refused("the line has no end: is the file cut off?");
    } else {
      throw refused("text follows a closing quote");
    }
    line++;
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quotedCell();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw refused("a quote stands inside a cell that does not begin with one");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quotedCell() {
    StringBuilder cell = new StringBuilder();
    int begun = line;
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && text.startsWith("\"\"", at)) {
        at++;
      } else if (c == '"') {
        at++;
        return cell.toString();
      } else if (c == '\n') {
        line++;
      }
      cell.append(c);
    }
    line = begun;
    throw refused("a quote is not closed: is the file cut off?");
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(origin + ":" + line + ": " + what);
  }
}
