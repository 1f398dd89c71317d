package io.sluice.study;

import io.sluice.engine.EngineSettings;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.Outcome;
import io.sluice.run.ResultRow;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunResult;
import io.sluice.run.SiteRow;
import io.sluice.run.UnmarkedRuns;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.language.LanguageRun;
import io.sluice.suite.language.TextSources;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Trains what a study asks for and has not been trained yet. */
public final class StudyRunner {

  private static final StudyFolder.Results<ResultRow> RESULTS =
      new StudyFolder.Results<>(
          new RecordCsv<>(ResultRow.class), row -> List.of(row.variant(), row.seed(), row.mark()));

  private final Function<String, LanguageRecipe> recipes;
  private final TextSources sources;
  private final EngineSettings settings;
  private final StudyListener listener;
  private final StopSignal stop;

  /**
   * A runner of the shipped recipes.
   *
   * @param sources where text comes from
   * @param settings device and threads; the precision is the study's
   * @param listener told of runs and their records
   * @param stop asked after every step
   */
  public StudyRunner(
      TextSources sources, EngineSettings settings, StudyListener listener, StopSignal stop) {
    this(LanguageRecipes::named, sources, settings, listener, stop);
  }

  /**
   * A runner of any recipes.
   *
   * @param recipes a recipe by its name, or an {@link IllegalArgumentException}
   * @param sources where text comes from
   * @param settings device and threads; the precision is the study's
   * @param listener told of runs and their records
   * @param stop asked after every step
   */
  public StudyRunner(
      Function<String, LanguageRecipe> recipes,
      TextSources sources,
      EngineSettings settings,
      StudyListener listener,
      StopSignal stop) {
    this.recipes = recipes;
    this.sources = sources;
    this.settings = settings;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Trains every run that has no result yet, the seeds one after the other, so that a study that is
   * stopped has all variants of the seeds behind it. After each run {@code results.csv} is written.
   *
   * @param study what to compare
   * @param name the study's name, see {@link Study#derivedName}
   * @param evaluation the folder of the study's files, {@code eval/NAME}
   * @param checkpoints the folder of its runs, {@code checkpoints/NAME}
   * @return which runs have results, and their rows
   * @throws IllegalArgumentException if either folder holds something else than this study, or
   *     somebody else is training it
   */
  public StudyOutcome run(Study study, String name, Path evaluation, Path checkpoints) {
    StudyName.checked(name);
    try (RunLock lock = RunLock.ofStudy(checkpoints)) {
      return runAlone(study, name, evaluation, checkpoints);
    }
  }

  private StudyOutcome runAlone(Study study, String name, Path evaluation, Path checkpoints) {
    StudyPlan plan = StudyPlan.of(study, recipes, checkpoints);
    StudyFolder<Study, ResultRow> folder =
        StudyFolder.open(evaluation, study, Study.class, RESULTS, "compare");
    EngineSettings engine =
        new EngineSettings(settings.device(), study.precision(), settings.threads());
    RunSettings common = RunSettings.resolve(sources, plan.recipe(), engine);
    UnmarkedRuns unmarked = new UnmarkedRuns();
    for (StudyRun run : plan.runs()) {
      if (isBegun(run)) {
        common.requireSame(run, RunDirectory.open(run.folder()));
        unmarked.look(run.folder());
      }
    }
    unmarked.notice().ifPresent(listener::onNotice);
    folder.writePlan();
    RunRows files = new RunRows(study, name, listener);
    List<StudyRun> finished = new ArrayList<>();
    List<StudyRun> unfinished = new ArrayList<>();
    List<ResultRow> rows = new ArrayList<>();
    List<SiteRow> sites = new ArrayList<>();
    int count = plan.runs().size();
    for (StudyRun run : plan.runs()) {
      int index = finished.size() + unfinished.size() + 1;
      if (RunRows.has(run)) {
        listener.onRunSkipped(run, index, count);
      } else if (!stop.isRequested()) {
        listener.onRunStart(run, index, count);
        train(run, engine);
      }
      if (!RunRows.has(run)) {
        unfinished.add(run);
        continue;
      }
      finished.add(run);
      rows.addAll(files.of(run));
      rows.sort(inTheStudysOrder(study, ResultRow::variant, ResultRow::seed, ResultRow::mark));
      sites.addAll(files.sites(run));
      sites.sort(inTheStudysOrder(study, SiteRow::variant, SiteRow::seed, SiteRow::steps));
      folder.writeResults(rows, sites);
    }
    return new StudyOutcome(
        List.copyOf(finished), List.copyOf(unfinished), List.copyOf(rows), List.copyOf(sites));
  }

  private static boolean isBegun(StudyRun run) {
    return Files.exists(run.folder().resolve("config.json"));
  }

  private void train(StudyRun run, EngineSettings engine) {
    LanguageRun trainer = new LanguageRun(sources, listener, stop);
    try {
      Outcome<RunResult> outcome =
          isBegun(run)
              ? trainer.resume(run.folder())
              : trainer.train(run.recipe(), run.seed(), engine, run.folder());
      outcome.result().ifPresent(result -> listener.onRunDone(run, result));
    } catch (DivergenceException e) {
      listener.onRunDiverged(run, Divergence.write(run.folder(), e));
    }
  }

  private static <R> Comparator<R> inTheStudysOrder(
      Study study, Function<R, String> variant, Function<R, Long> seed, ToLongFunction<R> length) {
    List<String> variants = study.variants().stream().map(FeedForward::notation).toList();
    return Comparator.comparingInt((R row) -> variants.indexOf(variant.apply(row)))
        .thenComparingInt(row -> study.seeds().indexOf(seed.apply(row)))
        .thenComparingLong(length);
  }
}
