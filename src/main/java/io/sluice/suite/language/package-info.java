/**
 * The language suite: next-token prediction with the models of {@code transformer} on the texts of
 * {@code corpus}.
 *
 * <p>A {@link io.sluice.suite.language.LanguageRecipe} holds all values of a run; {@link
 * io.sluice.suite.language.LanguageRecipes} names the shipped ones. {@link
 * io.sluice.suite.language.LanguageRun} trains and resumes; {@link
 * io.sluice.suite.language.TrainedModel} evaluates and generates.
 *
 * <p>To add a recipe: one file in {@code src/main/resources}, see package {@code recipe}; help and
 * the smoke test follow.
 */
package io.sluice.suite.language;
