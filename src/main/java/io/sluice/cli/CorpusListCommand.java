package io.sluice.cli;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.CorpusSettings;
import io.sluice.corpus.TokenizerChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the corpora. */
final class CorpusListCommand implements Command {

  /**
   * A corpus in a list.
   *
   * @param name its folder
   * @param description one sentence
   * @param licence of the text
   * @param tokenizer where none is asked for
   * @param missing why it cannot be opened, if it cannot
   */
  record Entry(
      String name,
      String description,
      String licence,
      TokenizerChoice tokenizer,
      Optional<String> missing) {}

  static List<Entry> entries(Corpora corpora) {
    return corpora.names().stream().map(name -> entry(corpora, name)).toList();
  }

  private static Entry entry(Corpora corpora, String name) {
    CorpusSettings settings = corpora.settings(name);
    return new Entry(
        name,
        settings.description(),
        settings.licence(),
        settings.tokenizer(),
        corpora.missing(name));
  }

  @Override
  public Usage usage() {
    return new Usage("corpus list", "list the corpora and say which are on this machine")
        .flags(Flags.DATA, Flags.JSON)
        .examples("./sluice corpus list", "./sluice corpus list --data ../data --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Entry> entries = entries(invocation.sources().corpora());
    if (invocation.json()) {
      invocation.printJson(entries);
      return Exit.DONE;
    }
    Definitions lines = new Definitions("");
    for (Entry entry : entries) {
      List<String> sentences = new ArrayList<>(List.of(entry.description()));
      sentences.add(
          "%s; tokenizer %s%s"
              .formatted(
                  entry.licence(),
                  entry.tokenizer(),
                  entry.missing().isPresent() ? "" : "; on this machine"));
      entry.missing().ifPresent(why -> sentences.add("not on this machine: " + why));
      lines.add(entry.name(), sentences);
    }
    lines.print(invocation);
    return Exit.DONE;
  }
}
