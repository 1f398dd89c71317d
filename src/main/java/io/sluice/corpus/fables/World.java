package io.sluice.corpus.fables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fixed facts of the fables: tables read from {@code world.txt}, whose head says its format.
 */
final class World {

  private final String origin;
  private final Map<String, WorldTable> tables = new LinkedHashMap<>();

  private World(String origin) {
    this.origin = origin;
  }

  /**
   * Reads the tables.
   *
   * @param text the tables in the format of {@code world.txt}
   * @param origin the name of the file, for messages
   * @throws IllegalArgumentException if a row, a reference or a weight is wrong
   */
  static World read(String text, String origin) {
    World world = new World(origin);
    String name = "";
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
      if (line.startsWith("table ")) {
        world.add(name, lines);
        name = line.substring("table ".length()).strip();
        lines.clear();
      } else if (!line.isBlank()) {
        lines.add(line);
      }
    }
    world.add(name, lines);
    // A row may refer to a later one, so references are settled when all rows are there.
    world.tables.values().forEach(world::refer);
    return world;
  }

  /** A table by its name, if it is there. */
  Optional<WorldTable> find(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /**
   * A table that must be there.
   *
   * @throws IllegalArgumentException if there is none
   */
  WorldTable table(String name) {
    return find(name)
        .orElseThrow(() -> wrong("there is no table " + name + " but " + tables.keySet()));
  }

  private void add(String name, List<String> lines) {
    if (name.isEmpty() && lines.isEmpty()) {
      return;
    }
    if (name.isEmpty() || lines.size() < 2 || tables.containsKey(name)) {
      throw wrong("table " + name + " must have a new name, a line of columns and at least a row");
    }
    List<WorldTable.Column> columns = new ArrayList<>();
    for (String head : cells(lines.get(0))) {
      String[] parts = head.split(":", 2);
      columns.add(
          new WorldTable.Column(
              parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty()));
    }
    List<Row> rows = new ArrayList<>();
    int weightColumn = new WorldTable(name, columns, rows).column("weight");
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = cells(line);
      if (words.size() != columns.size() || words.contains("")) {
        throw wrong(
            "table " + name + " has " + columns.size() + " columns, but a row reads: " + line);
      }
      int weight = weightColumn < 0 ? 1 : weight(words.get(weightColumn), line);
      rows.add(new Row(rows.size(), weight, words));
    }
    if (rows.stream().map(Row::name).distinct().count() != rows.size()) {
      throw wrong("table " + name + " names a row twice");
    }
    tables.put(name, new WorldTable(name, columns, rows));
  }

  private void refer(WorldTable table) {
    for (int i = 0; i < table.columns().size(); i++) {
      Optional<String> target = table.columns().get(i).target();
      if (target.isEmpty()) {
        continue;
      }
      Map<String, Row> named =
          table(target.get()).rows().stream().collect(Collectors.toMap(Row::name, row -> row));
      for (Row row : table.rows()) {
        Row found = named.get(row.word(i));
        if (found == null) {
          throw wrong(row + " refers to " + row.word(i) + ", which is no " + target.get());
        }
        row.refer(i, found);
      }
    }
  }

  private int weight(String word, String line) {
    if (!word.matches("[1-9][0-9]{0,5}")) {
      throw wrong("a weight must be a whole number from 1 to 999999, but a row reads: " + line);
    }
    return Integer.parseInt(word);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(origin + ": " + what);
  }
}
