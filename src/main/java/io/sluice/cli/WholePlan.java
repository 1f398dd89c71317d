package io.sluice.cli;

import io.sluice.experiment.Plan;
import io.sluice.recipe.Recipes;
import io.sluice.report.html.PlanSource;
import io.sluice.run.Json;
import io.sluice.run.RunSuite;
import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan with all that it leaves unsaid.
 *
 * @param levels that are compared, in the order of the tables
 * @param examples what its runs learn from
 * @param files as written, with every key, and the recipe
 */
record WholePlan(List<String> levels, String examples, List<PlanSource> files) {

  /** Of what has no plan. */
  static final WholePlan NONE = new WholePlan(List.of(), "patterns", List.of());

  /**
   * Reads a plan.
   *
   * @param plan a study's file
   * @param name the study's
   */
  static WholePlan of(Path plan, String name) {
    return switch (RunSuite.ofPlan(plan)) {
      case LANGUAGE -> {
        Study study = Study.read(plan);
        yield of(
            plan,
            StudyPlans.of(study, name),
            "tokens",
            study,
            recipe(LanguageRecipes.RECIPES, study.recipe()));
      }
      case VISION -> {
        VisionStudy study = VisionStudy.read(plan);
        yield of(
            plan,
            StudyPlans.of(study, name),
            "images",
            study,
            recipe(VisionRecipes.RECIPES, study.recipe()));
      }
      case MLP -> {
        MlpStudy study = MlpStudy.read(plan);
        yield of(plan, StudyPlans.of(study, name), "patterns", study, Stream.empty());
      }
    };
  }

  private static WholePlan of(
      Path file, Plan plan, String examples, Object study, Stream<PlanSource> recipe) {
    String written = Json.text(file);
    String whole = Json.yaml(study);
    return new WholePlan(
        plan.comparedLevels(),
        examples,
        Stream.of(
                Stream.of(new PlanSource("study.yaml", written)),
                Stream.of(new PlanSource("The same with every key", whole))
                    .filter(same -> !whole.equals(written)),
                recipe)
            .flatMap(each -> each)
            .toList());
  }

  /** None where it was a file that is gone. */
  private static Stream<PlanSource> recipe(Recipes<?> recipes, String name) {
    return recipes.has(name)
        ? Stream.of(
            new PlanSource("Recipe " + Recipes.shortName(name), Json.yaml(recipes.named(name))))
        : Stream.empty();
  }
}
