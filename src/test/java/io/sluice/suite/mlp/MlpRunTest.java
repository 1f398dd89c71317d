package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.IterationRecord;
import io.sluice.run.MirroredEvents;
import io.sluice.run.Outcome;
import io.sluice.run.RunSuite;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.OutputReset;
import io.sluice.table.OpenedTable;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import io.sluice.training.Longer;
import io.sluice.training.StartingWeights;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MlpRunTest {

  @TempDir Path folder;

  /** On rows with a constant and a doubled column. */
  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void everyAlgorithmLearnsAndItsFileTellsTheSameOfRowsAsTheyAre(MlpAlgorithm algorithm)
      throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.bent(folder), algorithm.word(), 20);
    Path out = folder.resolve("run");
    MlpResult result = MlpSamples.train(recipe, out).result().orElseThrow();
    List<IterationRecord> records = MlpSamples.records(out);
    assertThat(records).hasSize(21);
    IterationRecord first = records.get(0);
    IterationRecord last = records.get(20);
    assertThat(last.trainingError()).isLessThan(first.trainingError());
    assertThat(result.trainingError()).isEqualTo(last.trainingError());
    assertThat(last.multiplies()).isPositive();
    assertThat(last.elapsedS()).isPositive();
    MirroredEvents.require(out);

    // The saved network takes rows as they are; errors were measured on scaled ones.
    TrainedNetwork trained = TrainedNetwork.open(out);
    TrainedNetwork.Evaluation evaluation = trained.evaluate(trained.testRows(Path.of(".")));
    double deviation =
        PreparedPatterns.of(recipe.data().open(Path.of(".")), recipe, 1)
            .standardization()
            .targetDeviations()[0];
    double error = Math.sqrt(result.testError().orElseThrow()) * deviation;
    assertThat(evaluation.rootMeanSquare().orElseThrow()).isCloseTo(error, within(1e-6 * error));
    assertThat(evaluation.rootMeanSquare()).isEqualTo(result.testRootMeanSquare());
    assertThat(evaluation.explainedShare().orElseThrow()).isGreaterThan(0.5);
    long hinges = recipe.method().trainsHinges() ? trained.network().hingeValues() : 0;
    assertThat(result.parameters()).isEqualTo(trained.network().weights() + hinges);
  }

  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void aStoppedRunEndsInTheBitsOfAnUndisturbedOne(MlpAlgorithm algorithm) throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.kinds(folder), algorithm.word(), 12);
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    assertThat(MlpSamples.train(recipe, whole).result()).isPresent();
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
        new MlpRun(Path.of("."), after5, stop).train(recipe, 1, stopped, table, Optional.empty());
    assertThat(half.result()).isEmpty();
    assertThat(half.step()).isBetween(5L, 6L);
    assertThatThrownBy(() -> TrainedNetwork.open(stopped)).hasMessageContaining("mlp resume");
    assertThatThrownBy(() -> StartingWeights.of(stopped, RunSuite.MLP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s is not finished: ./sluice mlp resume %s finishes it", stopped, stopped);

    Outcome<MlpResult> resumed =
        new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal()).resume(stopped);
    assertThat(resumed.result()).isPresent();
    assertThat(stopped.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
    assertThat(MlpSamples.records(stopped))
        .usingRecursiveComparison()
        .ignoringFields("elapsedS")
        .isEqualTo(MlpSamples.records(whole));
  }

  /** Between a look at the run and its lock somebody else may have lengthened it. */
  @Test
  void aLengtheningDoesNotReplaceAnotherOne() throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.kinds(folder), "adam", 4);
    Path out = folder.resolve("run");
    MlpSamples.train(recipe, out);
    MlpRun trainer = new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal());
    assertThatThrownBy(
            () ->
                trainer.resume(
                    out,
                    choice -> {
                      trainer.resume(out, Optional.of(new Longer(6, longer -> {})));
                      return choice.open(Path.of("."));
                    },
                    Optional.of(new Longer(9, longer -> {}))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(out + " was trained by somebody else meanwhile");
    assertThat(MlpRun.configuration(out).continued().orElseThrow()).hasSize(1);
    assertThat(trainer.resume(out).result().orElseThrow().iterations()).isEqualTo(6);
    Outcome<MlpResult> longer =
        trainer.resume(
            out, Optional.of(new Longer(9, told -> assertThat(told.from()).isEqualTo(6))));
    assertThat(longer.result().orElseThrow().iterations()).isEqualTo(9);
  }

  /** Four rows to train on, and networks of 31 weights and more. */
  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void fewerRowsThanWeightsGiveAFiniteNetwork(MlpAlgorithm algorithm) throws IOException {
    Path file = folder.resolve("few.csv");
    Files.writeString(file, "a,b,c,y\n1,2,7,3\n2,1,7,5\n4,4,7,1\n3,0,7,2\n5,5,7,9\n");
    MlpRecipe recipe = MlpSamples.recipe(TableChoice.of(file.toString()), algorithm.word(), 8);
    MlpResult result = MlpSamples.train(recipe, folder.resolve("run")).result().orElseThrow();
    assertThat(result.trainingPatterns()).isEqualTo(4);
    assertThat(result.testError().orElseThrow()).isFinite();
    assertThat(result.trainingError()).isBetween(0.0, 1.0);
    // Refuses what is not finite.
    assertThat(TrainedNetwork.open(folder.resolve("run")).network().weights())
        .isLessThanOrEqualTo(result.parameters());
    if (algorithm.word().matches("owo-.*|adact.*")) {
      assertThat(result.dependent()).isPositive();
    }
  }

  /** Its last iteration rises, and is taken back before anything is said of it. */
  @Test
  void resultsAreThoseOfTheSavedNetwork() {
    TableChoice data = TableChoice.of("bumps");
    for (int iterations = 30; iterations < 42; iterations++) {
      MlpRecipe recipe = MlpSamples.recipe(data, "owo-bp", iterations);
      Path out = folder.resolve("run-" + iterations);
      MlpResult result = MlpSamples.train(recipe, out).result().orElseThrow();
      PreparedPatterns patterns = PreparedPatterns.of(data.open(Path.of(".")), recipe, 1);
      double unit = patterns.standardization().targetDeviations()[0];
      assertThat(result.testRootMeanSquare().orElseThrow())
          .isCloseTo(unit * Math.sqrt(result.testError().orElseThrow()), within(1e-9));
    }
  }

  /** Their configuration does not know that targets may move on. */
  @Test
  void runsOfOlderVersionsResetTheirTargetsFromZeroAndOneToTheEnd() throws IOException {
    MlpRecipe recipe = MlpSamples.recipe(MlpSamples.kinds(folder), "owo-molf", 6);
    assertThat(recipe.outputReset()).contains(OutputReset.ACCUMULATED);
    MlpRecipe fresh = withReset(recipe, OutputReset.FRESH);
    Path accumulated = folder.resolve("accumulated");
    Path whole = folder.resolve("whole");
    Path old = folder.resolve("old");
    MlpSamples.train(recipe, accumulated);
    MlpSamples.train(fresh, whole);
    MlpSamples.train(fresh, old);
    assertThat(accumulated.resolve("config.json")).content().contains("\"accumulated\"");
    String key = "    \"output_reset\" : \"fresh\",\n";
    String written = Files.readString(old.resolve("config.json"));
    assertThat(written).contains(key);
    Files.writeString(old.resolve("config.json"), written.replace(key, ""));
    MlpSamples.unmark(old);
    for (String file : List.of("DONE", "result.json", "metrics.jsonl", "model.safetensors")) {
      Files.delete(old.resolve(file));
    }
    new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal()).resume(old);
    Network resumed = TrainedNetwork.open(old).network();
    Network undisturbed = TrainedNetwork.open(whole).network();
    assertThat(resumed.inputWeights()).isDeepEqualTo(undisturbed.inputWeights());
    assertThat(resumed.outputWeights()).isDeepEqualTo(undisturbed.outputWeights());
    assertThat(MlpSamples.records(old).get(6).trainingError())
        .isNotEqualTo(MlpSamples.records(accumulated).get(6).trainingError());
  }

  private static MlpRecipe withReset(MlpRecipe recipe, OutputReset reset) {
    return new MlpRecipe(
        recipe.data(),
        recipe.scaling(),
        recipe.division(),
        recipe.earlyStopping(),
        recipe.hidden(),
        recipe.method(),
        recipe.bypass(),
        recipe.iterations(),
        recipe.loss(),
        Optional.of(reset),
        recipe.ridge(),
        recipe.source(),
        recipe.dependence());
  }

  /** What stops training is what is told. */
  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void theTrainingErrorHasTheRidgesPartAndTheTestErrorHasNot(MlpAlgorithm algorithm) {
    MlpRecipe plain = MlpSamples.recipe(TableChoice.of("sine"), algorithm.word(), 3);
    MlpRecipe recipe =
        new MlpRecipe(
            plain.data(),
            Scaling.NONE,
            plain.division(),
            plain.earlyStopping(),
            plain.hidden(),
            plain.method(),
            plain.bypass(),
            plain.iterations(),
            plain.loss(),
            plain.outputReset(),
            0.3,
            plain.source(),
            plain.dependence());
    Path out = folder.resolve("run");
    MlpResult result = MlpSamples.train(recipe, out).result().orElseThrow();
    PreparedPatterns patterns = MlpRun.fit(recipe, 1, recipe.data().open(Path.of(".")));
    Network network = TrainedNetwork.open(out).network();
    double error = network.error(patterns.training(), Loss.SQUARED);
    assertThat(network.penalty()).isPositive();
    assertThat(result.trainingError()).isCloseTo(error + 0.3 * network.penalty(), within(1e-9));
    assertThat(result.testError().orElseThrow())
        .isCloseTo(network.error(patterns.test().orElseThrow(), Loss.SQUARED), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void allRowsMayBeTrainedOn(MlpAlgorithm algorithm) throws IOException {
    MlpRecipe recipe =
        MlpSamples.recipe(
            MlpSamples.kinds(folder),
            algorithm.word(),
            4,
            new DataSplit.None(),
            EarlyStopping.NONE);
    Path out = folder.resolve("run");
    MlpResult result = MlpSamples.train(recipe, out).result().orElseThrow();
    assertThat(result.trainingPatterns()).isEqualTo(120);
    assertThat(result.testPatterns()).isZero();
    assertThat(result.testError()).isEmpty();
    assertThat(result.testErrorRate()).isEmpty();
    assertThat(result.trainingErrorRate()).isPresent();
    assertThat(MlpSamples.records(out)).allMatch(record -> record.testError().isEmpty());
    TrainedNetwork trained = TrainedNetwork.open(out);
    assertThatThrownBy(() -> trained.testRows(Path.of(".")))
        .hasMessageContaining("was trained on all rows of")
        .hasMessageContaining("name the rows to measure by --data");
    assertThat(trained.evaluate(recipe.data().open(Path.of(".")).training()).errorRate())
        .isEqualTo(result.trainingErrorRate());
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() throws IOException {
    TableChoice data = MlpSamples.bent(folder);
    MlpRecipe recipe = MlpSamples.recipe(data, "cg", 3);
    Path out = folder.resolve("run");
    MlpRecipe given = MlpSamples.recipe(data, "cg", 3, new DataSplit.Given(), EarlyStopping.NONE);
    assertThatThrownBy(() -> MlpSamples.train(given, out))
        .hasMessageContaining("comes without test rows");
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
            recipe.outputReset(),
            recipe.ridge(),
            recipe.source(),
            recipe.dependence());
    assertThatThrownBy(() -> MlpSamples.train(entropy, out))
        .hasMessageContaining("the loss cross-entropy is for classes");
    assertThat(out).doesNotExist();

    MlpSamples.train(recipe, out);
    assertThatThrownBy(() -> MlpSamples.train(recipe, out)).hasMessageContaining("already in use");
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
}
