package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sluice.recipe.Change;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import io.sluice.training.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MlpEstimateTest {

  @TempDir Path folder;

  /** The branches of scg count a little differently. */
  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void theFirstIterationsTellWhatTheWholeTrainingCounts(MlpAlgorithm algorithm) {
    requireTold(algorithm.word(), algorithm.direct().isPresent());
  }

  /** There are no more patterns in a batch than there are. */
  @Test
  void aBatchOfMoreThanAllPatternsIsAllOfThem() {
    requireTold("adam(batch=100000)", false);
  }

  private void requireTold(String method, boolean isTimed) {
    OpenedTable table = TableChoice.of("bumps").open(folder);
    MlpRecipe recipe =
        MlpRecipes.changed(
            MlpRecipes.RECIPES.named(MlpRecipes.USUAL),
            List.of(
                Change.parse("method=" + method, "--set"), Change.parse("iterations=30", "--set")),
            table,
            "the recipe");
    MlpEstimate estimate = MlpEstimate.of(recipe, 1, MlpRun.fit(recipe, 1, table));
    MlpResult result =
        new MlpRun(folder, new MlpListener() {}, new StopSignal())
            .train(recipe, 1, folder.resolve("run"), table, Optional.empty())
            .result()
            .orElseThrow();
    assertThat(estimate.parameters()).isEqualTo(result.parameters());
    assertThat(estimate.multiplies()).isCloseTo((double) result.multiplies(), withinPercentage(5));
    assertThat(estimate.elapsedS().isPresent()).isEqualTo(isTimed);
    assertThat(estimate.heapBytes()).isBetween(100_000L, 20_000_000L);
  }
}
