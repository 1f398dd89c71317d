package io.sluice.suite.vision;

import static io.sluice.suite.vision.VisionSamples.STEPS;
import static io.sluice.suite.vision.VisionSamples.recipe;
import static io.sluice.suite.vision.VisionSamples.resume;
import static io.sluice.suite.vision.VisionSamples.train;
import static io.sluice.suite.vision.VisionSamples.trainUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.activation.Activation;
import io.sluice.classifier.SiteActivations;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.SiteRecord;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.Longer;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionRunTest {

  @TempDir Path folder;

  /** Every number but the times, to the last bit. */
  private static void assertSame(Path actual, Path expected) {
    RunDirectory one = RunDirectory.open(actual);
    RunDirectory other = RunDirectory.open(expected);
    assertThat(UntimedMetrics.of(one.metrics())).isEqualTo(UntimedMetrics.of(other.metrics()));
    assertThat(one.model()).hasSameBinaryContentAs(other.model());
    assertThat(Json.read(one.result(), VisionResult.class))
        .usingRecursiveComparison()
        .ignoringFields("run", "elapsedS", "imagesPerS")
        .isEqualTo(Json.read(other.result(), VisionResult.class));
  }

  @Test
  void aRunLearnsAndSaysHowMuch() {
    Path out = folder.resolve("run");
    VisionRecipe recipe = recipe("mlp(2, width=32)", "dyn(mish)");
    VisionRecipe longer = VisionSamples.withEpochs(recipe, 8);
    VisionResult result = train(longer, 7, out).result().orElseThrow();
    RunDirectory run = RunDirectory.open(out);
    List<TrainRecord> steps = MetricsLog.read(run.metrics(), TrainRecord.class);
    List<ValidationRecord> sweeps = MetricsLog.read(run.metrics(), ValidationRecord.class);
    assertThat(run.isDone()).isTrue();
    // 8 epochs of 120 images in steps of 16.
    assertThat(steps).hasSize(60);
    assertThat(sweeps).extracting(ValidationRecord::step).startsWith(8L, 15L, 23L).hasSize(8);
    assertThat(steps.get(0).lossNats()).isBetween(0.9 * Math.log(10), 1.1 * Math.log(10));
    assertThat(steps.get(59).lossNats()).isLessThan(0.7 * Math.log(10));
    assertThat(steps.get(59).tokens()).isEqualTo(60 * 16);
    assertThat(result.accuracy()).isEqualTo(sweeps.get(7).accuracy().orElseThrow());
    assertThat(result.accuracy()).isGreaterThan(0.2);
    assertThat(result.images()).isEqualTo(50);
    assertThat(result.parameters()).isEqualTo(784 * 32 + 32 + 32 * 32 + 32 + 32 * 10 + 10 + 4);
    assertThat(sweeps.get(0).bitsPerByte()).isEmpty();
    List<SiteRecord> sites = MetricsLog.read(run.metrics(), SiteRecord.class);
    assertThat(sites)
        .hasSize(2 * 9)
        .allMatch(site -> site.gradientNorm() > 0 && site.rho().isPresent());
    assertThat(sites.get(0).alpha()).hasValue(1);
    assertThat(sites.get(17).alpha().orElseThrow()).isNotEqualTo(1);
    assertThat(Json.read(run.config(), VisionConfiguration.class).recipe()).isEqualTo(longer);
  }

  /** Batch norm's running statistics, dropped units and placed hinges are part of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mlp(2, width=16)        | pwl(5)                          | 9
          vgg-1(filters=0.125)    | dyn(silu, granularity=channel)  | 5
          attention-cnn(filters=0.25) | relu                        | 15
          """)
  void stoppedOrNotItComesToTheSameBits(String net, String activation, long step) {
    VisionRecipe recipe = recipe(net, activation);
    Path undisturbed = folder.resolve("undisturbed");
    train(recipe, 7, undisturbed);
    Path again = folder.resolve("again");
    train(recipe, 7, again);
    assertSame(again, undisturbed);

    Path stopped = folder.resolve("stopped");
    Outcome<VisionResult> half = trainUntil(step, recipe, stopped);
    assertThat(half.step()).isEqualTo(step);
    // Stopped at its last step it still has to be measured.
    assertThat(half).isEqualTo(new Outcome<>(step, STEPS, Optional.empty()));
    resume(stopped);
    assertSame(stopped, undisturbed);
    assertThat(resume(stopped).result()).isPresent();
  }

  @Test
  void anotherSeedIsAnotherRun() {
    VisionRecipe recipe = recipe("mlp(1, width=16)", "relu");
    train(recipe, 7, folder.resolve("first"));
    train(recipe, 8, folder.resolve("second"));
    assertThat(UntimedMetrics.of(folder.resolve("second/metrics.jsonl")))
        .doesNotContainAnyElementsOf(UntimedMetrics.of(folder.resolve("first/metrics.jsonl")));
  }

  /** The same images, batches and first values, so that only the activation differs. */
  @Test
  void dynAtItsStartBeginsWithItsBasesLoss() {
    train(recipe("mlp(3, width=16)", "mish"), 7, folder.resolve("static"));
    train(recipe("mlp(3, width=16)", "dyn(mish)"), 7, folder.resolve("dynamic"));
    assertThat(firstLoss("dynamic")).isEqualTo(firstLoss("static"));
  }

  private double firstLoss(String run) {
    return MetricsLog.read(folder.resolve(run).resolve("metrics.jsonl"), TrainRecord.class)
        .get(0)
        .lossNats();
  }

  @Test
  void imagesAreLookedAtBeforeARunIsLengthened() throws IOException {
    VisionRecipe recipe = recipe("mlp(1, width=16)", "relu");
    Path out = folder.resolve("run");
    train(recipe, 7, out);
    String before = Files.readString(out.resolve("config.json"));
    ImageChoice others = recipe.images().withImages(OptionalInt.of(119), OptionalInt.empty());
    VisionRun trainer = new VisionRun(out, new TrainingListener() {}, new StopSignal());
    assertThatThrownBy(
            () ->
                trainer.resume(
                    out,
                    choice -> OpenedImages.open(others, Path.of("nowhere")),
                    Optional.of(new Longer(9, longer -> {}))))
        .hasMessageContaining("have changed since the run began");
    assertThat(out.resolve("config.json")).hasContent(before);
    assertThat(out.resolve("result.json")).exists();
    assertThat(out.resolve("DONE")).exists();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    VisionRecipe recipe = recipe("mlp(1, width=16)", "relu");
    Path out = folder.resolve("run");
    trainUntil(3, recipe, out);
    assertThatThrownBy(() -> train(recipe, 7, out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(out.toString());
    ImageChoice fewer =
        new ImageChoice(
            recipe.images().data(),
            OptionalInt.of(119),
            recipe.images().test(),
            Optional.empty(),
            recipe.images().scaling(),
            recipe.images().augmentation());
    OpenedImages others = OpenedImages.open(fewer, Path.of("nowhere"));
    VisionRun trainer = new VisionRun(out, new TrainingListener() {}, new StopSignal());
    assertThatThrownBy(() -> trainer.resume(out, choice -> others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("have changed since the run began: restore shapes as it was");
    assertThatThrownBy(() -> recipe.training().withEpochs(0)).hasMessageContaining("epochs is 0");
    assertThatThrownBy(
            () ->
                train(
                    new VisionRecipe(
                        recipe.images(),
                        recipe.net(),
                        new SiteActivations(
                            Activation.of("relu"), Map.of("nowhere", Activation.of("mish"))),
                        recipe.initialization(),
                        recipe.training(),
                        recipe.batch()),
                    7,
                    folder.resolve("other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown site 'nowhere'");
    assertThat(folder.resolve("other")).doesNotExist();
  }
}
