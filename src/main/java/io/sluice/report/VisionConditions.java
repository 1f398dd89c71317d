package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.experiment.Trial;
import io.sluice.run.ShortestDecimal;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The circumstances of a comparison of image classifiers, and what a reader may not conclude.
 *
 * @param all what all runs have in common, with the images of the first
 * @param attacks on the trained nets
 * @param hasSites whether what training did to activations was recorded
 */
record VisionConditions(VisionRow.Conditions all, Optional<Attacks> attacks, boolean hasSites)
    implements ReportPart {

  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<String> facts = new ArrayList<>();
    if (analysis.runs() < plan.runs()) {
      facts.add("not complete: %d of %d runs are there".formatted(analysis.runs(), plan.runs()));
    }
    analysis.arms().forEach(arm -> diverged(analysis, arm).ifPresent(facts::add));
    chance(analysis).ifPresent(facts::add);
    facts.add(images(plan));
    if (plan.folds() > 0 && hasSites) {
      facts.add("activations: what training did to them is shown of the first fold alone");
    }
    facts.add(
        "training: recipe %s, %s in batches of %s, learning rate up to %s, weights start by the rule %s%s"
            .formatted(
                all.recipe(),
                Numbers.count(plan.end(), "epoch"),
                Numbers.count(all.batch()),
                ShortestDecimal.of(all.learningRate()),
                all.initialization(),
                all.weights().equals("new")
                    ? ""
                    : ", those before the head as given, from %s".formatted(all.weights())));
    facts.add("seeds: " + Numbers.list(plan.seeds().stream().map(String::valueOf).toList()));
    facts.add(
        "machine: %s, %s, %d threads, sluice %s"
            .formatted(all.device(), all.precision(), all.threads(), all.sluice()));
    return Optional.of(Section.of("Conditions", List.of(), facts));
  }

  private static Optional<String> diverged(Analysis analysis, Map<String, String> arm) {
    List<String> runs =
        analysis.at(arm, analysis.plan().end()).stream()
            .filter(run -> run.diverged().isPresent())
            .map(Observation::trial)
            .map(Trial::toString)
            .toList();
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "diverged: %s, %s; its means are over the others"
                .formatted(analysis.label(arm), Numbers.list(runs)));
  }

  private Optional<String> chance(Analysis analysis) {
    long intervals =
        Stream.concat(
                analysis.cells(analysis.plan().metric()).stream(),
                attacks.stream().flatMap(Attacks::attacked))
            .map(Cell::difference)
            .filter(difference -> difference.flatMap(d -> d.interval()).isPresent())
            .count();
    return intervals < 2
        ? Optional.empty()
        : Optional.of(
            "chance: if no activation differed from %s at all, at least one of the %d intervals would exclude zero with a chance of up to %s"
                .formatted(analysis.plan().baseline(), intervals, Conclusions.chance(intervals)));
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
