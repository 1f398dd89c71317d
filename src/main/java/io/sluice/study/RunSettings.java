package io.sluice.study;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.TensorEngine;
import io.sluice.notation.Words;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageConfiguration.TextFingerprint;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.language.TokenizedCorpus;
import io.sluice.training.Compute;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What every run of a study has in common beside its recipe, and the check that a run in a folder
 * was trained with it.
 *
 * @param text what the ids depend on
 * @param compute what the rounding depends on
 */
record RunSettings(TextFingerprint text, Compute compute) {

  private static final String THREADS = "compute.threads";

  /**
   * Everything that decides a run's numbers, by the keys of {@code config.json}; what a key sums up
   * comes after what it holds, so that the sentence names the smallest.
   */
  private static final Map<String, Function<LanguageConfiguration, Object>> KEYS = keys();

  private static Map<String, Function<LanguageConfiguration, Object>> keys() {
    Map<String, Function<LanguageConfiguration, Object>> keys = new LinkedHashMap<>();
    keys.put("seed", LanguageConfiguration::seed);
    keys.put("recipe.corpus", c -> c.recipe().corpus());
    keys.put("recipe.tokenizer", c -> c.recipe().tokenizer());
    keys.put("recipe.batch", c -> c.recipe().batch());
    keys.put("recipe.model.layers", c -> c.recipe().model().layers());
    keys.put("recipe.model.width", c -> c.recipe().model().width());
    keys.put("recipe.model.context", c -> c.recipe().model().context());
    keys.put("recipe.model.feed_forward", c -> c.recipe().model().feedForward().notation());
    keys.put("recipe.model", c -> c.recipe().model());
    keys.put("recipe.training.steps", c -> c.recipe().training().steps());
    keys.put("recipe.training.marks", c -> c.recipe().training().marks());
    keys.put("recipe.training.schedule.peak", c -> c.recipe().training().schedule().peak());
    keys.put("recipe.training", c -> c.recipe().training());
    keys.put("recipe", LanguageConfiguration::recipe);
    keys.put("text.corpus", c -> c.text().corpus());
    keys.put("text.tokenizer", c -> c.text().tokenizer());
    keys.put("text.vocabulary", c -> c.text().vocabulary());
    keys.put("compute.device", c -> c.compute().device());
    keys.put("compute.precision", c -> Words.of(c.compute().precision()));
    keys.put(THREADS, c -> c.compute().threads());
    return keys;
  }

  /** Reads the text once and asks the engine what it resolves the settings to. */
  static RunSettings resolve(TextSources sources, LanguageRecipe recipe, EngineSettings settings) {
    try (TokenizedCorpus text = sources.tokenize(recipe.corpus(), recipe.tokenizer());
        TensorEngine engine = TensorEngine.open(settings)) {
      return new RunSettings(
          new TextFingerprint(
              text.corpus().fingerprint(),
              text.tokenizer().fingerprint(),
              text.tokenizer().vocabularySize()),
          Compute.of(engine));
    }
  }

  /**
   * Refuses a run that was trained otherwise; a later version of the program is not otherwise.
   *
   * @throws IllegalArgumentException with the folder, the first key that differs, and what to do
   */
  void requireSame(StudyRun run, RunDirectory directory) {
    LanguageConfiguration found =
        RunSuite.LANGUAGE.configuration(directory, LanguageConfiguration.class);
    LanguageConfiguration wanted =
        new LanguageConfiguration(found.provenance(), run.recipe(), run.seed(), text, compute);
    if (found.equals(wanted)) {
      return;
    }
    String key =
        KEYS.keySet().stream()
            .filter(k -> !KEYS.get(k).apply(found).equals(KEYS.get(k).apply(wanted)))
            .findFirst()
            .orElseThrow();
    throw new IllegalArgumentException(
        "%s holds a run that this study would not train: %s is %s there and %s here; %sdelete that folder, or choose another --name"
            .formatted(
                run.folder(),
                key,
                KEYS.get(key).apply(found),
                KEYS.get(key).apply(wanted),
                key.equals(THREADS) ? continuation(found) : ""));
  }

  /**
   * The thread count is the last key, so nothing else differs: the study was begun on a machine
   * with another number of cores, and an option continues it here.
   */
  private static String continuation(LanguageConfiguration found) {
    return "continue the study with --threads %d, or ".formatted(found.compute().threads());
  }
}
