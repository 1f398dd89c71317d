package io.sluice.corpus.huggingface;

import java.util.ArrayDeque;

/**
 * Reads an expression in the syntax of Ruby, which is the library's, as far as tokenizers use it.
 * What is unknown here is refused: back references, calls, conditions, absent groups.
 */
final class RegularExpressionReader {
  private static final int MOST_REPEATED = 1000;
  private static final int DEEPEST = 16;
  private static final String CHARACTER_CLASSES = "sSdDwWhH";
  private static final String ASSERTIONS = "bBAzZ";
  private static final String CONTROLS = "nrtfvae";

  private final String text;
  private int at;
  private int depth;

  RegularExpressionReader(String text) {
    this.text = text;
  }

  RegularExpression read() throws UnreadableExpressionException {
    RegularExpression whole = alternatives();
    if (at < text.length()) {
      throw wrong("has a ) too many");
    }
    return whole;
  }

  private RegularExpression alternatives() throws UnreadableExpressionException {
    if (++depth > DEEPEST) {
      throw wrong("has groups nested more than " + DEEPEST + " deep");
    }
    RegularExpression all = row();
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      all = all.or(row());
    }
    depth--;
    return all;
  }

  /** Parts one after the other; put together from the right, since what follows decides. */
  private RegularExpression row() throws UnreadableExpressionException {
    if (at == text.length() || text.charAt(at) == '|' || text.charAt(at) == ')') {
      return RegularExpression.NOTHING;
    }
    ArrayDeque<RegularExpression> parts = new ArrayDeque<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      parts.push(quantified(part()));
    }
    RegularExpression row = parts.pop();
    while (!parts.isEmpty()) {
      row = parts.pop().then(row);
    }
    return row;
  }

  private RegularExpression quantified(RegularExpression part)
      throws UnreadableExpressionException {
    int least;
    int most;
    boolean counted = false;
    switch (at < text.length() ? text.charAt(at) : ' ') {
      case '?' -> {
        least = 0;
        most = 1;
      }
      case '*' -> {
        least = 0;
        most = -1;
      }
      case '+' -> {
        least = 1;
        most = -1;
      }
      case '{' -> {
        counted = true;
        int comma = text.indexOf(',', at);
        int end = text.indexOf('}', at);
        if (end < 0) {
          throw wrong("has a { without its }; write \\{ for the character");
        }
        boolean range = comma >= 0 && comma < end;
        least = number(text.substring(at + 1, range ? comma : end), 0);
        most = range ? number(text.substring(comma + 1, end), -1) : least;
        if (most >= 0 && most < least) {
          throw wrong("has a repetition that ends before it begins");
        }
        at = end;
      }
      default -> {
        return part;
      }
    }
    at++;
    RegularExpression repeated = part.repeated(least, most);
    if (at < text.length() && text.charAt(at) == '?') {
      at++;
    } else if (at < text.length() && text.charAt(at) == '+' && !counted) {
      at++;
      repeated = repeated.atomic();
    }
    if (at < text.length() && "?*+{".indexOf(text.charAt(at)) >= 0) {
      throw wrong("repeats a repetition");
    }
    return repeated;
  }

  private int number(String digits, int ifAbsent) throws UnreadableExpressionException {
    if (digits.isEmpty()) {
      return ifAbsent;
    }
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong("has a { that begins no repetition; write \\{ for the character");
    }
    if (digits.length() > 4 || Integer.parseInt(digits) > MOST_REPEATED) {
      throw wrong("repeats something more than " + MOST_REPEATED + " times");
    }
    return Integer.parseInt(digits);
  }

  private RegularExpression part() throws UnreadableExpressionException {
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    return switch (point) {
      case '(' -> group();
      case '[' -> {
        characters();
        yield RegularExpression.CHARACTER;
      }
      case '\\' -> escaped();
      case '^', '$' -> RegularExpression.ASSERTION;
      case '?', '*', '+', '{' -> throw wrong("repeats nothing");
      default -> RegularExpression.CHARACTER;
    };
  }

  private RegularExpression group() throws UnreadableExpressionException {
    if (!take("?")) {
      return closed(alternatives());
    }
    if (take(":")) {
      return closed(alternatives());
    }
    if (take(">")) {
      return closed(alternatives()).atomic();
    }
    if (take("=") || take("!")) {
      return around(closed(alternatives()));
    }
    if (take("<=") || take("<!")) {
      RegularExpression behind = closed(alternatives());
      if (behind.ways() > 100) {
        throw wrong("looks back over a text without a limit");
      }
      return around(behind);
    }
    return options();
  }

  private static RegularExpression around(RegularExpression inner) {
    return new RegularExpression(0, 1, Math.max(1, inner.steps() + inner.after()), 0, false);
  }

  /** {@code (?i:...)}, or {@code (?i)} for the rest of the group it stands in. */
  private RegularExpression options() throws UnreadableExpressionException {
    while (at < text.length() && "im-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (take(":")) {
      return closed(alternatives());
    }
    if (take(")")) {
      return alternatives();
    }
    throw wrong("has a kind of group that is not known here");
  }

  private RegularExpression closed(RegularExpression inner) throws UnreadableExpressionException {
    if (!take(")")) {
      throw wrong("has a ( without its )");
    }
    return inner;
  }

  private RegularExpression escaped() throws UnreadableExpressionException {
    if (at == text.length()) {
      throw wrong("ends in a backslash");
    }
    int point = text.codePointAt(at);
    at += Character.charCount(point);
    if (ASSERTIONS.indexOf(point) >= 0) {
      return RegularExpression.ASSERTION;
    }
    if (point == 'p' || point == 'P' || (point == 'x' && at < text.length() && next() == '{')) {
      if (!take("{") || text.indexOf('}', at) < 0) {
        throw wrong("has a property without its name in braces");
      }
      at = text.indexOf('}', at) + 1;
      return RegularExpression.CHARACTER;
    }
    if (point == 'u' || point == 'x') {
      int most = at + (point == 'u' ? 4 : 2);
      while (at < Math.min(most, text.length()) && Character.digit(next(), 16) >= 0) {
        at++;
      }
      return RegularExpression.CHARACTER;
    }
    boolean known = CHARACTER_CLASSES.indexOf(point) >= 0 || CONTROLS.indexOf(point) >= 0;
    if (!known && point < 128 && Character.isLetterOrDigit(point)) {
      throw wrong("has \\" + (char) point + ", which is not known here");
    }
    return RegularExpression.CHARACTER;
  }

  /** The rest of a bracket; brackets may be nested. */
  private void characters() throws UnreadableExpressionException {
    take("^");
    if (at < text.length() && next() == ']') {
      throw wrong("has brackets around nothing; write \\] for the character");
    }
    for (int open = 1; open > 0; at++) {
      if (at >= text.length()) {
        throw wrong("has a [ without its ]");
      }
      switch (next()) {
        case '\\' -> at++;
        case '[' -> open++;
        case ']' -> open--;
        default -> {}
      }
      if (open > DEEPEST) {
        throw wrong("has brackets nested more than " + DEEPEST + " deep");
      }
    }
  }

  private char next() {
    return text.charAt(at);
  }

  private boolean take(String some) {
    boolean there = text.startsWith(some, at);
    at += there ? some.length() : 0;
    return there;
  }

  private static UnreadableExpressionException wrong(String what) {
    return new UnreadableExpressionException("it " + what);
  }
}
