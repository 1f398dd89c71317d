package io.sluice.table;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file of patterns as the neural-network laboratory of UTA publishes them: numbers with white
 * space between them, whatever the lines. A pattern is its inputs and then its outputs, or its
 * inputs and then the number of its class, from 1. Exponents may be the D of Fortran.
 *
 * @param file its path
 * @param inputs N
 * @param kind what stands behind the inputs
 * @param targets M, the outputs or the classes
 */
record PatternChoice(Path file, int inputs, TargetKind kind, int targets) implements TableChoice {

  static PatternChoice numbers(Path file, int inputs, int outputs) {
    return new PatternChoice(file, inputs, TargetKind.NUMBERS, outputs);
  }

  static PatternChoice classes(Path file, int inputs, int classes) {
    return new PatternChoice(file, inputs, TargetKind.CLASSES, classes);
  }

  @Override
  public String notation() {
    return "%s(%s=%d, %s=%d)"
        .formatted(
            file,
            TableNotation.INPUTS,
            inputs,
            switch (kind) {
              case NUMBERS -> TableNotation.OUTPUTS;
              case CLASSES -> TableNotation.CLASSES;
            },
            targets);
  }

  @Override
  public String toString() {
    return notation();
  }

  @Override
  public OpenedTable open(Path dataDirectory) {
    return OpenedTable.whole(read(file.getFileName().toString()));
  }

  /** Numbers in the file that make a pattern. */
  int width() {
    return inputs + (kind == TargetKind.CLASSES ? 1 : targets);
  }

  /**
   * Reads the rows.
   *
   * @param name what the table is called
   */
  Table read(String name) {
    PatternFile patterns = PatternFile.read(this);
    return Table.of(
        name,
        numbered("x", inputs),
        numbered(kind == TargetKind.CLASSES ? "" : "y", targets),
        kind,
        patterns.inputs(),
        patterns.targets());
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }
}
