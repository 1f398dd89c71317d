package io.sluice.cli;

import io.sluice.study.mlp.AlgorithmLine;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.suite.mlp.MlpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sweeps the number of hinges. */
final class MlpHingesCommand implements Command {

  private static final String DEFAULT_NAME = "mlp-hinges";
  private static final List<Integer> USUAL = List.of(2, 3, 5, 9, 17, 33);
  private static final MlpMethod BASELINE = MlpMethod.of("owo-molf(relu)");

  private static final Flag<List<Integer>> HINGES =
      Flag.of(
          "hinges",
          "NUMBERS",
          "hinges of a unit, between commas (default 2,3,5,9,17,33)",
          Values.list(Values.integer(2, 255)));

  @Override
  public Usage usage() {
    return new Usage("mlp hinges", "sweep the number of hinges of AdAct's units, against ReLU")
        .details("ReLU is trained by owo-molf, which is AdAct without the step of the hinges.")
        .flags(MlpStudyFlags.behind(HINGES))
        .examples(
            "./sluice mlp hinges --folds 3 --iterations 20",
            "./sluice mlp hinges --data concrete --early-stopping validation-fold --name stopped")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    List<AlgorithmLine> algorithms =
        new ArrayList<>(List.of(new AlgorithmLine(BASELINE.notation())));
    invocation
        .get(HINGES)
        .orElse(USUAL)
        .forEach(count -> algorithms.add(new AlgorithmLine("adact(pwl(" + count + "))")));
    MlpStudy study =
        MlpStudyFlags.study(
            invocation,
            "How many hinges do AdAct's units need?",
            algorithms,
            Optional.of(BASELINE));
    String name = MlpStudyFlags.name(invocation, DEFAULT_NAME, HINGES, study);
    return MlpComparisonRun.run(invocation, StudyFlags.Asked.named(invocation, study, name));
  }
}
