package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.classifier.Net;
import io.sluice.report.VisionQuestion;
import io.sluice.report.VisionReport;
import io.sluice.study.vision.VisionStudy;
import io.sluice.study.vision.VisionStudyOutcome;
import io.sluice.study.vision.VisionStudyRunner;
import java.nio.file.Path;
import java.util.List;

/** Compares activations in image classifiers. */
final class VisionCompareCommand implements Command {

  private static final Operand STUDY =
      new Operand("STUDY", Operand.Times.ONCE, "a study.yaml of nets, activations and seeds");

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
    return List.of(Flags.DEVICE, Flags.THREADS, Flags.DATA, Flags.JSON);
  }

  @Override
  public List<String> examples() {
    return List.of("./sluice vision compare eval/depth/study.yaml");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path file = Path.of(invocation.arguments().operand(0).orElseThrow()).toAbsolutePath();
    VisionStudy study = VisionStudy.read(file);
    Path evaluation = file.getParent();
    String name = evaluation.getFileName().toString();
    VisionStudyOutcome outcome;
    try (VisionStudyProgress progress = new VisionStudyProgress(invocation)) {
      outcome =
          new VisionStudyRunner(
                  invocation.sources().dataDirectory(),
                  invocation.engine(),
                  progress,
                  invocation.interruption().signal())
              .run(study, name, evaluation, invocation.home().checkpoints().resolve(name));
    }
    if (!outcome.isComplete()) {
      invocation
          .err()
          .println(
              Text.of(
                  "stopped and saved, %d of %d runs are finished; the same command goes on",
                  outcome.finished().size(),
                  outcome.finished().size() + outcome.unfinished().size()));
      return Exit.STOPPED;
    }
    VisionReport report = VisionReport.of(question(name, study), outcome.rows(), outcome.sites());
    report.write(evaluation);
    if (invocation.json()) {
      invocation.printJson(report.comparison());
    } else {
      invocation.out().print(report.text(invocation.terminal().columns()));
      invocation.err().println("kept in " + Home.shown(evaluation));
    }
    return Exit.DONE;
  }

  private static VisionQuestion question(String name, VisionStudy study) {
    return new VisionQuestion(
        name,
        study.question(),
        study.allNets().stream().map(Net::notation).toList(),
        study.activations().stream().map(Activation::notation).toList(),
        study.baselineActivation().notation(),
        study.seeds());
  }
}
