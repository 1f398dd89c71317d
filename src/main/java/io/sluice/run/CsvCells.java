package io.sluice.run;

import io.sluice.notation.Quoted;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** One line's cells by the header's names. */
record CsvCells(Path file, List<String> header, CsvText.Line line) {
  CsvCells {
    if (line.cells().size() != header.size()) {
      throw new IllegalArgumentException(
          "%s:%d: the line has %d cells, the header %d"
              .formatted(file, line.number(), line.cells().size(), header.size()));
    }
  }

  String raw(String column) {
    return line.cells().get(header.indexOf(column));
  }

  boolean isEmpty(String column) {
    return raw(column).isEmpty();
  }

  String text(String column) {
    if (isEmpty(column)) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return raw(column);
  }

  long whole(String column) {
    try {
      long value = Long.parseLong(raw(column));
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " is " + Quoted.of(raw(column)) + ": expected a whole number", e);
    }
    throw new IllegalArgumentException(
        column + " is " + Quoted.plain(raw(column)) + ": it is negative");
  }

  double number(String column) {
    double value;
    try {
      value = Double.parseDouble(raw(column));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " is " + Quoted.of(raw(column)) + ": expected a number", e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          column + " is " + Quoted.plain(raw(column)) + ": it is not finite");
    }
    return value;
  }

  OptionalDouble optionalNumber(String column) {
    return isEmpty(column) ? OptionalDouble.empty() : OptionalDouble.of(number(column));
  }

  IllegalArgumentException located(IllegalArgumentException e) {
    return new IllegalArgumentException(
        file + ":" + line.number() + ": " + e.getMessage() + ": restore the file", e);
  }
}
