package io.sluice.table;

import io.sluice.notation.Quoted;
import io.sluice.notation.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file of separated values with a header.
 *
 * <p>A column of words becomes a column of 0 and 1 for each word, in the order of the words. As
 * targets, words become classes, and so do whole numbers if that is asked for.
 *
 * @param file its path
 * @param header what its first line is; if nobody said it, names, and what looks like a row is
 *     refused
 * @param targets which columns are targets
 */
record CsvChoice(Path file, Optional<CsvHeader> header, CsvTargets targets) implements TableChoice {
  private static final int MOST_WORDS = 50;
  private static final int MOST_TOLD = 6;
  private static final int MOST_CLASSES = 1_000;

  /** Beyond it doubles skip whole numbers. */
  private static final double GREATEST_WHOLE = 0x1p53;

  @Override
  public String notation() {
    String options =
        Stream.of(header.map(word -> TableNotation.HEADER + "=" + Words.of(word)), targets.option())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return options.isEmpty() ? file.toString() : file + "(" + options + ")";
  }

  @Override
  public String toString() {
    return notation();
  }

  @Override
  public CsvChoice seenBefore() {
    return header.isPresent()
        ? this
        : new CsvChoice(file, Optional.of(CsvHeader.FIRST_LINE), targets);
  }

  @Override
  public OpenedTable open(Path dataDirectory) {
    String name = file.getFileName().toString();
    CsvContent content = CsvContent.read(file, header);
    return new OpenedTable(
        read(content, name), Optional.empty(), header.isEmpty() ? notice(content) : List.of());
  }

  /** Columns with their names. */
  private static final class Columns {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    void add(String name, double[] column) {
      names.add(name);
      columns.add(column);
    }

    double[][] rows(int count) {
      return IntStream.range(0, count)
          .mapToObj(row -> columns.stream().mapToDouble(column -> column[row]).toArray())
          .toArray(double[][]::new);
    }
  }

  /**
   * Reads the rows.
   *
   * @param name what the table is called
   */
  Table read(String name) {
    return read(CsvContent.read(file, header), name);
  }

  /** What a person may want to contradict. */
  private List<String> notice(CsvContent content) {
    List<String> names = content.header();
    return List.of(
        "the first line of %s names the columns: %s%s"
            .formatted(
                file,
                String.join(", ", names.subList(0, Math.min(names.size(), MOST_TOLD))),
                names.size() > MOST_TOLD ? ", … %s".formatted(names.get(names.size() - 1)) : ""));
  }

  private Table read(CsvContent content, String name) {
    List<Integer> places = targets.in(content.header(), file.toString());
    List<CsvColumn> inputColumns = content.columnsWithout(places);
    if (inputColumns.isEmpty()) {
      throw new IllegalArgumentException(
          file + " has no column but targets: leave at least one to be an input");
    }
    Columns inputs = new Columns();
    inputColumns.forEach(column -> addInput(column, inputs));
    List<CsvColumn> targetColumns = places.stream().map(content::column).toList();
    TargetKind kind = kind(targetColumns);
    Columns outputs = new Columns();
    for (CsvColumn column : targetColumns) {
      if (kind == TargetKind.NUMBERS) {
        outputs.add(column.name(), column.numbers());
      } else {
        addClasses(column, outputs);
      }
    }
    int count = content.lines().size();
    try {
      return Table.of(
          name, inputs.names, outputs.names, kind, inputs.rows(count), outputs.rows(count));
    } catch (IllegalArgumentException e) {
      // Left to it: names that coding makes and another column has.
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private TargetKind kind(List<CsvColumn> columns) {
    for (CsvColumn column : columns) {
      boolean numbers = column.isNumbers();
      if (!numbers && targets.kind().isEmpty()) {
        return TargetKind.CLASSES;
      }
      if (!numbers && targets.kind().get() == TargetKind.NUMBERS) {
        throw column.refused(
            "holds words, such as %s: write classes=%s for a classification"
                .formatted(Quoted.of(column.cells().get(0)), Quoted.plain(column.name())));
      }
    }
    return targets.kind().orElse(TargetKind.NUMBERS);
  }

  private static void addInput(CsvColumn column, Columns inputs) {
    if (column.isNumbers()) {
      inputs.add(column.name(), column.numbers());
      return;
    }
    List<String> words = column.cells().stream().distinct().sorted().toList();
    if (words.size() > MOST_WORDS) {
      throw column.refused(
          "has %,d different words, and at most %d become columns of 0 and 1: take it out, or write numbers"
              .formatted(words.size(), MOST_WORDS));
    }
    double[][] indicators = column.indicators(words);
    for (int word = 0; word < indicators.length; word++) {
      inputs.add(column.name() + "=" + words.get(word), indicators[word]);
    }
  }

  private static void addClasses(CsvColumn column, Columns targets) {
    CsvColumn labels = column;
    Comparator<String> order = Comparator.naturalOrder();
    if (column.isNumbers()) {
      labels = column.withCells(row -> whole(column, row));
      order = Comparator.comparingLong(Long::parseLong);
    }
    List<String> classes = labels.cells().stream().distinct().sorted(order).toList();
    if (classes.size() < 2) {
      throw column.refused(
          "has the one class %s in all rows: a classification needs two"
              .formatted(Quoted.of(classes.get(0))));
    }
    if (classes.size() > MOST_CLASSES) {
      throw column.refused(
          "has %,d different classes: there can be at most %,d"
              .formatted(classes.size(), MOST_CLASSES));
    }
    double[][] indicators = labels.indicators(classes);
    for (int label = 0; label < indicators.length; label++) {
      targets.add(classes.get(label), indicators[label]);
    }
  }

  /** A number as the name of a class. */
  private static String whole(CsvColumn column, int row) {
    double number = column.number(row);
    if (number != Math.rint(number) || Math.abs(number) > GREATEST_WHOLE) {
      throw column.refused(
          row,
          "is %s: classes are words or whole numbers"
              .formatted(Quoted.of(column.cells().get(row))));
    }
    return Long.toString((long) number);
  }
}
