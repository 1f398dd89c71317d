package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.TensorEngine;
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
   * Refuses a run that was trained otherwise; a later version of the program is not otherwise.
   *
   * @throws IllegalArgumentException with the folder, what differs, and what to do
   */
  void requireSame(VisionStudyRun run) {
    VisionConfiguration found = requireSameRecipe(run);
    if (!found.images().equals(parts.get(run.part()))) {
      throw refused(run, "its images were others", "");
    }
    if (!found.compute().equals(compute)) {
      throw refused(
          run,
          "it computes with %s, and %s is asked for".formatted(found.compute(), compute),
          found.compute().threads() == compute.threads()
              ? ""
              : "continue the study with --threads %d, or ".formatted(found.compute().threads()));
    }
  }

  /**
   * Refuses a run of another recipe or seed.
   *
   * @return its configuration
   * @throws IllegalArgumentException with the folder and what to do
   */
  static VisionConfiguration requireSameRecipe(VisionStudyRun run) {
    VisionConfiguration found =
        RunSuite.VISION.configuration(RunDirectory.open(run.folder()), VisionConfiguration.class);
    if (found.seed() != run.seed() || !found.recipe().equals(run.recipe())) {
      throw refused(run, "its recipe or seed is another", "");
    }
    return found;
  }

  private static IllegalArgumentException refused(
      VisionStudyRun run, String what, String continuation) {
    return new IllegalArgumentException(
        "%s holds a run that this study would not train, %s: %sdelete that folder, or give the study another name"
            .formatted(run.folder(), what, continuation));
  }
}
