package io.sluice.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the rows of a {@link KnownTable} come from. */
sealed interface KnownSource {

  /** Seen from the data directory. */
  List<String> files();

  /** The rows; the files are there. */
  OpenedTable open(String name, Path dataDirectory);

  /** A file of separated values, the target in its last column. */
  record LastColumn(String file) implements KnownSource {
    @Override
    public List<String> files() {
      return List.of(file);
    }

    @Override
    public OpenedTable open(String name, Path dataDirectory) {
      CsvChoice choice =
          new CsvChoice(
              dataDirectory.resolve(file), Optional.of(CsvHeader.FIRST_LINE), CsvTargets.last());
      return OpenedTable.whole(choice.read(name));
    }
  }

  /** Two files of patterns. */
  record TrainingAndTest(String training, String test, int inputs, int outputs)
      implements KnownSource {
    @Override
    public List<String> files() {
      return List.of(training, test);
    }

    @Override
    public OpenedTable open(String name, Path dataDirectory) {
      return new OpenedTable(
          PatternChoice.numbers(dataDirectory.resolve(training), inputs, outputs).read(name),
          Optional.of(
              PatternChoice.numbers(dataDirectory.resolve(test), inputs, outputs)
                  .read(name + " (test)")),
          List.of());
    }
  }

  /** No file. */
  record Generated(Function<String, Table> rows) implements KnownSource {
    @Override
    public List<String> files() {
      return List.of();
    }

    @Override
    public OpenedTable open(String name, Path dataDirectory) {
      return OpenedTable.whole(rows.apply(name));
    }
  }
}
