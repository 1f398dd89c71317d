package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerProofs;
import io.sluice.corpus.Tokenizers;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.MachineMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.measure.Perplexity;
import io.sluice.notation.ShellWord;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.RunSuite;
import io.sluice.run.Safetensors;
import io.sluice.training.ModelFile;
import io.sluice.training.Validation;
import io.sluice.transformer.Generation;
import io.sluice.transformer.SamplingSettings;
import io.sluice.transformer.Transformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** The model of a run, loaded for use: its last checkpoint and its tokenizer. */
public final class TrainedModel implements AutoCloseable {

  private final RunDirectory run;
  private final LanguageConfiguration configuration;
  private final TensorEngine engine;
  private final Tokenizer tokenizer;
  private final Transformer model;
  private final long step;

  private TrainedModel(
      RunDirectory run,
      LanguageConfiguration configuration,
      TensorEngine engine,
      Tokenizer tokenizer) {
    this.run = run;
    this.configuration = configuration;
    this.engine = engine;
    this.tokenizer = tokenizer;
    configuration
        .recipe()
        .model()
        .memory(configuration.text().vocabulary(), 0)
        .requireLoadable(engine.deviceName(), MachineMemory.here(), LanguageRun.DAMAGED);
    model =
        Transformer.create(
            engine,
            configuration.recipe().model(),
            configuration.text().vocabulary(),
            configuration.seed());
    ModelFile.load(OwnFiles.of(run), model.parameters());
    step = step(run.model());
  }

  private static long step(Path file) {
    try (Safetensors tensors = Safetensors.open(file)) {
      return tensors.number("step").orElse(0);
    }
  }

  /**
   * Loads a run's model.
   *
   * @param folder the run's folder
   * @param settings where and how to compute
   * @param proofs which tokenizers of others have been tried
   * @return the model, closed by the caller
   * @throws IllegalArgumentException if the folder holds no run or no checkpoint yet
   */
  public static TrainedModel open(Path folder, EngineSettings settings, TokenizerProofs proofs) {
    RunDirectory run = RunDirectory.open(folder);
    LanguageConfiguration configuration =
        RunSuite.LANGUAGE.configuration(run, LanguageConfiguration.class);
    if (!Files.exists(run.model())) {
      if (run.isDone()) {
        OwnFiles.of(run).requireWholeModel(); // says that it is lost
      }
      throw new IllegalArgumentException(
          folder
              + " has no checkpoint yet: go on training with ./sluice resume "
              + ShellWord.of(folder));
    }
    Tokenizer tokenizer =
        configuration
            .text()
            .checked(Tokenizers.load(run.tokenizer(), proofs), run.tokenizer().toString());
    TensorEngine engine = null;
    try {
      engine = TensorEngine.open(settings);
      return new TrainedModel(run, configuration, engine, tokenizer);
    } catch (RuntimeException e) {
      if (engine != null) {
        engine.close();
      }
      tokenizer.close();
      throw e;
    }
  }

  /**
   * The tokenizer.
   *
   * @return owned by this
   */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /**
   * Measures the model on a held-out part of its own text.
   *
   * @param sources where text comes from
   * @param measured which part
   * @return loss and speed of this evaluation
   * @throws IllegalArgumentException if that text has changed since the run began, or has no such
   *     part
   */
  public RunResult evaluate(TextSources sources, MeasuredPart measured) {
    CorpusChoice choice = configuration.recipe().corpus();
    Corpus corpus =
        configuration
            .text()
            .checked(
                sources.open(choice),
                run.folder(),
                choice,
                "name the text to measure by --text or --corpus");
    if (measured == MeasuredPart.TEST && !corpus.hasTest()) {
      throw new IllegalArgumentException(
          "%s began with a text of two parts, training and validation, so it has no test part: train anew for one, or measure its validation part"
              .formatted(run.folder()));
    }
    return evaluate(sources, corpus, measured);
  }

  /**
   * Measures the model on a held-out part of a text.
   *
   * @param sources where text comes from
   * @param choice which text
   * @param measured which part of it
   * @return loss and speed of this evaluation
   */
  public RunResult evaluate(TextSources sources, CorpusChoice choice, MeasuredPart measured) {
    return evaluate(sources, sources.open(choice), measured);
  }

  /**
   * Measures the model on a held-out part of a corpus.
   *
   * @param sources where token files are kept
   * @param corpus the text
   * @param measured which part of it
   * @return loss and speed of this evaluation
   */
  public RunResult evaluate(TextSources sources, Corpus corpus, MeasuredPart measured) {
    Corpus parted = measured.of(corpus);
    HeldOut part = measured.part();
    try (TokenFile file = sources.cache().heldOut(parted, part, tokenizer)) {
      long start = System.nanoTime();
      try (TextScorer scorer = new TextScorer(engine, model, parted, part, file, tokenizer)) {
        Validation validation = scorer.score();
        double seconds = (System.nanoTime() - start) / 1e9;
        return result(
            validation,
            seconds,
            file,
            TokenizedCorpus.floorNats(parted, part, file, tokenizer),
            measured);
      }
    }
  }

  private RunResult result(
      Validation validation,
      double seconds,
      TokenFile file,
      OptionalDouble floor,
      MeasuredPart measured) {
    int vocabulary = configuration.text().vocabulary();
    return new RunResult(
        run.folder().getFileName().toString(),
        step,
        configuration.recipe().model().parameters(vocabulary),
        validation.lossNats(),
        Perplexity.of(validation.lossNats()),
        validation.bitsPerByte(),
        file.lostShare(),
        validation.tokens(),
        seconds,
        validation.tokens() / seconds,
        floor,
        configuration.recipe().model().flopsPerToken(vocabulary),
        Optional.empty(),
        Optional.of(measured.word()),
        configuration.provenance().identity());
  }

  /**
   * What to go on from.
   *
   * @param text what somebody has said, if anything
   * @throws IllegalArgumentException if the text is nothing to the tokenizer
   */
  public Prompt prompt(Optional<String> text) {
    return text.map(some -> Prompt.of(some, tokenizer)).orElseGet(() -> Prompt.none(tokenizer));
  }

  /**
   * Continues a prompt.
   *
   * @param prompt where it begins
   * @param tokens how many tokens to draw
   * @param sampling how to draw
   * @param attention with or without key/value cache
   * @param onToken told of each id at once
   * @param stop asked before each token; true ends the generation
   */
  public void generate(
      Prompt prompt,
      int tokens,
      SamplingSettings sampling,
      Generation.Attention attention,
      IntConsumer onToken,
      IntPredicate stop) {
    new Generation(engine, model, attention).run(prompt.ids(), tokens, sampling, onToken, stop);
  }

  @Override
  public void close() {
    engine.close();
    tokenizer.close();
  }
}
