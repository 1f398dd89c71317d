package io.sluice.experiment;

import io.sluice.notation.Quoted;
import io.sluice.notation.Words;
import io.sluice.run.ShortestDecimal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One value as one cell.
 *
 * @param column its name
 * @param kind what it is
 * @param constants of an enum; else none
 */
record CsvCell(String column, Kind kind, List<Enum<?>> constants) implements RowCells {

  /** What stands in a cell. */
  enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    WORD,
    OPTIONAL_TEXT,
    OPTIONAL_WHOLE,
    OPTIONAL_NUMBER
  }

  static CsvCell of(RecordComponent component) {
    String column = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    Class<?> type = component.getType();
    if (type.isEnum()) {
      List<Enum<?>> constants =
          Arrays.stream(type.getEnumConstants()).<Enum<?>>map(c -> (Enum<?>) c).toList();
      return new CsvCell(column, Kind.WORD, constants);
    }
    return new CsvCell(column, kind(component), List.of());
  }

  private static Kind kind(RecordComponent component) {
    return switch (component.getGenericType().getTypeName()) {
      case "java.lang.String" -> Kind.TEXT;
      case "long" -> Kind.WHOLE;
      case "double" -> Kind.NUMBER;
      case "java.util.Optional<java.lang.String>" -> Kind.OPTIONAL_TEXT;
      case "java.util.OptionalLong" -> Kind.OPTIONAL_WHOLE;
      case "java.util.OptionalDouble" -> Kind.OPTIONAL_NUMBER;
      default -> throw new IllegalStateException(component + " is no cell");
    };
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public boolean mayBeEmpty() {
    return switch (kind) {
      case OPTIONAL_TEXT, OPTIONAL_WHOLE, OPTIONAL_NUMBER -> true;
      case TEXT, WHOLE, NUMBER, WORD -> false;
    };
  }

  @Override
  public void write(Object value, List<String> cells) {
    cells.add(
        switch (kind) {
          case TEXT, WHOLE -> value.toString();
          case NUMBER -> ShortestDecimal.of((double) value);
          case WORD -> Words.of((Enum<?>) value);
          case OPTIONAL_TEXT -> ((Optional<?>) value).map(Object::toString).orElse("");
          case OPTIONAL_WHOLE -> {
            OptionalLong whole = (OptionalLong) value;
            yield whole.isPresent() ? Long.toString(whole.getAsLong()) : "";
          }
          case OPTIONAL_NUMBER -> ShortestDecimal.of((OptionalDouble) value);
        });
  }

  @Override
  public Object read(Iterator<String> cells) {
    String text = cells.next();
    return switch (kind) {
      case TEXT -> text(text);
      case WHOLE -> whole(text);
      case NUMBER -> number(text);
      case WORD -> word(text);
      case OPTIONAL_TEXT -> Optional.of(text).filter(some -> !some.isEmpty());
      case OPTIONAL_WHOLE ->
          text.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) whole(text));
      case OPTIONAL_NUMBER ->
          text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) number(text));
    };
  }

  private Object text(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return text;
  }

  private Object whole(String text) {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " is " + Quoted.of(text) + ": expected a whole number", e);
    }
    throw new IllegalArgumentException(column + " is " + Quoted.plain(text) + ": it is negative");
  }

  private Object number(String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " is " + Quoted.of(text) + ": expected a number", e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          column + " is " + Quoted.plain(text) + ": it is not finite");
    }
    return value;
  }

  private Object word(String text) {
    return constants.stream()
        .filter(constant -> Words.of(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is %s: expected one of %s"
                        .formatted(
                            column,
                            Quoted.of(text),
                            String.join(", ", constants.stream().map(Words::of).toList()))));
  }
}
