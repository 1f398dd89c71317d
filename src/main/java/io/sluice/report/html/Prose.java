package io.sluice.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sentences with words between backticks, as reports have them in Markdown. */
final class Prose {

  private Prose() {}

  /** Alternating words and code, each with an empty list for what it is not. */
  static List<Map<String, Object>> parts(String sentence) {
    List<Map<String, Object>> parts = new ArrayList<>();
    String[] cut = sentence.split("`", -1);
    if (cut.length % 2 == 0) {
      cut = new String[] {sentence}; // a backtick of its own
    }
    for (int i = 0; i < cut.length; i++) {
      List<String> here = List.of(cut[i]);
      boolean code = i % 2 == 1;
      parts.add(Map.of("code", code ? here : List.of(), "words", code ? List.of() : here));
    }
    return parts;
  }
}
