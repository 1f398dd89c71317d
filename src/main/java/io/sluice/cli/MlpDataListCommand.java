package io.sluice.cli;

import io.sluice.notation.Words;
import io.sluice.table.KnownTable;
import io.sluice.table.TableChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lists the tables that have a word. */
final class MlpDataListCommand implements Command {

  /**
   * A table in a list.
   *
   * @param name its word
   * @param description a clause
   * @param rows as published
   * @param inputs likewise
   * @param targets likewise
   * @param missing a sentence, if a file of it is not there
   */
  record Entry(
      String name,
      String description,
      long rows,
      long inputs,
      long targets,
      Optional<String> missing) {

    static Entry of(KnownTable table, Path dataDirectory) {
      KnownTable.Size size = table.size();
      return new Entry(
          table.notation(),
          table.description(),
          size.rows(),
          size.inputs(),
          size.targets(),
          table.missing(dataDirectory));
    }

    private List<String> sentences() {
      return List.of(
          description,
          Text.of(
              "%,d rows, %s, %s; %s",
              rows,
              Words.count(inputs, "input"),
              Words.count(targets, "target"),
              missing.isPresent() ? "not on this machine" : "on this machine"));
    }
  }

  @Override
  public Usage usage() {
    return new Usage("mlp data list", "list the tables and say which are on this machine")
        .flags(MlpFlags.FOLDER, Flags.JSON)
        .examples("./sluice mlp data list", "./sluice mlp data list --data-folder ../data --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path dataDirectory = MlpFlags.dataDirectory(invocation);
    List<Entry> entries =
        TableChoice.known().stream().map(table -> Entry.of(table, dataDirectory)).toList();
    return invocation.done(
        entries,
        () -> {
          Definitions lines = new Definitions("");
          entries.forEach(entry -> lines.add(entry.name(), entry.sentences()));
          lines.print(invocation);
          invocation.print(
              "a file of your own: FILE.csv, FILE.csv(targets=a+b), FILE.csv(classes=kind),"
                  + " FILE.csv(header=none), FILE.tra(inputs=8, outputs=7)");
        });
  }
}
