package io.sluice.study;

import io.sluice.experiment.Run;
import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Words;
import io.sluice.suite.language.LanguageRecipe;
import java.nio.file.Path;
import java.util.List;

/**
 * One run of a study.
 *
 * @param arm what it tests, as rows of results name it
 * @param variant the sub-layer of it
 * @param seed of first values, batches and dropout
 * @param marks the steps at which the study looks at it
 * @param recipe everything else
 * @param folder where its files are
 */
public record StudyRun(
    String arm,
    FeedForward variant,
    long seed,
    List<Long> marks,
    LanguageRecipe recipe,
    Path folder)
    implements Run {

  @Override
  public String label() {
    return arm + ", seed " + seed + ", " + Words.count(recipe.training().steps(), "step");
  }
}
