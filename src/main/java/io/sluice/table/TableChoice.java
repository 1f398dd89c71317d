package io.sluice.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Which table somebody asks for: a known one, or a file.
 *
 * <table>
 * <caption>Notation</caption>
 * <tr><td>{@code concrete}</td><td>one of {@link KnownTable}</td></tr>
 * <tr><td>{@code house.csv}</td><td>the last column is the target: classes if it holds
 * words</td></tr>
 * <tr><td>{@code house.csv(targets=price+weight)}</td><td>these columns are the targets</td></tr>
 * <tr><td>{@code house.csv(classes=kind)}</td><td>the words or whole numbers of this column are
 * classes</td></tr>
 * <tr><td>{@code house.csv(header=none, targets=column3)}</td><td>the first line is a row; with
 * {@code header=first-line} it names the columns, even if it looks like a row</td></tr>
 * <tr><td>{@code letters.tra(inputs=8, outputs=7)}</td><td>15 numbers a pattern</td></tr>
 * <tr><td>{@code letters.tra(inputs=16, classes=10)}</td><td>17 numbers a pattern, the last of them
 * a class from 1 to 10</td></tr>
 * </table>
 *
 * <p>Names of files end in {@code .csv} or {@code .tsv}, or for patterns in {@code .tra}, {@code
 * .tst}, {@code .dat} or {@code .txt}. Columns may be called anything; a plus sign separates them
 * where it is not in the name of one.
 */
public sealed interface TableChoice permits KnownTable, CsvChoice, PatternChoice {

  /**
   * Reads a choice.
   *
   * @throws IllegalArgumentException if it is none, with what was probably meant
   */
  @JsonCreator
  static TableChoice of(String notation) {
    return TableNotation.parse(notation);
  }

  /** The known tables, in the order of lists. */
  static List<KnownTable> known() {
    return List.of(KnownTable.values());
  }

  /** The text that {@link #of} reads. */
  @JsonValue
  String notation();

  /**
   * The choice of who has read the table before: a first line that looks like a row is not asked
   * for again.
   */
  default TableChoice seenBefore() {
    return this;
  }

  /**
   * Reads or generates the rows.
   *
   * @param dataDirectory where the files of known tables are
   * @throws IllegalArgumentException if a file is missing or is not what it should be, with file,
   *     line and column
   * @throws UncheckedIOException if a file cannot be read
   */
  OpenedTable open(Path dataDirectory);
}
