package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.study.StudyName;
import io.sluice.suite.vision.VisionRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a study.
 *
 * @param net its layers
 * @param activation what works at its sites
 * @param seed of first values, batches, augmentation and dropout
 * @param recipe everything else
 * @param folder where its files are
 */
public record VisionStudyRun(
    Net net, SiteActivations activation, long seed, VisionRecipe recipe, Path folder) {

  /** Every run, the seeds one after the other, so that a stopped study has whole seeds. */
  static List<VisionStudyRun> of(VisionStudy study, Path checkpoints) {
    List<VisionStudyRun> runs = new ArrayList<>();
    for (long seed : study.seeds()) {
      for (Net net : study.allNets()) {
        for (SiteActivations activation : study.activations()) {
          String name =
              StudyName.fileSafe(net.notation())
                  + "-"
                  + StudyName.fileSafe(activation.notation())
                  + "-seed-"
                  + seed;
          runs.add(
              new VisionStudyRun(
                  net, activation, seed, study.recipe(net, activation), checkpoints.resolve(name)));
        }
      }
    }
    return List.copyOf(runs);
  }

  /**
   * The run in a few words.
   *
   * @return {@code mlp(8) with relu, seed 1, 5 epochs}
   */
  public String label() {
    return "%s with %s, seed %d, %d epochs"
        .formatted(net, activation.notation(), seed, recipe.training().epochs());
  }
}
