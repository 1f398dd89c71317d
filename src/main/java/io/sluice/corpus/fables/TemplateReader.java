package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cursor over the text of one alternative of a grammar. */
final class TemplateReader {

  private static final Pattern WEIGHT = Pattern.compile("([1-9][0-9]{0,3}):");

  private final String text;
  private final Function<String, Choice> rules;
  private final PlaceholderReader placeholders;
  private int at;

  TemplateReader(String text, Function<String, Choice> rules, PlaceholderReader placeholders) {
    this.text = text;
    this.rules = rules;
    this.placeholders = placeholders;
  }

  /**
   * Reads the whole text.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  List<GrammarSymbol> read() {
    return parts("");
  }

  /** Reads up to one of the characters of {@code ends}, or to the end of the text. */
  private List<GrammarSymbol> parts(String ends) {
    List<GrammarSymbol> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      if ("<({".indexOf(c) < 0) {
        literal.append(c == '\\' ? escaped() : c);
        continue;
      }
      flush(literal, parts);
      parts.add(
          switch (c) {
            case '<' -> rules.apply(upTo('>'));
            case '(' -> onTheSpot();
            default -> placeholder(upTo('}'));
          });
    }
    flush(literal, parts);
    return List.copyOf(parts);
  }

  private Choice onTheSpot() {
    int from = at;
    List<Choice.Alternative> alternatives = new ArrayList<>();
    do {
      Matcher weight = WEIGHT.matcher(text).region(at, text.length());
      boolean weighted = weight.lookingAt();
      at = weighted ? weight.end() : at;
      List<GrammarSymbol> parts = parts("|)");
      if (at == text.length()) {
        throw new IllegalArgumentException("a bracket is never closed in: " + text);
      }
      alternatives.add(
          new Choice.Alternative(weighted ? Integer.parseInt(weight.group(1)) : 1, parts));
    } while (text.charAt(at++) == '|');
    return new Choice("(" + text.substring(from, at), alternatives);
  }

  private GrammarSymbol placeholder(String inside) {
    try {
      return placeholders.read(inside);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", in the alternative: " + text, e);
    }
  }

  private char escaped() {
    if (at == text.length() || text.charAt(at++) != 'n') {
      throw new IllegalArgumentException("a backslash must be followed by n in: " + text);
    }
    return '\n';
  }

  private String upTo(char end) {
    int found = text.indexOf(end, at);
    if (found < 0) {
      throw new IllegalArgumentException("a " + end + " is missing in: " + text);
    }
    String inside = text.substring(at, found);
    at = found + 1;
    return inside;
  }

  private void flush(StringBuilder literal, List<GrammarSymbol> parts) {
    if (literal.length() > 0) {
      parts.add(new Wording.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
