package io.sluice.cli;

import io.sluice.notation.DecimalLiteral;
import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Converter;
import org.apache.commons.cli.ParseException;

/** How the values of options are read. A refusal begins with the value and says what is legal. */
final class Values {

  private Values() {}

  /** A constant of an enum by its word: {@code GELU_TANH} is {@code gelu-tanh}. */
  static <E extends Enum<E>> Converter<E, ParseException> words(Class<E> family) {
    Map<String, E> words =
        Stream.of(family.getEnumConstants())
            .collect(
                Collectors.toMap(
                    Words::of, constant -> constant, (first, second) -> first, LinkedHashMap::new));
    return text -> {
      E constant = words.get(text);
      if (constant == null) {
        throw new ParseException(Nearest.among(text, words.keySet()));
      }
      return constant;
    };
  }

  /** A whole number in a range. */
  static Converter<Integer, ParseException> integer(int least, int most) {
    return text -> Math.toIntExact(wholeNumber(text, least, most));
  }

  /** A whole number in a range. */
  static Converter<Long, ParseException> integer(long least, long most) {
    return text -> wholeNumber(text, least, most);
  }

  private static long wholeNumber(String text, long least, long most) throws ParseException {
    if (text.matches("[+-]?\\d{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new ParseException(Text.of("'%s': give a whole number%s%s", text, from(least), to(most)));
  }

  private static String from(long least) {
    return least == Long.MIN_VALUE ? "" : " of at least " + least;
  }

  private static String to(long most) {
    boolean named = most != Integer.MAX_VALUE && most != Long.MAX_VALUE;
    return named ? " and at most " + most : "";
  }

  /** A number that may have a fraction; its range is checked where it is used. */
  static Converter<Double, ParseException> number() {
    return text -> {
      if (!text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
        throw new ParseException("'" + text + "': give a number such as 0.8");
      }
      try {
        return DecimalLiteral.parse(text);
      } catch (NumberFormatException e) {
        throw new ParseException(
            "'" + text + "': give 0, or a number from 1e-320 to 1e308 in size");
      }
    };
  }

  /** The path of a file or folder. */
  static Converter<Path, ParseException> path() {
    return text -> path(text);
  }

  /** A path, or a refusal in words. */
  static Path path(String text) throws ParseException {
    if (text.isBlank()) {
      throw new ParseException("'" + text + "': give the path of a file or folder");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ParseException("'" + text + "': this cannot be a path: " + e.getReason());
    }
  }

  /** Several values between commas; commas inside parentheses belong to a value. */
  static <T> Converter<List<T>, ParseException> list(Converter<T, ParseException> element) {
    return text -> {
      List<T> values = new ArrayList<>();
      for (String part : Expression.split(text)) {
        if (part.isBlank()) {
          throw new ParseException("'" + text + "': a value between two commas is missing");
        }
        T value = element.apply(part);
        if (values.contains(value)) {
          throw new ParseException("'" + text + "': " + part + " is there twice");
        }
        values.add(value);
      }
      return List.copyOf(values);
    };
  }
}
