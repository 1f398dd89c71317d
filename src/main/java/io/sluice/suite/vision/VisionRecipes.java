package io.sluice.suite.vision;

import static io.sluice.recipe.Tie.Rule.IN_PROPORTION;
import static io.sluice.recipe.Tie.Rule.LEFT_OUT;

import io.sluice.recipe.Recipes;
import io.sluice.recipe.Tie;
import java.util.List;
import java.util.Map;

/** The recipes of image classifiers, each complete: nothing is filled in elsewhere. */
public final class VisionRecipes {

  /** Those that ship, and files. */
  public static final Recipes<VisionRecipe> RECIPES =
      new Recipes<>(
          VisionRecipe.class,
          List.of(
              new Tie("training.peak", "training.last", IN_PROPORTION),
              new Tie("images.data", "images.training", LEFT_OUT),
              new Tie("images.data", "images.test", LEFT_OUT)));

  /** Those that ship, by the word that the command line takes. */
  public static final Map<String, VisionRecipe> ALL = RECIPES.shipped();

  private VisionRecipes() {}

  /**
   * A recipe by its name, or from a file.
   *
   * @param nameOrFile a word, or a path
   * @return the recipe
   * @throws IllegalArgumentException with the legal names, or what is wrong in the file
   */
  public static VisionRecipe named(String nameOrFile) {
    return RECIPES.named(nameOrFile);
  }
}
