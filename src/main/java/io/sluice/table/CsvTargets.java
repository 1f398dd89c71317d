package io.sluice.table;

import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which columns of a file are targets.
 *
 * @param kind what they are, if that was said
 * @param columns their names with plus signs between them; empty for the last column
 */
record CsvTargets(Optional<TargetKind> kind, String columns) {
  private static final String SEPARATOR = "+";

  /** The last column, whatever it holds. */
  static CsvTargets last() {
    return new CsvTargets(Optional.empty(), "");
  }

  static CsvTargets numbers(String columns) {
    return new CsvTargets(Optional.of(TargetKind.NUMBERS), columns);
  }

  static CsvTargets classes(String column) {
    return new CsvTargets(Optional.of(TargetKind.CLASSES), column);
  }

  /** As it is written in the parentheses behind the file, if it was said. */
  Optional<String> option() {
    return kind.map(
            written ->
                switch (written) {
                  case NUMBERS -> TableNotation.TARGETS;
                  case CLASSES -> TableNotation.CLASSES;
                })
        .map(key -> key + "=" + columns);
  }

  /**
   * The places of the targets in a header.
   *
   * @param file for messages
   * @throws IllegalArgumentException if there is no such column, or one is written twice
   */
  List<Integer> in(List<String> header, String file) {
    if (kind.isEmpty()) {
      return List.of(header.size() - 1);
    }
    List<Integer> places = new ArrayList<>();
    for (String name : names(header)) {
      int place = header.indexOf(name);
      if (place < 0) {
        throw new IllegalArgumentException(
            "%s has no such column: %s".formatted(file, Nearest.among(name, header)));
      }
      if (places.contains(place)) {
        throw new IllegalArgumentException(
            "%s: column %s is given as a target twice: give it once"
                .formatted(file, Quoted.of(name)));
      }
      places.add(place);
    }
    if (kind.get() == TargetKind.CLASSES && places.size() > 1) {
      throw new IllegalArgumentException(
          "%s: the classes are in one column, not in %d: name the one"
              .formatted(file, places.size()));
    }
    return places;
  }

  /** Columns may have plus signs in their names: the longest name that there is wins. */
  private List<String> names(List<String> header) {
    List<String> parts = List.of(columns.split(Pattern.quote(SEPARATOR), -1));
    List<String> names = new ArrayList<>();
    for (int from = 0; from < parts.size(); ) {
      int to = parts.size();
      while (to > from + 1 && !header.contains(joined(parts.subList(from, to)))) {
        to--;
      }
      names.add(joined(parts.subList(from, to)));
      from = to;
    }
    return names;
  }

  private static String joined(List<String> parts) {
    return String.join(SEPARATOR, parts).strip();
  }
}
