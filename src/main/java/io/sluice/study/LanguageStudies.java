package io.sluice.study;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.TensorEngine;
import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.RunTables;
import io.sluice.experiment.SameConfiguration;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.Suite;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.OwnFiles;
import io.sluice.run.ResultRow;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.RunSuite;
import io.sluice.suite.language.Benchmark;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRun;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TokenizedCorpus;
import io.sluice.training.Compute;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.transformer.TransformerShape;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Feed-forward variants x seeds at fixed steps.
 *
 * @param recipes a recipe by its name, or an {@link IllegalArgumentException}
 * @param sources where text comes from
 * @param settings device and threads; the precision is the study's
 * @param memory measures the memory of one variant
 */
public record LanguageStudies(
    Function<String, LanguageRecipe> recipes,
    TextSources sources,
    EngineSettings settings,
    MemoryMeter memory)
    implements Suite<Study, StudyRun, ResultRow> {

  /** The same with other threads. */
  LanguageStudies withThreads(int threads) {
    return new LanguageStudies(recipes, sources, settings.withThreads(threads), memory);
  }

  @Override
  public Class<Study> plan() {
    return Study.class;
  }

  @Override
  public StudyFolder.Results<ResultRow> results() {
    return new StudyFolder.Results<>(
        new RecordCsv<>(ResultRow.class), row -> List.of(row.variant(), row.seed(), row.mark()));
  }

  @Override
  public String command() {
    return "compare";
  }

  /** Reads the text once and asks the engine what it resolves the settings to. */
  @Override
  public Opened open(
      Study study, String name, Path evaluation, Path checkpoints, StudyListener listener) {
    StudyPlan plan =
        new StudyPlan(
            study,
            study.recipe(recipes),
            checkpoints,
            TuningCurves.of(evaluation, study.tune().isPresent()).chosen());
    List<StudyRun> runs = plan.runs(listener); // A refusal does not wait for the text.
    EngineSettings engine = settings.with(study.precision(), study.reproducible());
    try (TokenizedCorpus text =
            sources.tokenize(plan.recipe().corpus(), plan.recipe().tokenizer());
        TensorEngine opened = TensorEngine.open(engine)) {
      return new Opened(
          sources,
          memory,
          plan,
          runs,
          new LanguageConfiguration.TextFingerprint(
              text.corpus().fingerprint(),
              text.tokenizer().fingerprint(),
              text.tokenizer().vocabularySize()),
          text.training().count(),
          Compute.of(opened),
          engine,
          new RunRows(study, name, listener));
    }
  }

  /** Enough for a mean of steps that are alike. */
  private static final int TIMED_STEPS = 5;

  /** A study with what all of its runs have in common. */
  record Opened(
      TextSources sources,
      MemoryMeter memory,
      StudyPlan plan,
      List<StudyRun> runs,
      LanguageConfiguration.TextFingerprint text,
      long trainingTokens,
      Compute compute,
      EngineSettings engine,
      RunRows rows)
      implements OpenedStudy<StudyRun, ResultRow> {

    @Override
    public List<StudyRun> inTables() {
      return plan.inTables(runs);
    }

    @Override
    public void requireSame(StudyRun run) {
      LanguageConfiguration found =
          RunSuite.LANGUAGE.configuration(
              RunDirectory.open(run.folder()), LanguageConfiguration.class);
      if (found.recipe().isTested() != run.recipe().isTested()) {
        throw new IllegalArgumentException(
            "%s was measured on %s part of the text, as 'split' said then: put that back, or choose another --name"
                .formatted(
                    run.folder(),
                    found.recipe().isTested() ? "the test" : "no other than the validation"));
      }
      SameConfiguration.require(
          run.folder(),
          found,
          LanguageConfiguration.of(
              found.provenance(), run.recipe(), run.seed(), text, Optional.empty(), compute));
    }

    @Override
    public void requireTrainable() {
      for (StudyRun run : runs) {
        if (!run.isBegun()) {
          run.recipe().training().requirePeak();
        }
        if (!run.hasResult()) {
          LanguageRun.requireTrainable(
              run.recipe(), trainingTokens, text.vocabulary(), compute.device());
        }
      }
    }

    @Override
    public void train(StudyRun run, TrainingListener training, StopSignal stop) {
      LanguageRun trainer = new LanguageRun(sources, training, stop);
      if (run.isBegun()) {
        trainer.resume(run.folder());
      } else {
        trainer.train(run.recipe(), run.seed(), engine, run.folder());
      }
    }

    @Override
    public Cost cost(StudyRun run) {
      TransformerShape model = run.recipe().model();
      long tokens =
          run.recipe().training().steps()
              * run.recipe().training().accumulation()
              * run.recipe().batch()
              * model.context();
      return new Cost(
          OptionalLong.of(model.parameters(text.vocabulary())),
          tokens,
          OptionalDouble.of((double) tokens * model.flopsPerToken(text.vocabulary())),
          run.recipe().training().steps());
    }

    @Override
    public OptionalDouble measuredS(StudyRun run) {
      try (TensorEngine opened = TensorEngine.open(engine)) {
        return benchmark(run).inTurns(opened, List.of(run.variant())).get(0).rounds().stream()
            .mapToDouble(round -> round.elapsed().toNanos() / 1e9)
            .average()
            .stream()
            .map(
                seconds ->
                    seconds
                        * run.recipe().training().accumulation()
                        * run.recipe().training().steps())
            .findFirst();
      }
    }

    @Override
    public Optional<Memory> memory(List<StudyRun> runs) {
      StudyRun largest =
          Collections.max(
              runs, Comparator.comparingLong(run -> cost(run).parameters().orElseThrow()));
      OptionalLong peak = memory.peakBytes(benchmark(largest), engine);
      return peak.isPresent()
          ? Optional.of(new Memory(peak.getAsLong(), "a run"))
          : Optional.empty();
    }

    private Benchmark benchmark(StudyRun run) {
      return new Benchmark(
          run.recipe().model(), text.vocabulary(), run.recipe().batch(), TIMED_STEPS);
    }

    @Override
    public RunEnd end(StudyRun run) {
      RunResult result = OwnFiles.of(RunDirectory.open(run.folder())).result(RunResult.class);
      return new RunEnd(
          String.format(
              Locale.ROOT,
              "loss %.4f nats, perplexity %.3f",
              result.lossNats(),
              result.perplexity()),
          result.elapsedS());
    }

    @Override
    public RunTables<ResultRow> tables(StudyRun run) {
      return new RunTables<>(
          rows.of(run), Optional.of(rows.sites(run)), Optional.empty(), rows.curve(run));
    }
  }
}
