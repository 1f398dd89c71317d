package io.sluice.cli;

import java.util.List;
import java.util.stream.Stream;

/** Lists the recipes that ship. */
final class RecipeListCommand implements Command {

  /**
   * A recipe in a list.
   *
   * @param name its word
   * @param command what trains it
   * @param description what it is for
   */
  record Entry(String name, String command, String description) {}

  @Override
  public Usage usage() {
    return new Usage("recipe list", "list the recipes, complete sets of values to train by")
        .flags(Flags.JSON)
        .examples("./sluice recipe list");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Entry> entries =
        Stream.of(RecipeSuite.values())
            .flatMap(
                suite ->
                    suite.recipes().shipped().keySet().stream()
                        .map(
                            name ->
                                new Entry(
                                    name, suite.command(), suite.recipes().description(name))))
            .toList();
    if (invocation.json()) {
      invocation.printJson(entries);
      return Exit.DONE;
    }
    Definitions lines = new Definitions("");
    entries.forEach(
        entry ->
            lines.add(
                entry.name(),
                List.of(
                    entry.description(),
                    "./sluice " + entry.command() + " --recipe " + entry.name())));
    lines.print(invocation);
    return Exit.DONE;
  }
}
