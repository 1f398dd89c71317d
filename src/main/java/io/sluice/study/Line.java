package io.sluice.study;

import io.sluice.notation.Quoted;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of what a study compares: a notation, or one in which factors stand in braces, as in
 * {@code gated(dyn({base}))}.
 */
public interface Line {

  /** What somebody wrote. */
  Pattern BRACES = Pattern.compile("\\{(" + StudyFactor.NAME + ")}");

  /** The shortest notation, or what was written. */
  String text();

  /** The factors that stand in it, each once. */
  default List<String> names() {
    return BRACES.matcher(text()).results().map(match -> match.group(1)).distinct().toList();
  }

  /** The notation with values in place of names. */
  default String with(Map<String, String> settings) {
    // Without quoting, a dollar in a value would name a group.
    return BRACES.matcher(text()).replaceAll(match -> quoted(settings, match));
  }

  private static String quoted(Map<String, String> settings, MatchResult match) {
    return Matcher.quoteReplacement(settings.get(match.group(1)));
  }

  /**
   * What a line keeps of a text.
   *
   * @param text somebody's
   * @param shortest the shortest notation of what has no braces, or a refusal
   * @return that, or the text with its braces
   * @throws IllegalArgumentException if it is neither, with the legal names and the nearest
   */
  static String checked(String text, UnaryOperator<String> shortest) {
    String rest = BRACES.matcher(text).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      throw new IllegalArgumentException(
          Quoted.of(text) + ": braces hold the name of a factor, as in dyn({base})");
    }
    return rest.equals(text) ? shortest.apply(text) : text.strip();
  }
}
