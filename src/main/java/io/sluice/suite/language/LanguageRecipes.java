package io.sluice.suite.language;

import static io.sluice.recipe.Tie.Rule.AT_MOST_A_TENTH;
import static io.sluice.recipe.Tie.Rule.IN_PROPORTION;
import static io.sluice.recipe.Tie.Rule.UP_TO;

import io.sluice.recipe.Recipes;
import io.sluice.recipe.Tie;
import java.util.List;

/** The recipes of language models, each complete: nothing is filled in elsewhere. */
public final class LanguageRecipes {

  /** Those that ship, and files. */
  public static final Recipes<LanguageRecipe> RECIPES =
      new Recipes<>(
          LanguageRecipe.class,
          List.of(
              new Tie("model.width", "model.hidden_width.plain", IN_PROPORTION),
              new Tie("model.attention.heads", "model.attention.key_value_heads", IN_PROPORTION),
              new Tie("training.schedule.peak", "training.schedule.last", IN_PROPORTION),
              new Tie("training.steps", "training.schedule.warmup_steps", AT_MOST_A_TENTH),
              new Tie("training.steps", "training.marks", UP_TO)));

  private LanguageRecipes() {}
}
