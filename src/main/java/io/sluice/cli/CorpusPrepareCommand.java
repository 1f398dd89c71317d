package io.sluice.cli;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.CorpusSettings;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TokenizedCorpus;
import java.util.Optional;
import java.util.OptionalDouble;

/** Encodes a text ahead of training, and says how fast that went. */
final class CorpusPrepareCommand implements Command {

  private static final Operand NAME =
      new Operand("NAME", Operand.Times.AT_MOST_ONCE, "a corpus; or give --text instead");
  private static final Flag<Boolean> AGAIN =
      Flag.toggle("again", "encode anew even if the tokens are there");

  /**
   * What the command prints.
   *
   * @param size how large it is
   * @param encodedNow false if the tokens were there already
   * @param elapsedS seconds of encoding and writing; absent if nothing was encoded
   * @param megabytesPerS 10⁶ bytes of text a second; absent if nothing was encoded
   */
  record Report(
      CorpusSize size, boolean encodedNow, OptionalDouble elapsedS, OptionalDouble megabytesPerS) {}

  @Override
  public Usage usage() {
    return new Usage("corpus prepare", "encode a text ahead of training and say how fast that went")
        .operands(NAME)
        .flags(
            Flags.TEXT,
            Flags.VALIDATION_SHARE,
            Flags.TEST_SHARE,
            Flags.TOKENIZER,
            AGAIN,
            Flags.DATA,
            Flags.JSON)
        .examples(
            "./sluice corpus prepare tinystories --tokenizer gpt2 --again",
            "./sluice corpus prepare --text notes.txt --tokenizer characters");
  }

  @Override
  public Exit run(Invocation invocation) {
    CorpusChoice choice = choice(invocation);
    TextSources sources = invocation.sources();
    Optional<CorpusSettings> settings = choice.name().map(sources.corpora()::settings);
    Corpus corpus = sources.open(choice);
    TokenizerChoice tokenizer = invocation.get(Flags.TOKENIZER).orElse(corpus.defaultTokenizer());
    Report report = prepare(invocation, sources, choice, corpus, tokenizer, settings);
    if (invocation.json()) {
      invocation.printJson(report);
      return Exit.DONE;
    }
    report.size().print(invocation);
    invocation.print(
        "%s",
        report.encodedNow()
            ? Text.row(
                "encoded",
                "in %.2f s, %.2f MB/s",
                report.elapsedS().orElseThrow(),
                report.megabytesPerS().orElseThrow())
            : Text.row("encoded", "before; --again encodes anew"));
    return Exit.DONE;
  }

  private static CorpusChoice choice(Invocation invocation) {
    Optional<String> name = invocation.arguments().operand(0);
    Optional<CorpusChoice> text = invocation.corpus();
    if (name.isPresent() == text.isPresent()) {
      throw new IllegalArgumentException(
          "corpus prepare needs either the name of a corpus or --text FILE");
    }
    return name.map(CorpusChoice::named).or(() -> text).orElseThrow();
  }

  private static Report prepare(
      Invocation invocation,
      TextSources sources,
      CorpusChoice choice,
      Corpus corpus,
      TokenizerChoice choiceOfTokenizer,
      Optional<CorpusSettings> settings) {
    Tokenizer tokenizer =
        choiceOfTokenizer.build(corpus, sources.dataDirectory(), sources.cache().proofs());
    if (invocation.arguments().has(AGAIN)) {
      sources.cache().forget(corpus, tokenizer);
    }
    boolean there = sources.cache().holds(corpus, tokenizer);
    long bytes = corpus.trainingBytes() + corpus.validationBytes() + corpus.testBytes();
    if (!there) {
      invocation.say(
          "encoding %s of text by the tokenizer %s",
          Text.megabytes(bytes), choiceOfTokenizer.text());
    }
    long start = System.nanoTime();
    try (TokenizedCorpus text = sources.tokenize(corpus, tokenizer)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      String split =
          settings.map(CorpusSize::split).orElseGet(() -> CorpusSize.split(choice.split()));
      return new Report(
          CorpusSize.of(text, choiceOfTokenizer.text(), split, settings),
          !there,
          there ? OptionalDouble.empty() : OptionalDouble.of(seconds),
          there ? OptionalDouble.empty() : OptionalDouble.of(bytes / seconds / 1e6));
    }
  }
}
