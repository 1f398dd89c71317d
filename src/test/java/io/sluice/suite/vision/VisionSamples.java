package io.sluice.suite.vision;

import static io.sluice.training.LearningRateSchedule.Decay.COSINE;

import io.sluice.activation.Activation;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.classifier.WeightInitialization;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.image.Augmentation;
import io.sluice.image.DataSet;
import io.sluice.image.Flip;
import io.sluice.run.Outcome;
import io.sluice.run.TrainRecord;
import io.sluice.training.AdamWSettings;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Small classifiers on the generated digits, which need no data directory. */
final class VisionSamples {

  static final EngineSettings SETTINGS =
      new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 2);

  /** Steps of 16 images in two epochs of 120. */
  static final long STEPS = 15;

  private static final ImageChoice FEW =
      new ImageChoice(
          DataSet.SHAPES,
          OptionalInt.of(120),
          OptionalInt.of(50),
          Optional.empty(),
          PixelScaling.STANDARDIZED,
          new Augmentation(2, Flip.NONE));

  /** Drawn once: all of the set is drawn before a few are taken. */
  private static final OpenedImages OPENED = OpenedImages.open(FEW, Path.of("nowhere"));

  private VisionSamples() {}

  static VisionRecipe recipe(String net, String activation) {
    return new VisionRecipe(
        FEW,
        Net.of(net),
        SiteActivations.everywhere(Activation.of(activation)),
        WeightInitialization.HE,
        new EpochPlan(2, COSINE, 3e-3, 3e-5, 0.1, new AdamWSettings(0.9, 0.99, 1e-8, 0.01, 1)),
        16);
  }

  /** The recipe with other images and another plan. */
  static VisionRecipe with(VisionRecipe recipe, ImageChoice images, EpochPlan training) {
    return new VisionRecipe(
        images,
        recipe.net(),
        recipe.activations(),
        recipe.initialization(),
        training,
        recipe.batch());
  }

  /** The recipe of another length. */
  static VisionRecipe withEpochs(VisionRecipe recipe, int epochs) {
    return with(recipe, recipe.images(), recipe.training().withEpochs(epochs));
  }

  static Outcome<VisionResult> train(VisionRecipe recipe, long seed, Path out) {
    return new VisionRun(out, new TrainingListener() {}, new StopSignal())
        .train(recipe, seed, SETTINGS, out, new VisionInputs(OPENED, Optional.empty()));
  }

  /** Stopped after a step, as Ctrl-C would. */
  static Outcome<VisionResult> trainUntil(long step, VisionRecipe recipe, Path out) {
    return trainUntil(step, recipe, out, Optional.empty());
  }

  /** Stopped after a step, or before the first one and so without a checkpoint. */
  static Outcome<VisionResult> trainUntil(
      long step, VisionRecipe recipe, Path out, Optional<PretrainedWeights> weights) {
    StopSignal stop = new StopSignal();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStart(long firstStep, long steps) {
            if (step == 0) {
              stop.request();
            }
          }

          @Override
          public void onStep(TrainRecord record) {
            if (record.step() == step) {
              stop.request();
            }
          }
        };
    return new VisionRun(out, listener, stop)
        .train(recipe, 7, SETTINGS, out, new VisionInputs(OPENED, weights));
  }

  static Outcome<VisionResult> resume(Path folder) {
    return new VisionRun(folder, new TrainingListener() {}, new StopSignal()).resume(folder);
  }
}
