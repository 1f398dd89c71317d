package io.sluice.experiment;

import java.util.ArrayList;
import java.util.List;

/** Sentences in lines. */
public final class Paragraph {

  private static final String JOIN = "\u00A0";

  private Paragraph() {}

  /**
   * Lines of at most so many columns, cut between words. A word that is longer than a line is cut
   * behind a comma, or else stays whole: it may be a path that somebody copies.
   *
   * @param sentence what is cut; its own line feeds stay
   * @param indent before all lines but the first; less where a word fits only so
   * @param columns the most letters of a line
   * @return at least one line
   */
  public static List<String> lines(String sentence, String indent, int columns) {
    List<String> wrapped = new ArrayList<>();
    for (String line : sentence.split("\n", -1)) {
      wrapped.addAll(line(line, indent, columns));
    }
    return wrapped;
  }

  private static List<String> line(String sentence, String indent, int columns) {
    // A number stays with its sign.
    String text = sentence.replace("n = ", "n" + JOIN + "=" + JOIN).replace(" %", JOIN + "%");
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf(' ', start + 1);
      String word = text.substring(start, end < 0 ? text.length() : end);
      if (word.length() > columns) {
        // A list without spaces.
        int comma = text.lastIndexOf(',', start + columns - 1 - indent.length());
        word = comma > start ? text.substring(start, comma + 1) : word;
      }
      if (!line.toString().isBlank() && line.length() + word.length() > columns) {
        wrapped.add(line.toString());
        line.setLength(0);
        String bare = word.stripLeading();
        int room = Math.max(0, Math.min(indent.length(), columns - bare.length()));
        line.append(indent, 0, room).append(bare);
      } else {
        line.append(word);
      }
      start += word.length();
    }
    wrapped.add(line.toString());
    return wrapped.stream().map(each -> each.replace(JOIN, " ")).toList();
  }
}
