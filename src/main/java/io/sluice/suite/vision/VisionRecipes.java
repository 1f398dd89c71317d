package io.sluice.suite.vision;

import static io.sluice.recipe.Tie.Rule.IN_PROPORTION;
import static io.sluice.recipe.Tie.Rule.LEFT_OUT;

import io.sluice.recipe.Recipes;
import io.sluice.recipe.Tie;
import java.util.List;

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

  private VisionRecipes() {}
}
