package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.corpus.TokenizerProofs;
import io.sluice.corpus.Tokenizers;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.MachineMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.measure.Perplexity;
import io.sluice.run.Outcome;
import io.sluice.run.OwnFiles;
import io.sluice.run.Provenance;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunResult;
import io.sluice.run.RunSuite;
import io.sluice.training.Compute;
import io.sluice.training.Continuation;
import io.sluice.training.Course;
import io.sluice.training.Lengthening;
import io.sluice.training.Longer;
import io.sluice.training.StartingWeights;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.TrainingLoop;
import io.sluice.training.TrainingOutcome;
import io.sluice.training.TrainingPlan;
import io.sluice.training.Validation;
import io.sluice.transformer.Transformer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains a language model into a run directory, and goes on where a run was interrupted.
 *
 * @param sources where text comes from
 * @param listener told of every record
 * @param stop asked after every step
 */
public record LanguageRun(TextSources sources, TrainingListener listener, StopSignal stop) {

  private static final String TOO_LARGE =
      "give a lesser --width, --layers or --batch, or a --tokenizer with fewer tokens";
  static final String DAMAGED = "restore the run's config.json, or resume on a larger machine";

  /**
   * Trains a new run.
   *
   * @param recipe its values
   * @param seed of first values, batches and dropout
   * @param settings where and how to compute
   * @param out an empty or missing folder
   * @return the result, or the step at which somebody stopped it
   */
  public Outcome<RunResult> train(
      LanguageRecipe recipe, long seed, EngineSettings settings, Path out) {
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer())) {
      return train(recipe, seed, settings, out, text, Optional.empty());
    }
  }

  /**
   * Trains a new run on a text that is encoded already, from trained weights if there are some.
   *
   * @param recipe its values
   * @param seed of first values, batches and dropout
   * @param settings where and how to compute
   * @param out an empty or missing folder
   * @param text what the recipe's corpus and tokenizer give; the caller closes it
   * @param weights what the model starts from, if not from its seed
   * @return the result, or the step at which somebody stopped it
   */
  public Outcome<RunResult> train(
      LanguageRecipe recipe,
      long seed,
      EngineSettings settings,
      Path out,
      TokenizedCorpus text,
      Optional<StartingWeights> weights) {
    recipe.training().requirePeak();
    try (TensorEngine engine = TensorEngine.open(settings)) {
      Compute compute = Compute.of(engine);
      LanguageConfiguration configuration =
          LanguageConfiguration.of(
                  Provenance.current(compute.pinned()),
                  recipe,
                  seed,
                  fingerprint(text),
                  weights,
                  compute)
              .identified();
      LanguageTask task = task(engine, text, configuration, TOO_LARGE);
      weights.ifPresent(trained -> trained.requireFit(task.parameters()));
      return RunDirectory.begin(
          out,
          configuration,
          run -> {
            text.tokenizer().save(run.tokenizer());
            return train(engine, text, task, configuration, run);
          });
    }
  }

  /**
   * Refuses what could not be trained, before a run is begun with it.
   *
   * @param recipe of the run
   * @param tokens of the training text
   * @param vocabulary of its tokenizer
   * @param device as {@link TensorEngine#deviceName()} says it
   * @throws IllegalArgumentException if the context is more than the text, or the model more than
   *     the memory
   */
  public static void requireTrainable(
      LanguageRecipe recipe, long tokens, int vocabulary, String device) {
    requireTrainable(recipe, tokens, vocabulary, device, TOO_LARGE);
  }

  private static void requireTrainable(
      LanguageRecipe recipe, long tokens, int vocabulary, String device, String advice) {
    LanguageTask.requireWindow(recipe, tokens);
    recipe
        .model()
        .memory(vocabulary, recipe.batch())
        .requireTrainable(device, MachineMemory.here(), advice);
  }

  /**
   * Finishes an interrupted run, to the bits of an undisturbed one.
   *
   * @param folder the run's folder
   * @return the result, or the step at which somebody stopped it
   */
  public Outcome<RunResult> resume(Path folder) {
    return resume(folder, Optional.empty(), Optional.empty());
  }

  /**
   * Finishes an interrupted run whose text may lie elsewhere now, or lengthens a finished one.
   *
   * @param folder the run's folder
   * @param moved where the run's text file lies, if not where the run began with it; its content
   *     must be the same
   * @param asked how many steps it is to have, if more than it was finished with
   * @return the result, or the step at which somebody stopped it
   * @throws IllegalArgumentException if it cannot be lengthened, or its text is another one; the
   *     run is as it was then
   */
  public Outcome<RunResult> resume(Path folder, Optional<Path> moved, Optional<Longer> asked) {
    RunDirectory run = RunDirectory.open(folder);
    LanguageConfiguration configuration = configuration(run);
    OwnFiles own = OwnFiles.of(run);
    CorpusChoice began = configuration.recipe().corpus();
    Optional<Lengthening<LanguageConfiguration>> longer =
        asked.map(more -> longer(run, configuration, more));
    if (run.isDone() && longer.isEmpty()) {
      Outcome<RunResult> outcome = own.outcome(RunResult.class);
      savedTokenizer(run, configuration).close();
      // Whose text need not be there any more, unless somebody says where it is.
      moved.map(began::movedTo).ifPresent(choice -> corpus(choice, configuration, folder));
      return outcome;
    }
    own.requireNothingForeign();
    own.requireCheckpointOfModel();
    Corpus corpus = corpus(moved.map(began::movedTo).orElse(began), configuration, folder);
    try (RunLock lock = run.lock();
        TokenizedCorpus text = sources.tokenize(corpus, tokenizer(run, configuration, corpus));
        TensorEngine engine = TensorEngine.open(configuration.compute().settings())) {
      if (!Files.exists(run.tokenizer())) {
        text.tokenizer().save(run.tokenizer());
      }
      LanguageTask task = task(engine, text, configuration, DAMAGED);
      LanguageConfiguration whole =
          Lengthening.begin(run, configuration, configuration(run), longer);
      return train(engine, text, task, whole, run);
    }
  }

  private static Lengthening<LanguageConfiguration> longer(
      RunDirectory run, LanguageConfiguration configuration, Longer asked) {
    TrainingPlan plan = configuration.course().plan();
    return Lengthening.of(
        run,
        configuration,
        asked,
        plan::steps,
        true,
        () -> new Continuation(plan.steps(), asked.length(), Optional.of(plan.schedule())));
  }

  private static LanguageConfiguration configuration(RunDirectory run) {
    return RunSuite.LANGUAGE.configuration(run, LanguageConfiguration.class);
  }

  private Corpus corpus(CorpusChoice choice, LanguageConfiguration configuration, Path folder) {
    return configuration
        .text()
        .checked(sources.open(choice), folder, choice, "train anew with another --out");
  }

  private Tokenizer savedTokenizer(RunDirectory run, LanguageConfiguration configuration) {
    return configuration
        .text()
        .checked(
            Tokenizers.load(run.tokenizer(), sources.cache().proofs()), run.tokenizer().toString());
  }

  /** The run's own, or the recipe's where the run was killed before it could save it. */
  private Tokenizer tokenizer(
      RunDirectory run, LanguageConfiguration configuration, Corpus corpus) {
    TokenizerProofs proofs = sources.cache().proofs();
    if (Files.exists(run.tokenizer())) {
      return savedTokenizer(run, configuration);
    }
    TokenizerChoice choice = configuration.recipe().tokenizer();
    return configuration
        .text()
        .checked(choice.build(corpus, sources.dataDirectory(), proofs), choice.text());
  }

  private Outcome<RunResult> train(
      TensorEngine engine,
      TokenizedCorpus text,
      LanguageTask task,
      LanguageConfiguration configuration,
      RunDirectory run) {
    Course course = configuration.course();
    TrainingOutcome outcome = new TrainingLoop(engine, task, course, run, listener, stop).run();
    if (!outcome.isComplete()) {
      return new Outcome<>(outcome.step(), course.plan().steps(), Optional.empty());
    }
    return OwnFiles.of(run).finish(result(run, configuration, text, outcome));
  }

  private static RunResult result(
      RunDirectory run,
      LanguageConfiguration configuration,
      TokenizedCorpus text,
      TrainingOutcome outcome) {
    LanguageRecipe recipe = configuration.recipe();
    int vocabulary = configuration.text().vocabulary();
    Validation last = outcome.last().orElseThrow();
    long trained =
        outcome.step()
            * recipe.training().accumulation()
            * recipe.batch()
            * recipe.model().context();
    double seconds = outcome.elapsed().toNanos() / 1e9;
    return new RunResult(
        run.folder().getFileName().toString(),
        outcome.step(),
        recipe.model().parameters(vocabulary),
        last.lossNats(),
        Perplexity.of(last.lossNats()),
        last.bitsPerByte(),
        text.validation().lostShare(),
        last.tokens(),
        seconds,
        trained / seconds,
        text.floorNats(),
        recipe.model().flopsPerToken(vocabulary),
        outcome
            .test()
            .map(
                test ->
                    new RunResult.Test(
                        test.lossNats(),
                        Perplexity.of(test.lossNats()),
                        test.bitsPerByte(),
                        test.tokens(),
                        text.testFloorNats())),
        Optional.empty(),
        Optional.of(OwnFiles.of(run).identity().sha256()));
  }

  private static LanguageTask task(
      TensorEngine engine,
      TokenizedCorpus text,
      LanguageConfiguration configuration,
      String advice) {
    requireTrainable(
        configuration.recipe(),
        text.training().count(),
        configuration.text().vocabulary(),
        engine.deviceName(),
        advice);
    Transformer model =
        Transformer.create(
            engine,
            configuration.recipe().model(),
            configuration.text().vocabulary(),
            configuration.seed());
    return new LanguageTask(engine, model, text, configuration.recipe(), configuration.seed());
  }

  private static LanguageConfiguration.TextFingerprint fingerprint(TokenizedCorpus text) {
    return new LanguageConfiguration.TextFingerprint(
        text.corpus().fingerprint(),
        text.tokenizer().fingerprint(),
        text.tokenizer().vocabularySize());
  }
}
