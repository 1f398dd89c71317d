package io.sluice.suite.vision;

import static io.sluice.suite.vision.VisionSamples.STEPS;
import static io.sluice.suite.vision.VisionSamples.recipe;
import static io.sluice.suite.vision.VisionSamples.resume;
import static io.sluice.suite.vision.VisionSamples.train;
import static io.sluice.suite.vision.VisionSamples.trainUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.run.TrainRecord;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on from the weights of another run. */
class PretrainedWeightsRunTest {

  private static final String NET = "mlp(2, width=16)";

  @TempDir static Path before;
  @TempDir Path folder;

  @BeforeAll
  static void trainBefore() {
    train(recipe(NET, "relu"), 3, before.resolve("run"));
  }

  private static PretrainedWeights given() {
    return PretrainedWeights.of(before.resolve("run"));
  }

  /** A copy of the weights that a test may change. */
  private Path copy() throws IOException {
    return Files.copy(before.resolve("run/model.safetensors"), folder.resolve("copy.safetensors"));
  }

  private Path from(PretrainedWeights weights, String activation, long steps) {
    Path out = folder.resolve(activation + "-" + steps);
    trainUntil(steps, recipe(NET, activation), out, Optional.of(weights));
    return out;
  }

  private static double firstLoss(Path run) {
    return MetricsLog.read(run.resolve("metrics.jsonl"), TrainRecord.class).get(0).lossNats();
  }

  @Test
  void activationsThatAreReluAtTheirStartBeginAsTheSameFunction() throws IOException {
    double relu = firstLoss(from(given(), "relu", 1));
    assertThat(firstLoss(from(given(), "dyn(relu)", 1))).isEqualTo(relu);
    Path hinges = from(given(), "pwl(5)", 1);
    assertThat(firstLoss(hinges)).isCloseTo(relu, within(1e-5));
    Path scratch = folder.resolve("scratch");
    trainUntil(1, recipe(NET, "pwl(5)"), scratch);
    assertThat(firstLoss(scratch)).isNotCloseTo(relu, within(1e-5));
    // Hinges lie where the given weights send their inputs, not where those of the seed do.
    assertThat(RunDirectory.open(hinges).initialActivations())
        .isRegularFile()
        .satisfies(
            file ->
                assertThat(Files.mismatch(file, RunDirectory.open(scratch).initialActivations()))
                    .isNotNegative());
  }

  @Test
  void theRunSaysWhatItStartedFrom() {
    Path out = from(given(), "relu", 1);
    VisionConfiguration configuration =
        Json.read(out.resolve("config.json"), VisionConfiguration.class);
    assertThat(configuration.weights()).contains(given());
    assertThat(given().file()).isEqualTo(before.resolve("run/model.safetensors").toAbsolutePath());
    assertThat(out.resolve("config.json"))
        .content()
        .contains("\"" + before.resolve("run/model.safetensors") + "\"");
    Path scratch = folder.resolve("scratch");
    trainUntil(1, recipe(NET, "relu"), scratch);
    assertThat(scratch.resolve("config.json")).content().doesNotContain("weights");
  }

  @Test
  void stoppedOrNotItComesToTheSameBits() throws IOException {
    Path undisturbed = from(given(), "pwl(5)", STEPS + 1);
    PretrainedWeights copied = PretrainedWeights.of(copy());
    assertThat(copied.sha256()).isEqualTo(given().sha256());
    Path begun = from(copied, "pwl(5)", 0);
    assertThat(RunDirectory.open(begun).trainingState()).doesNotExist();
    resume(begun);
    assertSame(begun, undisturbed);

    Path stopped = from(copied, "pwl(5)", 5);
    // Once there is a checkpoint, the file is not needed any more.
    Files.delete(copied.file());
    resume(stopped);
    assertSame(stopped, undisturbed);
  }

  private static void assertSame(Path run, Path other) {
    assertThat(UntimedMetrics.of(run.resolve("metrics.jsonl")))
        .isEqualTo(UntimedMetrics.of(other.resolve("metrics.jsonl")));
    assertThat(run.resolve("model.safetensors"))
        .hasSameBinaryContentAs(other.resolve("model.safetensors"));
  }

  @Test
  void aRunWithoutCheckpointWantsTheFileAsItWas() throws IOException {
    Path file = copy();
    Path run = from(PretrainedWeights.of(file), "relu", 0);
    Safetensors.write(file, Map.of(), List.of());
    assertThatThrownBy(() -> resume(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the weights in %s have changed since the run began: restore the file as it was, or"
                + " train anew with another --out",
            file);
    Files.delete(file);
    assertThatThrownBy(() -> resume(run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the weights in %s are not there any more: restore the file as it was, or train anew"
                + " with another --out",
            file);
    copy();
    assertThat(resume(run).result()).isPresent();
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
    VisionRecipe narrower = recipe("mlp(2, width=8)", "relu");
    Path out = folder.resolve("run");
    assertThatThrownBy(() -> trainUntil(1, narrower, out, Optional.of(given())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layers.0.weight in shape (16, 784)");
    assertThat(out).doesNotExist();
    Path empty = folder.resolve("begun");
    trainUntil(0, narrower, empty);
    assertThatThrownBy(() -> PretrainedWeights.of(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no checkpoint yet");
  }
}
