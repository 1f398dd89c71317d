package io.sluice.cli;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.CorpusSettings;
import io.sluice.corpus.Split;
import io.sluice.corpus.TokenFile;
import io.sluice.suite.language.TokenizedCorpus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How large a corpus is in every unit, and where it comes from.
 *
 * @param name of the corpus or file
 * @param description one sentence
 * @param licence of the text, where it is known
 * @param split how the parts are kept apart
 * @param tokenizer that counted the tokens
 * @param vocabulary its size
 * @param training the text to train on
 * @param validation the text to validate on
 * @param test the text to report on, if there is one
 * @param bytesPerToken of all together
 * @param floorNats the true entropy of the validation text, nats a token, where it is known
 * @param testFloorNats that of the test text
 */
record CorpusSize(
    String name,
    String description,
    Optional<String> licence,
    String split,
    String tokenizer,
    int vocabulary,
    Part training,
    Part validation,
    Optional<Part> test,
    double bytesPerToken,
    OptionalDouble floorNats,
    OptionalDouble testFloorNats) {

  /**
   * One of the texts.
   *
   * @param lostShare the share of its bytes that the tokenizer drops or changes, at least, if it
   *     does
   */
  record Part(long bytes, long characters, long tokens, OptionalDouble lostShare) {

    static Part of(String text, TokenFile tokens) {
      return new Part(
          tokens.textBytes(),
          text.codePointCount(0, text.length()),
          tokens.count(),
          tokens.lostShare());
    }
  }

  static CorpusSize of(
      TokenizedCorpus text, String tokenizer, String split, Optional<CorpusSettings> settings) {
    Corpus corpus = text.corpus();
    Part training = Part.of(corpus.training(), text.training());
    Part validation = Part.of(corpus.validation(), text.validation());
    Optional<Part> test = text.test().map(file -> Part.of(corpus.test().orElseThrow(), file));
    List<Part> all = Stream.concat(Stream.of(training, validation), test.stream()).toList();
    return new CorpusSize(
        corpus.name(),
        corpus.description(),
        settings.map(CorpusSettings::licence),
        split,
        tokenizer,
        text.tokenizer().vocabularySize(),
        training,
        validation,
        test,
        (double) all.stream().mapToLong(Part::bytes).sum()
            / all.stream().mapToLong(Part::tokens).sum(),
        text.floorNats(),
        text.testFloorNats());
  }

  /** How the settings of a corpus keep its texts apart. */
  static String split(CorpusSettings settings) {
    return settings
        .text()
        .map(
            text ->
                text.split()
                    .map(CorpusSize::split)
                    .orElse(
                        text.testFiles().isPresent()
                            ? "validation and test in files of their own"
                            : "validation in files of its own"))
        .orElseGet(
            () ->
                settings.hasGeneratedTest()
                    ? "training, validation and test generated apart"
                    : "training and validation generated apart");
  }

  /** The split of one's own text. */
  static String split(Split split) {
    double validation = 100 * split.validationShare();
    return (split.testShare().isPresent()
            ? Text.of(
                "%.4g %% of the characters for validation, the last %.4g %% for the test",
                validation, 100 * split.testShare().getAsDouble())
            : Text.of("the last %.4g %% of the characters for validation", validation))
        + split.boundary().map(boundary -> ", cut at " + boundary.strip()).orElse("");
  }

  void print(Invocation invocation) {
    invocation.row("corpus", "%s: %s", name, description);
    licence.ifPresent(words -> invocation.row("licence", "%s", words));
    invocation.row("split", "%s", split);
    invocation.row(
        "tokenizer",
        "%s, vocabulary %,d, %.3f bytes a token",
        tokenizer,
        vocabulary,
        bytesPerToken);
    print(invocation, "training", training);
    print(invocation, "validation", validation);
    test.ifPresent(part -> print(invocation, "test", part));
    floorNats.ifPresent(
        nats ->
            invocation.row("floor", "%.4f nats a token, the validation text's true entropy", nats));
    testFloorNats.ifPresent(nats -> invocation.row("", "%.4f nats a token, the test text's", nats));
  }

  private static void print(Invocation invocation, String label, Part part) {
    invocation.row(
        label,
        "%,d bytes, %,d characters, %,d tokens",
        part.bytes(),
        part.characters(),
        part.tokens());
    part.lostShare()
        .ifPresent(
            share ->
                invocation.row("", "%s of it, so there are no bits per byte", Text.lost(share)));
  }
}
