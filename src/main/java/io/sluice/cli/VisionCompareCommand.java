package io.sluice.cli;

/** Compares activations in image classifiers. */
final class VisionCompareCommand implements Command {

  private static final Operand STUDY =
      new Operand("STUDY", Operand.Times.AT_MOST_ONCE, PlanFile.GIVEN);

  @Override
  public Usage usage() {
    return new Usage(
            "vision compare", "train nets with several activations and seeds, and compare them")
        .details(
            "Without a STUDY options describe one: nets x activations x seeds, and factors. Runs that"
                + " are finished are skipped, interrupted ones resumed; beside a STUDY --nets,"
                + " --activations and --seeds add to what it has. The report is kept in eval/NAME.")
        .operands(STUDY)
        .flags(VisionStudyFlags.ALL)
        .examples(
            "./sluice vision compare eval/depth/study.yaml",
            "./sluice vision compare --nets 'mlp(2),simple-cnn' --activations relu,mish --epochs 2"
                + " --factor training.peak=1e-3,2e-3 --set batch=32 --name rates",
            "./sluice vision compare rates --seeds 5 --nets vgg-1")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    return VisionComparisonRun.run(invocation, VisionStudyFlags.read(invocation));
  }
}
