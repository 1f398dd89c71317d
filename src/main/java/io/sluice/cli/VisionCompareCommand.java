package io.sluice.cli;

import io.sluice.study.vision.VisionStudy;
import java.util.List;

/** Compares activations in image classifiers. */
final class VisionCompareCommand implements Command {

  private static final Operand STUDY = new Operand("STUDY", Operand.Times.ONCE, PlanFile.GIVEN);

  @Override
  public String name() {
    return "vision compare";
  }

  @Override
  public String summary() {
    return "train nets with several activations and seeds, and compare them";
  }

  @Override
  public String details() {
    return "Runs that are finished are skipped, interrupted ones resumed. The report is kept beside"
        + " the study.";
  }

  @Override
  public List<Operand> operands() {
    return List.of(STUDY);
  }

  @Override
  public List<Flag<?>> flags() {
    return List.of(Flags.DEVICE, Flags.THREADS, StudyTraining.WORKERS, Flags.DATA, Flags.JSON);
  }

  @Override
  public List<String> examples() {
    return List.of("./sluice vision compare eval/depth/study.yaml");
  }

  @Override
  public String whatIsKept() {
    return StudyEnd.KEPT;
  }

  @Override
  public Exit run(Invocation invocation) {
    PlanFile plan = PlanFile.of(invocation.home(), invocation.arguments().operand(0).orElseThrow());
    VisionStudy study = VisionStudy.read(plan.file());
    return new VisionComparisonRun(invocation, study, plan.name(), plan.folder()).run();
  }
}
