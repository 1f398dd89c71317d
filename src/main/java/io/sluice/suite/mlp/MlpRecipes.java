package io.sluice.suite.mlp;

import io.sluice.notation.Words;
import io.sluice.recipe.Change;
import io.sluice.recipe.Recipes;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OutputReset;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import io.sluice.table.TargetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The recipes of small networks, each complete: nothing is filled in elsewhere. */
public final class MlpRecipes {

  /** Those that ship, and files. */
  public static final Recipes<MlpRecipe> RECIPES = new Recipes<>(MlpRecipe.class, List.of());

  /** The one that is meant where none is named. */
  public static final String USUAL = "bumps-adact";

  private static final double USUAL_SHARE = 0.2;

  private static final String DATA = "data";
  private static final String DIVISION = "division";
  private static final String LOSS = "loss";
  private static final String METHOD = "method";
  private static final String OUTPUT_RESET = "output_reset";

  private MlpRecipes() {}

  /**
   * Which table a recipe with other values is about.
   *
   * @param recipe the recipe
   * @param changes its other values
   * @return the table
   */
  public static TableChoice data(MlpRecipe recipe, List<Change> changes) {
    return value(changes, DATA).map(TableChoice::of).orElse(recipe.data());
  }

  /**
   * The same with other values. With another table come the rows to measure on and the loss that
   * fit it, and with a loss or an algorithm the way in which targets of classes move, unless these
   * are set too.
   *
   * @param recipe the recipe
   * @param changes its other values
   * @param table what {@link #data} names
   * @param origin what a refusal calls the recipe
   * @return a copy
   * @throws IllegalArgumentException with the option or key and what is wrong about it
   */
  public static MlpRecipe changed(
      MlpRecipe recipe, List<Change> changes, OpenedTable table, String origin) {
    List<Change> all = new ArrayList<>(changes);
    Optional<Change> data = find(changes, DATA);
    data.ifPresent(
        change -> {
          follow(all, DIVISION, Optional.of(division(table).notation()), change.flag());
          follow(all, LOSS, Optional.of(Words.of(loss(table))), change.flag());
        });
    Stream.of(DATA, METHOD, LOSS)
        .flatMap(key -> find(changes, key).stream())
        .findFirst()
        .ifPresent(
            change -> follow(all, OUTPUT_RESET, reset(recipe, all).map(Words::of), change.flag()));
    return RECIPES.changed(recipe, all, origin);
  }

  private static void follow(
      List<Change> changes, String key, Optional<String> value, String flag) {
    if (find(changes, key).isEmpty()) {
      changes.add(new Change(key, value, flag));
    }
  }

  private static Optional<OutputReset> reset(MlpRecipe recipe, List<Change> changes) {
    MlpMethod method = value(changes, METHOD).map(MlpMethod::of).orElse(recipe.method());
    return method.usualOutputReset(loss(changes).orElse(recipe.loss()));
  }

  /**
   * The loss among other values.
   *
   * @param changes of a recipe
   * @return the loss; none for a word that is none, which is refused with all other values
   */
  public static Optional<Loss> loss(List<Change> changes) {
    return Arrays.stream(Loss.values())
        .filter(known -> value(changes, LOSS).equals(Optional.of(Words.of(known))))
        .findFirst();
  }

  private static Optional<Change> find(List<Change> changes, String key) {
    return changes.stream().filter(change -> change.key().equals(key)).findFirst();
  }

  private static Optional<String> value(List<Change> changes, String key) {
    return find(changes, key).flatMap(Change::value);
  }

  private static DataSplit division(OpenedTable table) {
    return table.test().isPresent() ? new DataSplit.Given() : new DataSplit.HoldOut(USUAL_SHARE);
  }

  private static Loss loss(OpenedTable table) {
    return table.training().kind() == TargetKind.CLASSES ? Loss.SQUARED_RESET : Loss.SQUARED;
  }
}
