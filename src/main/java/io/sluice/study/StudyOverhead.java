package io.sluice.study;

import io.sluice.engine.EngineFacts;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.TensorEngine;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.OverheadRow;
import io.sluice.suite.language.Benchmark;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Times the variants of a study at its recipe's own shape and batch, in turns with the ReLU of each
 * form, and measures the memory that each takes alone.
 *
 * @param recipes a recipe by its name, or an {@link IllegalArgumentException}
 * @param settings device and threads; the precision is the study's
 * @param memory measures the memory of one variant
 * @param listener told what is measured, in a sentence
 */
public record StudyOverhead(
    Function<String, LanguageRecipe> recipes,
    EngineSettings settings,
    MemoryMeter memory,
    Consumer<String> listener) {

  /**
   * Measures, unless {@code overhead.csv} has as many steps of each variant already, and writes it.
   *
   * @param study what to time; it says how many steps
   * @param vocabulary how many ids its text has
   * @param evaluation the folder of the study's files
   * @return the rows
   */
  public List<OverheadRow> measure(Study study, int vocabulary, Path evaluation) {
    int steps = study.overheadSteps().orElseThrow();
    List<FeedForward> timed = withReferences(study.crossing().variants());
    Path file = evaluation.resolve(StudyFolder.OVERHEAD);
    if (Files.exists(file)) {
      List<OverheadRow> earlier = new RecordCsv<>(OverheadRow.class).read(file);
      if (measured(earlier).equals(planned(timed, steps))) {
        listener.accept("overhead: measured before");
        return earlier;
      }
    }
    LanguageRecipe recipe =
        LanguageRecipes.RECIPES.changed(
            study.recipe(recipes), study.crossing().common(), study.recipe());
    Benchmark benchmark = new Benchmark(recipe.model(), vocabulary, recipe.batch(), steps);
    EngineSettings engine = settings.with(study.precision(), study.reproducible());
    listener.accept(
        "overhead: %d steps of each in turns, %s"
            .formatted(
                steps, String.join(", ", timed.stream().map(FeedForward::notation).toList())));
    List<Benchmark.Timing> timings;
    EngineFacts facts;
    try (TensorEngine opened = TensorEngine.open(engine)) {
      timings = benchmark.inTurns(opened, timed);
      facts = opened.facts();
    }
    List<OptionalLong> peaks = new ArrayList<>();
    for (FeedForward variant : timed) {
      listener.accept("overhead: memory of %s alone".formatted(variant.notation()));
      peaks.add(memory.peakBytes(benchmark.of(variant), engine));
    }
    List<OverheadRow> rows = OverheadRows.of(benchmark, facts, timings, peaks);
    new RecordCsv<>(OverheadRow.class).write(file, rows);
    return rows;
  }

  private static List<FeedForward> withReferences(List<FeedForward> variants) {
    return Stream.concat(variants.stream(), variants.stream().map(OverheadRows::relu))
        .distinct()
        .toList();
  }

  /** What the file should hold: the rounds of each variant. */
  private static Set<String> planned(List<FeedForward> timed, int steps) {
    Set<String> planned = new HashSet<>();
    for (FeedForward variant : timed) {
      for (int round = 1; round <= steps; round++) {
        planned.add(variant.notation() + " " + round);
      }
    }
    return planned;
  }

  private static Set<String> measured(List<OverheadRow> rows) {
    return rows.stream()
        .map(row -> row.variant() + " " + row.round())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
