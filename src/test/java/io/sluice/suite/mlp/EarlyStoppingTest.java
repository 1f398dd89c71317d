package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.IterationRecord;
import io.sluice.shallow.Algorithm;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.ShallowTraining;
import io.sluice.shallow.TrainingSettings;
import io.sluice.table.TableChoice;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyStoppingTest {

  @TempDir Path folder;

  /** With early stopping the records are those of the network with the least validation error. */
  @Test
  void theNetworkThatDoesBestOnTheNextFoldIsKept() throws IOException {
    TableChoice data = MlpSamples.bent(folder);
    MlpRecipe recipe =
        MlpSamples.recipe(
            data,
            "levenberg-marquardt",
            40,
            new DataSplit.Fold(2, 5),
            EarlyStopping.VALIDATION_FOLD);
    PreparedPatterns patterns = PreparedPatterns.of(data.open(Path.of(".")), recipe, 1);
    assertThat(patterns.training().count()).isEqualTo(54);
    assertThat(patterns.validation().orElseThrow().count()).isEqualTo(18);
    assertThat(patterns.testCount()).isEqualTo(18);
    MlpResult result = MlpSamples.train(recipe, folder.resolve("run")).result().orElseThrow();
    List<IterationRecord> records = MlpSamples.records(folder.resolve("run"));

    List<Network> networks = new ArrayList<>();
    ShallowTraining.run(
        new NetworkSettings(
            5,
            recipe.method().activation(),
            recipe.bypass(),
            recipe.source(),
            MlpRun.configuration(folder.resolve("run")).weightSeed()),
        TrainingSettings.of(Algorithm.LEVENBERG_MARQUARDT, 40),
        patterns.training(),
        (iteration, network) -> networks.add(network.get()));
    Patterns validation = patterns.validation().get();
    Network best = networks.get(0);
    int changes = 0;
    for (int i = 0; i <= 40; i++) {
      Network now = networks.get(i);
      if (now.error(validation, Loss.SQUARED) < best.error(validation, Loss.SQUARED)) {
        best = now;
        changes++;
      }
      assertThat(records.get(i).testError())
          .hasValue(best.error(patterns.test().orElseThrow(), Loss.SQUARED));
    }
    assertThat(changes).isBetween(1, 39);
    assertThat(result.testError()).isEqualTo(records.get(40).testError());
    assertThatThrownBy(
            () ->
                MlpSamples.recipe(
                    data, "cg", 5, new DataSplit.HoldOut(0.2), EarlyStopping.VALIDATION_FOLD))
        .hasMessageContaining("it needs a fold of at least 3");
  }

  @Test
  void adamThatStopsEarlyForgetsNothingOverAnInterruption() throws IOException {
    MlpRecipe recipe =
        MlpSamples.recipe(
            MlpSamples.bent(folder),
            "adam(learning-rate=0.1)",
            30,
            new DataSplit.Fold(1, 4),
            EarlyStopping.VALIDATION_FOLD);
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    MlpSamples.train(recipe, whole);
    StopSignal stop = new StopSignal();
    MlpListener after20 =
        new MlpListener() {
          @Override
          public void onIteration(long iteration, IterationRecord record) {
            if (iteration == 20) {
              stop.request();
            }
          }
        };
    new MlpRun(Path.of("."), after20, stop)
        .train(recipe, 1, stopped, recipe.data().open(Path.of(".")), Optional.empty());
    new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal()).resume(stopped);
    assertThat(stopped.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
  }
}
