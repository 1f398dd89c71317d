package io.sluice.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name, and arguments in parentheses if it has any: {@code dyn(leaky-relu(0.2), start=1:0)}.
 *
 * @param name a word or a number
 * @param arguments in the order in which they were written
 */
public record Expression(String name, List<Argument> arguments) {

  /**
   * One argument.
   *
   * @param key what stands before the equals sign, empty if there is none
   * @param value what stands after it
   */
  public record Argument(String key, Expression value) {

    @Override
    public String toString() {
      return key.isEmpty() ? value.toString() : key + "=" + value;
    }
  }

  /** Copies the arguments. */
  public Expression {
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads one expression.
   *
   * @param text what a person wrote; spaces between its parts mean nothing
   * @return the expression
   * @throws IllegalArgumentException if the text is none, with the place, or nested too deep
   */
  public static Expression parse(String text) {
    return new Reader(text).whole();
  }

  /**
   * Cuts a list at the commas that stand outside of parentheses.
   *
   * @param text {@code swiglu,gated(dyn(silu, start=1:0))}
   * @return its parts without the spaces around them
   */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth <= 0) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }

  /** The shortest text that reads back as this. */
  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : arguments.stream()
            .map(Argument::toString)
            .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static final class Reader {
    /** Parentheses within parentheses; no notation that means something has more than six. */
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;

    Reader(String text) {
      this.text = text;
    }

    Expression whole() {
      Expression expression = expression();
      if (at < text.length()) {
        throw wrong("nothing more");
      }
      return expression;
    }

    private Expression expression() {
      String name = word();
      List<Argument> arguments = new ArrayList<>();
      if (take('(')) {
        if (++depth > DEEPEST) {
          throw new IllegalArgumentException(
              "%s has more than %d parentheses within each other: take some out"
                  .formatted(Quoted.of(text), DEEPEST));
        }
        do {
          arguments.add(argument());
        } while (take(','));
        if (!take(')')) {
          throw wrong("a comma or a closing parenthesis");
        }
        depth--;
      }
      return new Expression(name, arguments);
    }

    private Argument argument() {
      Expression first = expression();
      if (first.arguments.isEmpty() && take('=')) {
        return new Argument(first.name, expression());
      }
      return new Argument("", first);
    }

    private String word() {
      space();
      int from = at;
      while (at < text.length() && isOfWord(text.charAt(at))) {
        at++;
      }
      if (at == from) {
        throw wrong("a name or a number");
      }
      String word = text.substring(from, at);
      space();
      return word;
    }

    private static boolean isOfWord(char c) {
      return Character.isLetterOrDigit(c) || "-_.:+".indexOf(c) >= 0;
    }

    private boolean take(char c) {
      boolean here = at < text.length() && text.charAt(at) == c;
      if (here) {
        at++;
        space();
      }
      return here;
    }

    private void space() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private IllegalArgumentException wrong(String expected) {
      return new IllegalArgumentException(
          "%s: expected %s at character %d".formatted(Quoted.of(text), expected, at + 1));
    }
  }
}
