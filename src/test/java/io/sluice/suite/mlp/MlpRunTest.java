package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.IterationRecord;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.shallow.Algorithm;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.ShallowTraining;
import io.sluice.shallow.TrainingSettings;
import io.sluice.table.OpenedTable;
import io.sluice.table.Scaling;
import io.sluice.table.Table;
import io.sluice.table.TableChoice;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpRunTest {

  @TempDir Path folder;

  private static Outcome<MlpResult> train(MlpRecipe recipe, Path out) {
    return new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal())
        .train(recipe, 1, out, recipe.data().open(Path.of(".")));
  }

  private static List<IterationRecord> records(Path run) {
    return MetricsLog.read(run.resolve("metrics.jsonl"), IterationRecord.class);
  }

  /** On rows with a constant and a doubled column. */
  @ParameterizedTest
  @EnumSource(MlpAlgorithm.class)
  void everyAlgorithmLearnsAndItsFileTellsTheSameOfRowsAsTheyAre(MlpAlgorithm algorithm)
      throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.bent(folder), algorithm.word(), 20);
    Path out = folder.resolve("run");
    MlpResult result = train(recipe, out).result().orElseThrow();
    List<IterationRecord> records = records(out);
    assertThat(records).hasSize(21);
    IterationRecord first = records.get(0);
    IterationRecord last = records.get(20);
    assertThat(last.trainingError()).isLessThan(first.trainingError());
    assertThat(result.trainingError()).isEqualTo(last.trainingError());
    assertThat(last.multiplies()).isPositive();
    assertThat(last.elapsedS()).isPositive();

    // The saved network takes rows as they are; errors were measured on scaled ones.
    TrainedNetwork trained = TrainedNetwork.open(out);
    TrainedNetwork.Evaluation evaluation = trained.evaluate(trained.testRows(Path.of(".")));
    double deviation =
        PreparedPatterns.of(recipe.data().open(Path.of(".")), recipe, 1)
            .standardization()
            .targetDeviations()[0];
    double error = Math.sqrt(result.testError()) * deviation;
    assertThat(evaluation.rootMeanSquare().orElseThrow()).isCloseTo(error, within(1e-6 * error));
    assertThat(evaluation.rootMeanSquare()).isEqualTo(result.testRootMeanSquare());
    assertThat(evaluation.explainedShare().orElseThrow()).isGreaterThan(0.5);
    long hinges = recipe.method().trainsHinges() ? trained.network().hingeValues() : 0;
    assertThat(result.parameters()).isEqualTo(trained.network().weights() + hinges);
  }

  @ParameterizedTest
  @EnumSource(MlpAlgorithm.class)
  void aStoppedRunEndsInTheBitsOfAnUndisturbedOne(MlpAlgorithm algorithm) throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.kinds(folder), algorithm.word(), 12);
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    assertThat(train(recipe, whole).result()).isPresent();
    StopSignal stop = new StopSignal();
    MlpListener after5 =
        new MlpListener() {
          @Override
          public void onIteration(long iteration, IterationRecord record) {
            if (iteration == 5) {
              stop.request();
            }
          }
        };
    OpenedTable table = recipe.data().open(Path.of("."));
    Outcome<MlpResult> half =
        new MlpRun(Path.of("."), after5, stop).train(recipe, 1, stopped, table);
    assertThat(half.result()).isEmpty();
    assertThat(half.step()).isBetween(5L, 6L);
    assertThatThrownBy(() -> TrainedNetwork.open(stopped)).hasMessageContaining("mlp resume");

    Outcome<MlpResult> resumed =
        new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal()).resume(stopped);
    assertThat(resumed.result()).isPresent();
    assertThat(stopped.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
    assertThat(records(stopped))
        .usingRecursiveComparison()
        .ignoringFields("elapsedS")
        .isEqualTo(records(whole));
  }

  /** Four rows to train on, and networks of 31 weights and more. */
  @ParameterizedTest
  @EnumSource(MlpAlgorithm.class)
  void fewerRowsThanWeightsGiveAFiniteNetwork(MlpAlgorithm algorithm) throws IOException {
    Path file = folder.resolve("few.csv");
    Files.writeString(file, "a,b,c,y\n1,2,7,3\n2,1,7,5\n4,4,7,1\n3,0,7,2\n5,5,7,9\n");
    MlpRecipe recipe = MlpSamples.recipe(TableChoice.of(file.toString()), algorithm.word(), 8);
    MlpResult result = train(recipe, folder.resolve("run")).result().orElseThrow();
    assertThat(result.trainingPatterns()).isEqualTo(4);
    assertThat(result.testError()).isFinite();
    assertThat(result.trainingError()).isBetween(0.0, 1.0);
    // Refuses what is not finite.
    assertThat(TrainedNetwork.open(folder.resolve("run")).network().weights())
        .isLessThanOrEqualTo(result.parameters());
    if (algorithm != MlpAlgorithm.ADAM
        && algorithm != MlpAlgorithm.CG
        && algorithm != MlpAlgorithm.SCG
        && algorithm != MlpAlgorithm.LEVENBERG_MARQUARDT) {
      assertThat(result.dependent()).isPositive();
    }
  }

  @Test
  void classesAreCounted() throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.kinds(folder), "adact", 30);
    MlpResult result = train(recipe, folder.resolve("run")).result().orElseThrow();
    assertThat(result.testErrorRate().orElseThrow()).isBetween(0.0, 0.3);
    assertThat(result.testRootMeanSquare()).isEmpty();
    TrainedNetwork trained = TrainedNetwork.open(folder.resolve("run"));
    assertThat(trained.evaluate(trained.testRows(Path.of("."))).errorRate())
        .isEqualTo(result.testErrorRate());
  }

  /** Ten rows need not have all words and all classes. */
  @Test
  void otherRowsMayLackAWordAndAClass() throws IOException {
    StringBuilder text = new StringBuilder("size,colour,kind\n");
    for (int row = 0; row < 60; row++) {
      text.append(row % 10)
          .append(row % 3 == 0 ? ",red," : row % 3 == 1 ? ",green," : ",blue,")
          .append(row % 10 < 4 ? "x\n" : row % 10 < 7 ? "y\n" : "z\n");
    }
    Path file = Files.writeString(folder.resolve("all.csv"), text.toString());
    MlpRecipe recipe =
        MlpSamples.recipe(TableChoice.of(file + "(classes=kind)"), "owo-hwo-molf", 20);
    train(recipe, folder.resolve("run"));
    TrainedNetwork trained = TrainedNetwork.open(folder.resolve("run"));
    Path few =
        Files.writeString(
            folder.resolve("few.csv"), "size,colour,kind\n1,red,x\n9,blue,z\n2,red,x\n");
    Table rows = TableChoice.of(few + "(classes=kind)").open(Path.of(".")).training();
    assertThat(rows.inputNames()).hasSize(3);
    assertThat(trained.evaluate(rows).errorRate()).hasValue(0);
    assertThat(trained.outputs(rows)).hasDimensions(3, 3);
    Path other =
        Files.writeString(folder.resolve("other.csv"), "size,colour,kind\n1,pink,x\n9,blue,z\n");
    Table pink = TableChoice.of(other + "(classes=kind)").open(Path.of(".")).training();
    assertThatThrownBy(() -> trained.evaluate(pink)).hasMessageContaining("colour=pink");
  }

  /** With early stopping the records are those of the network with the least validation error. */
  @Test
  void theNetworkThatDoesBestOnTheNextFoldIsKept() throws IOException {
    TableChoice data = MlpSamples.bent(folder);
    MlpRecipe recipe =
        MlpSamples.recipe(
            data,
            "levenberg-marquardt",
            40,
            new Division.Fold(2, 5),
            EarlyStopping.VALIDATION_FOLD);
    PreparedPatterns patterns = PreparedPatterns.of(data.open(Path.of(".")), recipe, 1);
    assertThat(patterns.training().count()).isEqualTo(54);
    assertThat(patterns.validation().orElseThrow().count()).isEqualTo(18);
    assertThat(patterns.test().count()).isEqualTo(18);
    MlpResult result = train(recipe, folder.resolve("run")).result().orElseThrow();
    List<IterationRecord> records = records(folder.resolve("run"));

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
      assertThat(records.get(i).testError()).isEqualTo(best.error(patterns.test(), Loss.SQUARED));
    }
    assertThat(changes).isBetween(1, 39);
    assertThat(result.testError()).isEqualTo(records.get(40).testError());
    assertThatThrownBy(
            () ->
                MlpSamples.recipe(
                    data, "cg", 5, new Division.HoldOut(0.2), EarlyStopping.VALIDATION_FOLD))
        .hasMessageContaining("it needs a fold of at least 3");
  }

  /** Its last iteration rises, and is taken back before anything is said of it. */
  @Test
  void resultsAreThoseOfTheSavedNetwork() {
    TableChoice data = TableChoice.of("bumps");
    for (int iterations = 30; iterations < 42; iterations++) {
      MlpRecipe recipe = MlpSamples.recipe(data, "owo-bp", iterations);
      Path out = folder.resolve("run-" + iterations);
      MlpResult result = train(recipe, out).result().orElseThrow();
      PreparedPatterns patterns = PreparedPatterns.of(data.open(Path.of(".")), recipe, 1);
      double unit = patterns.standardization().targetDeviations()[0];
      assertThat(result.testRootMeanSquare().orElseThrow())
          .isCloseTo(unit * Math.sqrt(result.testError()), within(1e-9));
    }
  }

  @Test
  void adamThatStopsEarlyForgetsNothingOverAnInterruption() throws IOException {
    MlpRecipe recipe =
        MlpSamples.recipe(
            MlpSamples.bent(folder),
            "adam(learning-rate=0.1)",
            30,
            new Division.Fold(1, 4),
            EarlyStopping.VALIDATION_FOLD);
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    train(recipe, whole);
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
        .train(recipe, 1, stopped, recipe.data().open(Path.of(".")));
    new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal()).resume(stopped);
    assertThat(stopped.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
  }

  /** What does not vary in training has no weight, whatever it is in a test row. */
  @Test
  void aConstantColumnTellsNothingOfOtherRows() throws IOException {
    Path file = folder.resolve("constant.csv");
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int row = 0; row < 40; row++) {
      text.append("%s,5,%s%n".formatted(row % 7, Math.abs(row % 7 - 3)));
    }
    Files.writeString(file, text.toString());
    MlpRecipe recipe = MlpSamples.recipe(TableChoice.of(file.toString()), "adact", 5);
    MlpRecipe unscaled =
        new MlpRecipe(
            recipe.data(),
            Scaling.NONE,
            recipe.division(),
            recipe.earlyStopping(),
            recipe.hidden(),
            recipe.method(),
            recipe.bypass(),
            recipe.iterations(),
            recipe.loss(),
            recipe.ridge(),
            recipe.source(),
            recipe.dependence());
    train(unscaled, folder.resolve("run"));
    Network network = TrainedNetwork.open(folder.resolve("run")).network();
    assertThat(network.outputs(new double[] {2, 1000}))
        .isEqualTo(network.outputs(new double[] {2, 5}));
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() throws IOException {
    TableChoice data = MlpSamples.bent(folder);
    MlpRecipe recipe = MlpSamples.recipe(data, "cg", 3);
    Path out = folder.resolve("run");
    MlpRecipe given = MlpSamples.recipe(data, "cg", 3, new Division.Given(), EarlyStopping.NONE);
    assertThatThrownBy(() -> train(given, out)).hasMessageContaining("comes without test rows");
    MlpRecipe entropy =
        new MlpRecipe(
            data,
            recipe.scaling(),
            recipe.division(),
            recipe.earlyStopping(),
            recipe.hidden(),
            recipe.method(),
            recipe.bypass(),
            recipe.iterations(),
            Loss.CROSS_ENTROPY,
            recipe.ridge(),
            recipe.source(),
            recipe.dependence());
    assertThatThrownBy(() -> train(entropy, out))
        .hasMessageContaining("the loss cross-entropy is for classes");
    assertThat(out).doesNotExist();

    train(recipe, out);
    assertThatThrownBy(() -> train(recipe, out)).hasMessageContaining("already in use");
    TrainedNetwork trained = TrainedNetwork.open(out);
    assertThatThrownBy(
            () -> trained.evaluate(TableChoice.of("bumps").open(Path.of(".")).training()))
        .hasMessageContaining("was trained on the inputs [a, b, twice_a, constant] for [y]");
    Files.delete(out.resolve("DONE"));
    Files.writeString(folder.resolve("bent.csv"), "a,b,twice_a,constant,y\n1,2,2,5,3\n2,3,4,5,1\n");
    assertThatThrownBy(
            () -> new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal()).resume(out))
        .hasMessageContaining("have changed since the run began");
    assertThatThrownBy(() -> trained.testRows(Path.of(".")))
        .hasMessageContaining("name the rows to measure by --data");
  }

  @Test
  void aDamagedNetworkIsNamed() throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.bent(folder), "adact", 2);
    Path out = folder.resolve("run");
    train(recipe, out);
    byte[] bytes = Files.readAllBytes(out.resolve("model.safetensors"));
    bytes[bytes.length - 3] ^= 1;
    Files.write(out.resolve("model.safetensors"), bytes);
    assertThatThrownBy(() -> TrainedNetwork.open(out))
        .hasMessageContaining("model.safetensors is damaged");
  }
}
