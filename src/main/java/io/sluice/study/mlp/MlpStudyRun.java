package io.sluice.study.mlp;

import io.sluice.experiment.Run;
import io.sluice.experiment.StudyName;
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
 * @param seed of the division and the first weights
 * @param fold what it is measured on
 * @param recipe everything else
 * @param folder where its files are
 */
public record MlpStudyRun(
    OpenedTable table, long seed, DataSplit.Fold fold, MlpRecipe recipe, Path folder)
    implements Run {

  /** Every run, fold by fold, so that a stopped study has what it can compare. */
  static List<MlpStudyRun> of(
      MlpStudy study, Map<TableChoice, OpenedTable> tables, Path checkpoints) {
    List<MlpStudyRun> runs = new ArrayList<>();
    for (long seed : study.seeds()) {
      for (DataSplit.Fold fold : study.parts()) {
        for (TableChoice choice : study.data()) {
          for (int hidden : study.hidden()) {
            for (MlpMethod method : study.algorithms()) {
              String name =
                  "%s-%d-%s-seed-%d-fold-%d"
                      .formatted(
                          StudyName.fileSafe(choice.notation()),
                          hidden,
                          StudyName.fileSafe(method.notation()),
                          seed,
                          fold.held());
              OpenedTable table = tables.get(choice);
              runs.add(
                  new MlpStudyRun(
                      table,
                      seed,
                      fold,
                      study.recipe(choice, table, hidden, method, fold),
                      checkpoints.resolve(name)));
            }
          }
        }
      }
    }
    return List.copyOf(runs);
  }

  @Override
  public String label() {
    return "%s with %d units by %s, seed %d, fold %d of %d"
        .formatted(
            recipe.data().notation(),
            recipe.hidden(),
            recipe.method().notation(),
            seed,
            fold.held(),
            fold.folds());
  }
}
