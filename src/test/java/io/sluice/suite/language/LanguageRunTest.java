package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.recipe;
import static io.sluice.suite.language.LanguageSamples.resume;
import static io.sluice.suite.language.LanguageSamples.train;
import static io.sluice.suite.language.LanguageSamples.trainUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageRunTest {

  private static final long STEPS = 24;

  @TempDir static Path shared;
  private static TextSources sources;
  private static LanguageRecipe recipe;

  /** What every other run is compared with. */
  private static Path undisturbed;

  @TempDir Path folder;

  @BeforeAll
  static void trainUndisturbed() {
    sources = LanguageSamples.sources(shared);
    recipe = recipe(LanguageSamples.text(shared), STEPS, 10);
    undisturbed = shared.resolve("undisturbed");
    train(recipe, sources, undisturbed);
  }

  @Test
  void aRunLearnsAndSaysHowMuch() {
    RunDirectory run = RunDirectory.open(undisturbed);
    RunResult result = Json.read(run.result(), RunResult.class);
    List<TrainRecord> steps = MetricsLog.read(run.metrics(), TrainRecord.class);
    List<ValidationRecord> sweeps = MetricsLog.read(run.metrics(), ValidationRecord.class);
    LanguageConfiguration configuration = Json.read(run.config(), LanguageConfiguration.class);
    int vocabulary = configuration.text().vocabulary();

    assertThat(run.isDone()).isTrue();
    assertThat(steps).hasSize((int) STEPS);
    assertThat(steps.get(0).lossNats())
        .isBetween(0.95 * Math.log(vocabulary), 1.05 * Math.log(vocabulary));
    assertThat(sweeps).extracting(ValidationRecord::step).containsExactly(10L, 20L, STEPS);
    assertThat(result.lossNats()).isLessThan(steps.get(0).lossNats() - 0.3);
    assertThat(result.lossNats()).isEqualTo(sweeps.get(2).validationLossNats());
    assertThat(result.perplexity()).isEqualTo(Math.exp(result.lossNats()));
    assertThat(result.parameters()).isEqualTo(recipe.model().parameters(vocabulary));
    assertThat(result.steps()).isEqualTo(STEPS);
    assertThat(steps.get(23).tokens()).isEqualTo(STEPS * 2 * 4 * 32);
    assertThat(result.floorNats()).isEmpty();
    // One of the text's characters takes two bytes: a byte holds less than a character does.
    assertThat(result.bitsPerByte().orElseThrow())
        .isBetween(
            0.95 * result.lossNats() / Math.log(2), 0.9999 * result.lossNats() / Math.log(2));
    assertThat(configuration.recipe()).isEqualTo(recipe);
    assertThat(configuration.seed()).isEqualTo(7);
  }

  @Test
  void aSecondRunWithTheSeedIsTheSame() throws IOException {
    Path out = folder.resolve("second");
    train(recipe, sources, out);
    FinishedRun.assertSame(out, undisturbed);
  }

  @Test
  void soIsItInBfloat16() throws IOException {
    LanguageRecipe few = recipe.withTraining(LanguageSamples.plan(6, 3, 3));
    EngineSettings settings = new EngineSettings(DeviceChoice.CPU, PrecisionChoice.BF16, 2);
    for (String name : List.of("first", "second")) {
      new LanguageRun(sources, new TrainingListener() {}, new StopSignal())
          .train(few, 7, settings, folder.resolve(name));
    }
    FinishedRun.assertSame(folder.resolve("first"), folder.resolve("second"));
    assertThat(UntimedMetrics.of(folder.resolve("first").resolve("metrics.jsonl")))
        .doesNotContainAnyElementsOf(UntimedMetrics.of(undisturbed.resolve("metrics.jsonl")));
  }

  @Test
  void soIsItWhereTheWayBackIsByPartsAndAfterAnInterruption() throws IOException {
    LanguageRecipe layerwise = LanguageSamples.layerwise(LanguageSamples.text(folder), 6, 3);
    train(layerwise, sources, folder.resolve("first"));
    trainUntil(4, layerwise, sources, folder.resolve("second"));
    resume(sources, folder.resolve("second"));
    FinishedRun.assertSame(folder.resolve("second"), folder.resolve("first"));
  }

  @Test
  void anotherSeedGivesAnotherRun() {
    Path out = folder.resolve("other");
    new LanguageRun(sources, new TrainingListener() {}, new StopSignal())
        .train(recipe, 8, LanguageSamples.SETTINGS, out);
    assertThat(UntimedMetrics.of(RunDirectory.open(out).metrics()))
        .doesNotContainAnyElementsOf(UntimedMetrics.of(RunDirectory.open(undisturbed).metrics()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 17, 23})
  void aStoppedRunIsResumedToTheSameBits(long step) throws IOException {
    Path out = folder.resolve("stopped");
    Outcome<RunResult> stopped = trainUntil(step, recipe, sources, out);
    assertThat(stopped).isEqualTo(new Outcome<>(step, STEPS, Optional.empty()));
    assertThat(RunDirectory.open(out).isDone()).isFalse();

    Outcome<RunResult> resumed = resume(sources, out);

    assertThat(resumed.step()).isEqualTo(STEPS);
    assertThat(resumed.result())
        .contains(Json.read(RunDirectory.open(out).result(), RunResult.class));
    FinishedRun.assertSame(out, undisturbed);
  }

  /** The last moments of a run, one file after another. */
  @ParameterizedTest
  @ValueSource(strings = {"DONE", "DONE result.json", "DONE result.json model.safetensors"})
  void whatAKilledRunStillHadToWriteIsWritten(String missing) throws IOException {
    Path out = folder.resolve("killed");
    train(recipe, sources, out);
    for (String file : missing.split(" ", -1)) {
      Files.delete(out.resolve(file));
    }
    resume(sources, out);
    FinishedRun.assertSame(out, undisturbed);
  }

  /** The first moments of a run: its folder has a configuration and nothing else. */
  @Test
  void aRunKilledBeforeItsTokenizerWasSavedIsResumed() throws IOException {
    Path out = folder.resolve("killed");
    Files.createDirectories(out);
    Files.copy(undisturbed.resolve("config.json"), out.resolve("config.json"));
    Files.createFile(out.resolve("run.lock"));
    resume(sources, out);
    FinishedRun.assertSame(out, undisturbed);
  }

  @Test
  void resumingAFinishedRunTellsItsResultAndChangesNothing() throws IOException {
    byte[] metrics = Files.readAllBytes(undisturbed.resolve("metrics.jsonl"));
    byte[] result = Files.readAllBytes(undisturbed.resolve("result.json"));
    Outcome<RunResult> outcome = resume(sources, undisturbed);
    assertThat(outcome.result())
        .contains(Json.read(RunDirectory.open(undisturbed).result(), RunResult.class));
    assertThat(undisturbed.resolve("metrics.jsonl")).hasBinaryContent(metrics);
    assertThat(undisturbed.resolve("result.json")).hasBinaryContent(result);
  }

  @Test
  void validatingMoreOftenChangesNoTrainingNumber() {
    Path out = folder.resolve("often");
    train(recipe.withTraining(LanguageSamples.plan(STEPS, 1, 5)), sources, out);
    List<String> metrics = UntimedMetrics.of(out.resolve("metrics.jsonl"));
    assertThat(metrics).filteredOn(line -> !line.contains("\"site\"")).hasSize(2 * (int) STEPS + 1);
    assertThat(metrics)
        .containsSubsequence(UntimedMetrics.of(undisturbed.resolve("metrics.jsonl")));
    assertThat(out.resolve("model.safetensors"))
        .hasSameBinaryContentAs(undisturbed.resolve("model.safetensors"));
  }

  @Test
  void evaluatingGivesTheRunsOwnNumber() {
    RunResult own = Json.read(undisturbed.resolve("result.json"), RunResult.class);
    try (TrainedModel model =
        TrainedModel.open(undisturbed, LanguageSamples.SETTINGS, LanguageSamples.PROOFS)) {
      RunResult measured = model.evaluate(sources, recipe.corpus(), MeasuredPart.VALIDATION);
      assertThat(measured)
          .usingRecursiveComparison()
          .ignoringFields("elapsedS", "tokensPerS", "split")
          .isEqualTo(own);
      assertThat(model.evaluate(sources, MeasuredPart.VALIDATION).lossNats())
          .isEqualTo(own.lossNats());
    }
  }

  /** At (1, 0) the learned gate is SiLU, and everything else starts from the same values. */
  @Test
  void dynactgluStartsWithTheLossOfSwiglu() {
    Path out = folder.resolve("dynactglu");
    trainUntil(2, recipe.withFeedForward(FeedForwardVariant.DYNACTGLU.feedForward()), sources, out);
    List<TrainRecord> dynactglu = MetricsLog.read(out.resolve("metrics.jsonl"), TrainRecord.class);
    List<TrainRecord> swiglu =
        MetricsLog.read(undisturbed.resolve("metrics.jsonl"), TrainRecord.class);
    assertThat(dynactglu.get(0).lossNats()).isEqualTo(swiglu.get(0).lossNats());
    // Then it goes its own way, else it would be SwiGLU by another name.
    assertThat(dynactglu.get(1).lossNats()).isNotEqualTo(swiglu.get(1).lossNats());
  }
}
