package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.TensorEngine;
import io.sluice.experiment.SameConfiguration;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionConfiguration.ImageFingerprint;
import io.sluice.training.Compute;
import java.util.List;

/**
 * What every run of a study has in common beside its recipe, and the check that a run in a folder
 * was trained with it.
 *
 * @param parts what each fold, or all runs, were trained and measured on
 * @param compute what the rounding depends on
 */
record VisionRunSettings(List<ImageFingerprint> parts, Compute compute) {

  /** Asks the engine what it resolves the settings to. */
  static VisionRunSettings resolve(StudyImages images, EngineSettings settings) {
    try (TensorEngine engine = TensorEngine.open(settings)) {
      return new VisionRunSettings(
          images.parts().stream().map(ImageFingerprint::of).toList(), Compute.of(engine));
    }
  }

  /**
   * Refuses a run that was trained otherwise; what it started from is looked at elsewhere.
   *
   * @throws IllegalArgumentException with the folder, the first key that differs, and what to do
   */
  void requireSame(VisionStudyRun run) {
    requireSame(run, configuration(run), parts.get(run.part()), compute);
  }

  /** Refuses a run of another recipe or seed, whatever it was trained on and where. */
  static void requireSameRecipe(VisionStudyRun run) {
    VisionConfiguration found = configuration(run);
    requireSame(run, found, found.images(), found.compute());
  }

  private static void requireSame(
      VisionStudyRun run, VisionConfiguration found, ImageFingerprint images, Compute compute) {
    SameConfiguration.require(
        run.folder(),
        found,
        VisionConfiguration.of(
            found.provenance(), run.recipe(), run.seed(), images, found.weights(), compute));
  }

  private static VisionConfiguration configuration(VisionStudyRun run) {
    return RunSuite.VISION.configuration(
        RunDirectory.open(run.folder()), VisionConfiguration.class);
  }
}
