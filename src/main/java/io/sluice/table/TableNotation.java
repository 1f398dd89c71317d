package io.sluice.table;

import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import io.sluice.notation.Quoted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The notation of {@link TableChoice}. */
final class TableNotation {
  private static final List<String> CSV = List.of(".csv", ".tsv");
  private static final List<String> PATTERNS = List.of(".tra", ".tst", ".dat", ".txt");

  static final String HEADER = "header";
  static final String TARGETS = "targets";
  static final String CLASSES = "classes";
  static final String INPUTS = "inputs";
  static final String OUTPUTS = "outputs";

  private static final List<String> PATTERN_OPTIONS = List.of(INPUTS, OUTPUTS, CLASSES);
  private static final int MOST_COLUMNS = 1_000_000;

  /** Each is a column of every row in memory, and none of the file. */
  private static final int MOST_CLASSES = 1_000;

  private TableNotation() {}

  /** A file, and what stands in the parentheses behind it. */
  private record Written(String file, Optional<String> options) {}

  static TableChoice parse(String notation) {
    String text = notation.strip();
    Optional<Written> csv = written(text, CSV);
    if (csv.isPresent()) {
      return csv(csv.get());
    }
    Optional<Written> patterns = written(text, PATTERNS);
    if (patterns.isPresent()) {
      return patterns(patterns.get());
    }
    return known(text);
  }

  private static KnownTable known(String text) {
    List<String> words = TableChoice.known().stream().map(KnownTable::notation).toList();
    String name = text.replaceFirst("\\(.*", "").strip();
    if (words.contains(name) && !name.equals(text)) {
      throw new IllegalArgumentException(
          "%s: %s has no options; write %s alone".formatted(Quoted.of(text), name, name));
    }
    return Arrays.stream(KnownTable.values())
        .filter(table -> table.notation().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown table "
                        + Nearest.among(text, words)
                        + "; or a file of your own: FILE.csv, FILE.csv(targets=price+weight),"
                        + " FILE.csv(classes=kind), FILE.csv(header=none), FILE.tra(inputs=8, outputs=7) or"
                        + " FILE.tra(inputs=16, classes=10)"));
  }

  /** The text as a file with one of these endings, if it is one. */
  private static Optional<Written> written(String text, List<String> endings) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      int open = lower.indexOf(ending + "(");
      if (open >= 0 && text.endsWith(")")) {
        int end = open + ending.length();
        return Optional.of(
            new Written(
                text.substring(0, end),
                Optional.of(text.substring(end + 1, text.length() - 1).strip())));
      }
      if (lower.endsWith(ending)) {
        return Optional.of(new Written(text, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** Not read as an expression: the name of a column may be anything. */
  private static CsvChoice csv(Written written) {
    Path file = path(written.file());
    if (written.options().isEmpty()) {
      return new CsvChoice(file, Optional.empty(), CsvTargets.last());
    }
    String options = written.options().get();
    Optional<CsvHeader> header = Optional.empty();
    if (key(options).equals(HEADER)) {
      int end = options.indexOf(',');
      String word = (end < 0 ? options : options.substring(0, end)).strip();
      Expression first =
          new Expression(written.file(), Expression.parse("csv(" + word + ")").arguments());
      header =
          Optional.of(
              Options.of(first, List.of(), List.of(HEADER))
                  .word(HEADER, CsvHeader.class, CsvHeader.FIRST_LINE));
      if (end < 0) {
        return new CsvChoice(file, header, CsvTargets.last());
      }
      options = options.substring(end + 1).strip();
    }
    return new CsvChoice(file, header, targets(written.file(), options));
  }

  private static String key(String options) {
    return options.substring(0, Math.max(0, options.indexOf('='))).strip();
  }

  private static CsvTargets targets(String file, String options) {
    String columns = options.substring(options.indexOf('=') + 1).strip();
    if (options.indexOf('=') < 0 || columns.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: write the targets as targets=price+weight or classes=kind, and in front of them header=none or header=first-line if you like"
              .formatted(Quoted.of(file + "(" + options + ")")));
    }
    return switch (key(options)) {
      case TARGETS -> CsvTargets.numbers(columns);
      case CLASSES -> CsvTargets.classes(columns);
      default ->
          throw new IllegalArgumentException(
              "unknown option of %s %s"
                  .formatted(
                      Quoted.plain(file),
                      Nearest.among(key(options), List.of(HEADER, TARGETS, CLASSES))));
    };
  }

  private static PatternChoice patterns(Written written) {
    String file = written.file();
    Expression expression =
        new Expression(
            file,
            written
                .options()
                .filter(options -> !options.isEmpty())
                .map(options -> Expression.parse("patterns(" + options + ")").arguments())
                .orElse(List.of()));
    Options options = Options.of(expression, List.of(), PATTERN_OPTIONS);
    boolean outputs = options.value(OUTPUTS).isPresent();
    if (options.value(INPUTS).isEmpty() || outputs == options.value(CLASSES).isPresent()) {
      throw new IllegalArgumentException(
          "%1$s needs the numbers of a pattern: write %2$s(inputs=8, outputs=7), or %2$s(inputs=16, classes=10) for patterns that end with a class number"
              .formatted(Quoted.of(expression.toString()), Quoted.plain(file)));
    }
    return outputs
        ? PatternChoice.numbers(
            path(file),
            count(options, INPUTS, 1, MOST_COLUMNS, file),
            count(options, OUTPUTS, 1, MOST_COLUMNS, file))
        : PatternChoice.classes(
            path(file),
            count(options, INPUTS, 1, MOST_COLUMNS, file),
            count(options, CLASSES, 2, MOST_CLASSES, file));
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          Quoted.of(file) + ": this cannot be a path (" + e.getReason() + ")", e);
    }
  }

  private static int count(Options options, String key, int least, int most, String file) {
    long count = options.count(key, 0);
    if (count < least || count > most) {
      throw new IllegalArgumentException(
          "option '%s' of %s is %d: give %d to %,d"
              .formatted(key, Quoted.plain(file), count, least, most));
    }
    return (int) count;
  }
}
