package io.sluice.study;

import io.sluice.engine.EngineSettings;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.language.TextSources;
import io.sluice.training.StopSignal;
import java.nio.file.Path;
import java.util.function.Function;

/** Trains what a study asks for and has not been trained yet. */
public final class StudyRunner {

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
   * @throws IllegalArgumentException if either folder holds something else than this study
   */
  public StudyOutcome run(Study study, String name, Path evaluation, Path checkpoints) {
    throw new IllegalStateException("to come: " + recipes + sources + settings + listener + stop);
  }
}
