package io.sluice.cli;

import io.sluice.corpus.CorpusSettings;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TokenizedCorpus;
import java.util.Optional;

/** Describes one corpus. */
final class CorpusInfoCommand implements Command {

  private static final Operand NAME =
      new Operand("NAME", Operand.Times.ONCE, "a corpus; ./sluice corpus list shows them");

  @Override
  public Usage usage() {
    return new Usage(
            "corpus info", "say how large a corpus is, how it is split and what its licence is")
        .operands(NAME)
        .flags(Flags.TOKENIZER, Flags.DATA, Flags.JSON)
        .examples(
            "./sluice corpus info fables",
            "./sluice corpus info tiny-shakespeare --tokenizer gpt2 --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = invocation.arguments().operand(0).orElseThrow();
    TextSources sources = invocation.sources();
    CorpusSettings settings = sources.corpora().settings(name);
    TokenizerChoice tokenizer = invocation.get(Flags.TOKENIZER).orElse(settings.tokenizer());
    try (TokenizedCorpus text = sources.tokenize(CorpusChoice.named(name), tokenizer)) {
      CorpusSize size =
          CorpusSize.of(text, tokenizer.text(), CorpusSize.split(settings), Optional.of(settings));
      return invocation.done(size, () -> size.print(invocation));
    }
  }
}
