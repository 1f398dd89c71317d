package io.sluice.study;

import io.sluice.feedforward.FeedForward;
import io.sluice.suite.language.LanguageRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The runs of a study in the order of training: the seeds one after the other, so that all variants
 * of a seed are there before the next begins.
 *
 * @param recipe what all runs share; a run's own differs in variant, steps and marks
 * @param runs in training order
 */
record StudyPlan(LanguageRecipe recipe, List<StudyRun> runs) {

  static StudyPlan of(Study study, Function<String, LanguageRecipe> recipes, Path checkpoints) {
    LanguageRecipe recipe = study.recipe(recipes);
    List<FeedForward> variants = study.variants();
    List<StudyRun> runs =
        study.seeds().stream()
            .flatMap(
                seed ->
                    variants.stream()
                        .flatMap(variant -> runs(study, recipe, variant, seed, checkpoints)))
            .toList();
    return new StudyPlan(recipe, runs);
  }

  private static Stream<StudyRun> runs(
      Study study, LanguageRecipe recipe, FeedForward variant, long seed, Path checkpoints) {
    LanguageRecipe varied = recipe.withFeedForward(variant);
    String name = StudyName.fileSafe(variant) + "-seed-" + seed;
    List<Long> marks = study.marks();
    return switch (study.schedule()) {
      case SHARED -> {
        long steps = study.steps().orElse(marks.get(marks.size() - 1));
        LanguageRecipe complete = varied.withSteps(steps).withMarks(marks);
        yield Stream.of(new StudyRun(variant, seed, marks, complete, checkpoints.resolve(name)));
      }
      case OWN ->
          marks.stream()
              .map(
                  mark ->
                      new StudyRun(
                          variant,
                          seed,
                          List.of(mark),
                          varied.withSteps(mark).withMarks(List.of(mark)),
                          checkpoints.resolve(name + "-steps-" + mark)));
    };
  }
}
