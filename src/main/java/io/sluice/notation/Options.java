package io.sluice.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of an expression by key, each of them legal and given once. */
public final class Options {

  /** The least with 19 digits. */
  private static final double TOO_LARGE = 1e18;

  private final String owner;
  private final Map<String, Expression> values = new LinkedHashMap<>();

  private Options(String owner) {
    this.owner = owner;
  }

  /**
   * Sorts the arguments out.
   *
   * @param expression what was written
   * @param inOrder the keys of arguments that are written without one
   * @param legal every legal key
   * @return the options
   * @throws IllegalArgumentException if an argument is unknown, given twice or one too many
   */
  public static Options of(Expression expression, List<String> inOrder, Collection<String> legal) {
    Options options = new Options(Quoted.plain(expression.name()));
    int unnamed = 0;
    for (Expression.Argument argument : expression.arguments()) {
      String key = argument.key();
      if (key.isEmpty()) {
        if (unnamed == inOrder.size()) {
          throw new IllegalArgumentException(
              "%s does not know what %s is for: legal options are %s"
                  .formatted(
                      Quoted.plain(expression.name()),
                      Quoted.of(argument.value().toString()),
                      words(legal)));
        }
        key = inOrder.get(unnamed++);
      } else if (!legal.contains(key)) {
        throw new IllegalArgumentException(
            "unknown option of "
                + Quoted.plain(expression.name())
                + " "
                + Nearest.among(key, legal));
      }
      if (options.values.put(key, argument.value()) != null) {
        throw new IllegalArgumentException(
            "%s has the option '%s' twice: %s"
                .formatted(
                    Quoted.plain(expression.name()), key, Quoted.plain(expression.toString())));
      }
    }
    return options;
  }

  private static String words(Collection<String> legal) {
    return legal.isEmpty() ? "none" : String.join(", ", legal);
  }

  /**
   * An argument.
   *
   * @param key one of the legal keys
   * @return what was written, if anything
   */
  public Optional<Expression> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * One of a family.
   *
   * @param key one of the legal keys
   * @param family its words are the constants in lower case with hyphens
   * @param otherwise what it is where nothing was written
   * @param <E> the family
   * @return the constant
   * @throws IllegalArgumentException if what was written is none of them
   */
  public <E extends Enum<E>> E word(String key, Class<E> family, E otherwise) {
    Expression value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    List<String> legal = new ArrayList<>();
    for (E constant : family.getEnumConstants()) {
      String word = Words.of(constant);
      if (word.equals(value.toString())) {
        return constant;
      }
      legal.add(word);
    }
    throw new IllegalArgumentException(
        "option '%s' of %s is %s".formatted(key, owner, Nearest.among(value.toString(), legal)));
  }

  /**
   * A number.
   *
   * @param key one of the legal keys
   * @param otherwise what it is where nothing was written
   * @return the number
   * @throws IllegalArgumentException if what was written is none
   */
  public double number(String key, double otherwise) {
    Expression value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return DecimalLiteral.parse(value.toString());
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "option '%s' of %s is %s: give a number"
            .formatted(key, owner, Quoted.of(value.toString())));
  }

  /**
   * A whole number.
   *
   * @param key one of the legal keys
   * @param otherwise what it is where nothing was written
   * @return the number
   * @throws IllegalArgumentException if what was written is none
   */
  public long count(String key, long otherwise) {
    double number = number(key, (double) otherwise);
    if (number != Math.rint(number) || Math.abs(number) >= TOO_LARGE) {
      throw new IllegalArgumentException(
          "option '%s' of %s is %s: give a whole number of at most 18 digits"
              .formatted(key, owner, Words.of(number)));
    }
    return (long) number;
  }

  /**
   * A whole number within limits.
   *
   * @param key one of the legal keys
   * @param otherwise what it is where nothing was written
   * @param limit the least and the greatest legal number
   * @return the number
   * @throws IllegalArgumentException if what was written is none, or lies outside
   */
  public int count(String key, int otherwise, Limit limit) {
    return (int) limit.require(count(key, otherwise));
  }

  /**
   * Numbers with colons between them.
   *
   * @param key one of the legal keys
   * @param count how many
   * @param meaning what they are, as in {@code α and β}
   * @return all, if anything was written
   * @throws IllegalArgumentException if what was written is something else
   */
  public Optional<double[]> numbers(String key, int count, String meaning) {
    Expression value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    String[] parts = value.toString().split(":", -1);
    try {
      double[] numbers = Arrays.stream(parts).mapToDouble(DecimalLiteral::parse).toArray();
      if (numbers.length == count) {
        return Optional.of(numbers);
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "option '%s' of %s is %s: give %s, as in %s=%s"
            .formatted(
                key,
                owner,
                Quoted.of(value.toString()),
                meaning,
                key,
                "0.5" + ":1".repeat(count - 1)));
  }
}
