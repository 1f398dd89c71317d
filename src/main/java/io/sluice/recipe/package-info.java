/**
 * All values of a training as one file: the tree that stands under {@code recipe} in a run's {@code
 * config.json}, written as YAML.
 *
 * <p>{@link io.sluice.recipe.Recipes} reads the files that ship with a suite by their names, and
 * anybody's own by their paths. A {@link io.sluice.recipe.Change} gives one key another value,
 * whether an option, a study or a factor asks for it; a {@link io.sluice.recipe.Tie} says what goes
 * with a key as long as nobody gives it a value of its own.
 *
 * <p>To add a recipe: one file in the folder {@code recipes} beside the suite's recipe class in
 * {@code src/main/resources}, named after the recipe.
 */
package io.sluice.recipe;
