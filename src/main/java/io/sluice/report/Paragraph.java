package io.sluice.report;

import java.util.ArrayList;
import java.util.List;

/** Sentences in lines. */
final class Paragraph {

  private static final String JOIN = "\u00A0";

  private Paragraph() {}

  /** Lines of at most so many columns, cut between words; all but the first are indented. */
  static List<String> lines(String sentence, String indent, int columns) {
    // A number stays with its sign.
    String text = sentence.replace("n = ", "n" + JOIN + "=" + JOIN).replace(" %", JOIN + "%");
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf(' ', start + 1);
      String word = text.substring(start, end < 0 ? text.length() : end);
      if (!line.toString().isBlank() && line.length() + word.length() > columns) {
        wrapped.add(line.toString());
        line.setLength(0);
        line.append(indent).append(word.stripLeading());
      } else {
        line.append(word);
      }
      start += word.length();
    }
    wrapped.add(line.toString());
    return wrapped.stream().map(each -> each.replace(JOIN, " ")).toList();
  }
}
