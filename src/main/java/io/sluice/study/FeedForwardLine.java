package io.sluice.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Quoted;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code feed_forward}: a variant, or a notation in which factors stand in braces, as
 * in {@code gated(dyn({base}))}.
 *
 * @param text the variant's shortest notation, or what was written
 */
public record FeedForwardLine(@JsonValue String text) {

  private static final Pattern BRACES = Pattern.compile("\\{(" + StudyFactor.NAME + ")}");

  /** Refuses what is neither, with the legal names and the nearest. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FeedForwardLine {
    String rest = BRACES.matcher(text).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      throw new IllegalArgumentException(
          Quoted.of(text) + ": braces hold the name of a factor, as in gated(dyn({base}))");
    }
    text = rest.equals(text) ? FeedForward.of(text).notation() : text.strip();
  }

  static FeedForwardLine of(FeedForward variant) {
    return new FeedForwardLine(variant.notation());
  }

  /** The factors that stand in it, each once. */
  List<String> names() {
    return BRACES.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }

  /** The notation with values in place of names. */
  String with(Map<String, String> settings) {
    // Without quoting, a dollar in a value would name a group.
    return BRACES.matcher(text).replaceAll(match -> quoted(settings, match));
  }

  private static String quoted(Map<String, String> settings, MatchResult match) {
    return Matcher.quoteReplacement(settings.get(match.group(1)));
  }
}
