package io.sluice.cli;

import io.sluice.study.vision.VisionStudy;
import java.util.List;

/** Compares activations in image classifiers. */
final class VisionCompareCommand implements Command {

  private static final Operand STUDY = new Operand("STUDY", Operand.Times.ONCE, PlanFile.GIVEN);

  @Override
  public Usage usage() {
    return new Usage(
            "vision compare", "train nets with several activations and seeds, and compare them")
        .details(
            "Runs that are finished are skipped, interrupted ones resumed; --seeds adds to those of the"
                + " study. The report is kept beside it.")
        .operands(STUDY)
        .flags(
            StudyFlags.SEEDS,
            Flags.DEVICE,
            Flags.THREADS,
            StudyTraining.WORKERS,
            StudyPreview.DRY_RUN,
            Flags.DATA,
            Flags.JSON)
        .examples("./sluice vision compare eval/depth/study.yaml")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    PlanFile plan = PlanFile.of(invocation).orElseThrow();
    VisionStudy study =
        VisionStudy.read(plan.file()).grown(invocation.get(StudyFlags.SEEDS).orElse(List.of()));
    return new VisionComparisonRun(invocation, study, plan.name(), plan.folder()).run();
  }
}
