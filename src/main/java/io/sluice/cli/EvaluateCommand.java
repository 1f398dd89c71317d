package io.sluice.cli;

import io.sluice.corpus.Corpora;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.RunSuite;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.MeasuredPart;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures a trained model on a text. */
final class EvaluateCommand implements Command {

  private static final Flag<Double> VALIDATION_SHARE =
      Flags.VALIDATION_SHARE.described(
          "measure this share of the end of --text only (default: all of it)");
  private static final Flag<MeasuredPart> SPLIT =
      Flag.of(
          "split",
          "PART",
          "of the run's text or a corpus: validation, test, or held-out for both as one text"
              + " (default: validation)",
          Values.words(MeasuredPart.class));
  private static final Flag<PrecisionChoice> PRECISION =
      Flags.PRECISION.described(
          "format of matrix products; auto is bf16 where the hardware has it (default: the run's)");

  @Override
  public Usage usage() {
    return new Usage("evaluate", "measure loss and perplexity of a run on a text")
        .details(
            "Without --corpus or --text it is the run's own validation text, or with --split test the"
                + " one that is kept for reports. Of another corpus the same part is measured; of a"
                + " --text everything, or with --validation-share its end. Perplexities compare only where tokenizer and text are the same; bits"
                + " per byte compare between tokenizers too; there are none where the tokenizer"
                + " drops or changes some of the text. The precision is the run's own unless"
                + " --precision says otherwise.")
        .operands(Flags.RUN)
        .flags(
            Flags.CORPUS,
            Flags.TEXT,
            VALIDATION_SHARE,
            SPLIT,
            Flags.DEVICE,
            PRECISION,
            Flags.THREADS,
            Flags.DATA,
            Flags.JSON)
        .examples(
            "./sluice evaluate checkpoints/quick-swiglu-seed-1",
            "./sluice evaluate checkpoints/quick-swiglu-seed-1 --split test",
            "./sluice evaluate checkpoints/notes --text more-notes.txt --json",
            "./sluice evaluate checkpoints/notes --text notes.txt --validation-share 0.1");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    return switch (RunSuite.of(RunDirectory.open(folder))) {
      case LANGUAGE -> evaluate(invocation, folder);
      case VISION -> BySuite.run(this, new VisionEvaluateCommand(), invocation);
      case MLP -> BySuite.run(this, new MlpEvaluateCommand(), invocation);
    };
  }

  private static Exit evaluate(Invocation invocation, Path folder) {
    LanguageConfiguration configuration =
        RunSuite.LANGUAGE.configuration(RunDirectory.open(folder), LanguageConfiguration.class);
    invocation.noteUnmarked(List.of(folder));
    EngineSettings settings = invocation.engine(configuration.compute().settings().precision());
    Optional<Path> file = invocation.get(Flags.TEXT);
    if (file.isPresent() && invocation.arguments().has(SPLIT)) {
      throw new IllegalArgumentException(
          "--split belongs to the run's own text or a --corpus: of a --text everything is measured, or the end that --validation-share gives");
    }
    Optional<CorpusChoice> asked =
        file.isPresent() ? Optional.of(part(invocation)) : invocation.corpus();
    boolean whole = file.isPresent() && !invocation.arguments().has(VALIDATION_SHARE);
    MeasuredPart measured = invocation.get(SPLIT).orElse(MeasuredPart.VALIDATION);
    TextSources sources = invocation.sources();
    RunResult result;
    try (TrainedModel model = TrainedModel.open(folder, settings, sources.cache().proofs())) {
      if (whole) {
        result = model.evaluate(sources, Corpora.ofWholeText(file.get()), measured);
      } else if (asked.isPresent()) {
        result = model.evaluate(sources, asked.get(), measured);
      } else {
        result = model.evaluate(sources, measured);
      }
    }
    return invocation.done(
        result,
        () -> {
          invocation.row("text", "%s", asked.orElse(configuration.recipe().corpus()));
          RunSummary.print(
              invocation, folder, result, whole ? "the text" : measured.word(), "scoring");
        });
  }

  /** The end of a text, of which nothing is kept for a test. */
  private static CorpusChoice part(Invocation invocation) {
    if (invocation.arguments().has(Flags.CORPUS)) {
      return invocation.corpus().orElseThrow(); // which refuses both
    }
    return CorpusChoice.file(
        invocation.get(Flags.TEXT).orElseThrow(),
        invocation.get(VALIDATION_SHARE).orElse(CorpusChoice.DEFAULT_VALIDATION_SHARE),
        OptionalDouble.empty());
  }
}
