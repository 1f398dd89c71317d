package io.sluice.study.vision;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.experiment.Run;
import io.sluice.experiment.StudyName;
import io.sluice.notation.Words;
import io.sluice.study.Crossing;
import io.sluice.study.TunedArms;
import io.sluice.suite.vision.Fold;
import io.sluice.suite.vision.VisionRecipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a study.
 *
 * @param net its layers
 * @param arm what works at its sites, with what its recipe has elsewhere
 * @param seed of first values, batches, augmentation and dropout
 * @param fold what it is measured on, if the training images are cut
 * @param recipe everything else
 * @param folder where its files are
 */
public record VisionStudyRun(
    Net net,
    Crossing.Combination<SiteActivations> arm,
    long seed,
    Optional<Fold> fold,
    VisionRecipe recipe,
    Path folder)
    implements Run {

  /** Every run, seed by seed and fold by fold, so that a stopped study has what it can compare. */
  static List<VisionStudyRun> of(VisionStudy study, Path checkpoints, Map<String, String> chosen) {
    List<VisionStudyRun> runs = new ArrayList<>();
    for (long seed : study.seeds()) {
      for (Optional<Fold> fold : study.parts()) {
        for (Net net : study.allNets()) {
          for (Crossing.Combination<SiteActivations> arm : study.crossing().combinations()) {
            String name =
                StudyName.fileSafe(net.notation())
                    + "-"
                    + StudyName.fileSafe(arm.name())
                    + "-seed-"
                    + seed
                    + fold.map(part -> "-fold-" + part.held()).orElse("");
            VisionRecipe tuned =
                study.recipe(
                    net,
                    arm.with(
                        TunedArms.change(
                            study.tunedKey(),
                            chosen,
                            VisionStudy.pair(net.notation(), arm.name()))),
                    fold);
            runs.add(new VisionStudyRun(net, arm, seed, fold, tuned, checkpoints.resolve(name)));
          }
        }
      }
    }
    return List.copyOf(runs);
  }

  /**
   * What a run's net learns first: by its recipe, the same for all activations and folds of a seed.
   */
  static VisionStudyRun pretraining(VisionStudy study, VisionStudyRun run, Path checkpoints) {
    Net net = run.net();
    VisionRecipe recipe =
        study
            .pretraining()
            .orElseThrow()
            .recipe(
                // As it is without tuning, which is of one activation.
                study.recipe(net, run.arm(), run.fold()), net, study.baselineActivation());
    String name =
        StudyName.fileSafe(net.notation() + run.arm().suffix()) + "-pretraining-seed-" + run.seed();
    return new VisionStudyRun(
        net, run.arm(), run.seed(), Optional.empty(), recipe, checkpoints.resolve(name));
  }

  /** Its place among the parts of the images, from 0. */
  int part() {
    return fold.map(part -> part.held() - 1).orElse(0);
  }

  @Override
  public String label() {
    return "%s with %s, seed %d, %s%s"
        .formatted(
            net.notation(),
            recipe.activations().notation() + arm.suffix(),
            seed,
            fold.map(part -> "fold " + part + ", ").orElse(""),
            Words.count(recipe.training().epochs(), "epoch"));
  }
}
