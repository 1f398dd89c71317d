package io.sluice.cli;

import io.sluice.notation.Nearest;
import io.sluice.recipe.Change;
import io.sluice.recipe.Recipes;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who trains a recipe. */
enum RecipeSuite {
  LANGUAGE("train", "tokens", LanguageRecipes.RECIPES, RecipeFlags.TRAINING),
  VISION("vision train", "images", VisionRecipes.RECIPES, VisionFlags.KEYS),
  MLP("mlp train", "rows", MlpRecipes.RECIPES, MlpTrainCommand.KEYS);

  private final String command;
  private final String examples;
  private final Recipes<?> recipes;
  private final List<KeyFlag<?>> words;

  RecipeSuite(String command, String examples, Recipes<?> recipes, List<KeyFlag<?>> words) {
    this.command = command;
    this.examples = examples;
    this.recipes = recipes;
    this.words = words;
  }

  /** The command that trains it. */
  String command() {
    return command;
  }

  /** What is trained on. */
  String examples() {
    return examples;
  }

  /**
   * The key that an option sets which only other suites than that of language models have.
   *
   * @param option as it was typed, without its hyphens
   * @param own options of the command, any of which is meant rather than one that is misspelt too
   */
  static Optional<String> keyOf(String option, List<String> own) {
    Map<String, String> keys = new LinkedHashMap<>();
    Stream.of(VISION, MLP)
        .flatMap(suite -> suite.words.stream())
        .forEach(word -> keys.putIfAbsent(word.flag().name(), word.key()));
    LANGUAGE.words.forEach(word -> keys.remove(word.flag().name()));
    return keys.containsKey(option) || Nearest.to(option, own).isEmpty()
        ? Nearest.to(option, keys.keySet()).map(keys::get)
        : Optional.empty();
  }

  /**
   * Refuses a recipe of another suite.
   *
   * @param own those of the suite that is asked
   * @throws IllegalArgumentException with the command that trains it
   */
  static void requireOwn(Recipes<?> own, String nameOrFile) {
    Stream.of(values())
        .filter(suite -> !own.has(nameOrFile) && suite.recipes.has(nameOrFile))
        .findFirst()
        .ifPresent(
            suite -> {
              throw new IllegalArgumentException(
                  "%s is a recipe of ./sluice %s: train it by that, or give one of %s"
                      .formatted(
                          nameOrFile, suite.command, String.join(", ", own.shipped().keySet())));
            });
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
    Recipes.requireWhole(nameOrFile);
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
