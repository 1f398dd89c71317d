package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.run.ShortestDecimal;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The circumstances of a comparison of image classifiers, and what a reader may not conclude.
 *
 * @param all what all runs have in common, with the images of the first
 * @param machines of all rows
 * @param hasSites whether what training did to activations was recorded
 * @param tuning what was chosen for each pair
 */
record VisionConditions(
    VisionRow.Conditions all, Machines machines, boolean hasSites, TuningPart tuning)
    implements ReportPart {

  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<String> facts = new ArrayList<>();
    facts.add(images(plan));
    if (plan.folds() > 0 && hasSites) {
      facts.add("activations: what training did to them is shown of the first fold alone");
    }
    facts.add(
        "training: recipe %s, %s in batches of %s, learning rate up to %s, weights start by the rule %s%s"
            .formatted(
                all.recipe(),
                Numbers.count(plan.end(), "epoch"),
                tuning.unlessTuned(plan, "batch", Numbers.count(all.batch())),
                tuning.unlessTuned(plan, "training.peak", ShortestDecimal.of(all.learningRate())),
                tuning.unlessTuned(plan, "initialization", all.initialization()),
                all.weights().equals("new")
                    ? ""
                    : ", those before the head as given, from %s".formatted(all.weights())));
    tuning.words().ifPresent(facts::add);
    facts.add("seeds: " + Numbers.list(plan.seeds().stream().map(String::valueOf).toList()));
    facts.add(
        "machine: %s, %s, %s, sluice %s%s"
            .formatted(
                all.device(),
                all.precision(),
                Numbers.count(all.threads(), "thread"),
                all.sluice(),
                machines.words()));
    machines.difference().ifPresent(facts::add);
    return Optional.of(Section.of("Conditions", List.of(), facts));
  }

  private String images(Plan plan) {
    if (plan.folds() == 0) {
      return "images: %s, %s trained on and all %s measured on are the same in every run"
          .formatted(
              all.images(), Numbers.count(all.trainingImages()), Numbers.count(all.testImages()));
    }
    return "images: %s, %s training images cut into %d folds with equal shares of the classes; each is measured on by nets trained on the others, and all pairs have the same folds; intervals are widened by the root of 1/n + %s/%s in place of 1/n, because folds share what they are trained on (Nadeau and Bengio 2003)"
        .formatted(
            all.images(),
            Numbers.count(all.trainingImages() + all.testImages()),
            plan.folds(),
            Numbers.count(all.testImages()),
            Numbers.count(all.trainingImages()));
  }
}
