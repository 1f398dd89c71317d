package io.sluice.cli;

import io.sluice.notation.Nearest;
import io.sluice.recipe.Change;
import io.sluice.recipe.Recipes;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Who trains a recipe. */
enum RecipeSuite {
  LANGUAGE("train", LanguageRecipes.RECIPES, RecipeFlags.TRAINING),
  VISION("vision train", VisionRecipes.RECIPES, VisionFlags.KEYS),
  MLP("mlp train", MlpRecipes.RECIPES, List.of());

  private final String command;
  private final Recipes<?> recipes;
  private final List<KeyFlag<?>> words;

  RecipeSuite(String command, Recipes<?> recipes, List<KeyFlag<?>> words) {
    this.command = command;
    this.recipes = recipes;
    this.words = words;
  }

  /** The command that trains it. */
  String command() {
    return command;
  }

  Recipes<?> recipes() {
    return recipes;
  }

  /** The suite of a recipe, by its name or by what its file is about. */
  static RecipeSuite of(String nameOrFile) {
    for (RecipeSuite suite : values()) {
      if (suite.recipes.shipped().containsKey(nameOrFile)) {
        return suite;
      }
    }
    if (!Recipes.isFile(nameOrFile)) {
      throw new IllegalArgumentException(
          "unknown recipe "
              + Nearest.among(
                  nameOrFile,
                  Stream.of(values())
                      .flatMap(suite -> suite.recipes.shipped().keySet().stream())
                      .toList()));
    }
    return Stream.of(values())
        .filter(suite -> suite.recipes.isMeantBy(Path.of(nameOrFile)))
        .findFirst()
        .orElse(LANGUAGE);
  }

  /** The recipe with what was asked for. */
  Object changed(Invocation invocation, String nameOrFile) {
    for (KeyFlag<?> word : RecipeFlags.TRAINING) {
      boolean known = words.stream().anyMatch(own -> own.flag().name().equals(word.flag().name()));
      if (invocation.arguments().has(word.flag()) && !known) {
        throw new IllegalArgumentException(
            "--%s is not for %s, which ./sluice %s trains: set its keys by --set"
                .formatted(word.flag().name(), nameOrFile, command));
      }
    }
    List<KeyFlag<?>> shared =
        words.stream()
            .filter(
                own ->
                    RecipeFlags.TRAINING.stream()
                        .anyMatch(word -> word.flag().name().equals(own.flag().name())))
            .toList();
    return changed(recipes, nameOrFile, RecipeFlags.changes(invocation, shared));
  }

  private static <R> R changed(Recipes<R> recipes, String nameOrFile, List<Change> changes) {
    return recipes.changed(recipes.named(nameOrFile), changes, nameOrFile);
  }
}
