package io.sluice.study.mlp;

import io.sluice.experiment.Run;
import io.sluice.experiment.StudyName;
import io.sluice.study.Crossing;
import io.sluice.suite.mlp.DataSplit;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of a study.
 *
 * @param table its rows
 * @param arm its algorithm, as rows of results name it
 * @param seed of the division and the first weights
 * @param fold what it is measured on
 * @param recipe everything else
 * @param folder where its files are
 */
public record MlpStudyRun(
    OpenedTable table, String arm, long seed, DataSplit.Fold fold, MlpRecipe recipe, Path folder)
    implements Run {

  /** Every run, fold by fold, so that a stopped study has what it can compare. */
  static List<MlpStudyRun> of(
      MlpStudy study, Map<TableChoice, OpenedTable> tables, Path checkpoints) {
    List<MlpStudyRun> runs = new ArrayList<>();
    for (long seed : study.seeds()) {
      for (DataSplit.Fold fold : study.parts()) {
        for (TableChoice choice : study.data()) {
          for (int hidden : study.hidden()) {
            for (Crossing.Combination<MlpMethod> arm : study.crossing().combinations()) {
              String name =
                  "%s-%d-%s-seed-%d-fold-%d"
                      .formatted(
                          StudyName.fileSafe(choice.notation()),
                          hidden,
                          StudyName.fileSafe(arm.name()),
                          seed,
                          fold.held());
              OpenedTable table = tables.get(choice);
              runs.add(
                  new MlpStudyRun(
                      table,
                      arm.name(),
                      seed,
                      fold,
                      study.recipe(choice, table, hidden, arm, fold),
                      checkpoints.resolve(name)));
            }
          }
        }
      }
    }
    return List.copyOf(runs);
  }

  @Override
  public long savedStep() {
    return recipe.goesOnFromCheckpoints() ? Run.super.savedStep() : 0;
  }

  @Override
  public String label() {
    return "%s with %d units by %s, seed %d, fold %d of %d"
        .formatted(recipe.data().notation(), recipe.hidden(), arm, seed, fold.held(), fold.folds());
  }
}
