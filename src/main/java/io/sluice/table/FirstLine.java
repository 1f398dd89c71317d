package io.sluice.table;

import io.sluice.notation.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The first line of a file beside those below it: names of columns, or a row that somebody would
 * miss.
 *
 * <p>It looks like a row if one of its words stands in the same column again, of which all cells
 * are words, or if it has a number, or nothing that could be a name, in each column of numbers.
 * Numbers that count the columns, as 0, 1, 2, are names.
 *
 * @param cells of the first line
 * @param below cells of the lines below it that are as long
 */
record FirstLine(List<String> cells, List<List<String>> below) {

  /** What stands where a value is missing. */
  private static final Set<String> MISSING = Set.of("", "?", "-", "na", "n/a", "null", "none");

  /** Why it looks like a row, if it does. */
  Optional<String> whyRow() {
    if (below.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt again = IntStream.range(0, cells.size()).filter(this::standsBelow).findFirst();
    if (again.isPresent()) {
      return Optional.of(Quoted.of(cells.get(again.getAsInt())) + " stands in its column again");
    }
    List<Integer> numbers =
        IntStream.range(0, cells.size())
            .filter(place -> below.stream().allMatch(row -> Decimal.isNumber(row.get(place))))
            .boxed()
            .toList();
    List<Integer> written =
        numbers.stream().filter(place -> Decimal.isNumber(cells.get(place))).toList();
    boolean named = numbers.stream().anyMatch(place -> isName(cells.get(place)));
    boolean counted = written.size() == numbers.size() && counts(written);
    return written.isEmpty() || named || counted
        ? Optional.empty()
        : Optional.of(
            "it has %s in a column of numbers".formatted(Quoted.plain(cells.get(written.get(0)))));
  }

  private boolean standsBelow(int place) {
    String cell = cells.get(place);
    return isName(cell)
        && below.stream().noneMatch(row -> Decimal.isNumber(row.get(place)))
        && below.stream().anyMatch(row -> row.get(place).equals(cell));
  }

  private static boolean isName(String cell) {
    return !Decimal.isNumber(cell)
        && !Decimal.isNotFinite(cell)
        && !MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether two and more numbers are the places of their columns, from 0 or from 1. */
  private boolean counts(List<Integer> written) {
    return written.size() > 1
        && IntStream.of(0, 1)
            .anyMatch(
                from ->
                    written.stream()
                        .allMatch(
                            place -> cells.get(place).equals(Integer.toString(place + from))));
  }
}
