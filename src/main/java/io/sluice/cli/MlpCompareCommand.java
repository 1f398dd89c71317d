package io.sluice.cli;

import io.sluice.study.mlp.AlgorithmLine;
import io.sluice.study.mlp.MlpStudy;
import java.util.List;
import java.util.Optional;

/** Compares algorithms for small networks. */
final class MlpCompareCommand implements Command {

  private static final String DEFAULT_NAME = "mlp-compare";

  private static final List<String> USUAL =
      List.of("adact", "owo-molf(relu)", "cg", "scg", "levenberg-marquardt");

  private static final Flag<List<AlgorithmLine>> ALGORITHMS =
      Flag.of(
          "algorithms",
          "ALGORITHMS",
          "between commas, as --algorithm of ./sluice mlp train has them; factors in braces,"
              + " adact(pwl({hinges})); the others are compared with the first (default "
              + String.join(",", USUAL)
              + ")",
          Values.list(AlgorithmLine::new));
  private static final Operand STUDY =
      new Operand("STUDY", Operand.Times.AT_MOST_ONCE, PlanFile.GIVEN);

  @Override
  public Usage usage() {
    return new Usage(
            "mlp compare", "compare algorithms for small networks on tables, in the same folds")
        .details(
            "Errors against iterations, against counted multiplies and against time. Runs that are"
                + " finished are skipped; beside a STUDY --data, --hidden, --algorithms and --seeds add to"
                + " what it has. The report is kept beside the study in eval.")
        .operands(STUDY)
        .flags(MlpStudyFlags.behind(ALGORITHMS))
        .examples(
            "./sluice mlp compare --folds 3 --iterations 20",
            "./sluice mlp compare --data concrete,energy,house.csv --algorithms adact,adam --name mine",
            "./sluice mlp compare --algorithms adact,cg --factor ridge=0,0.01 --set source=lab --folds 3",
            "./sluice mlp compare eval/adact-benchmark/study.yaml")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    Optional<PlanFile> plan = PlanFile.of(invocation, invocation.get(StudyFlags.NAME));
    if (plan.isPresent()) {
      return MlpComparisonRun.run(
          invocation,
          MlpStudyFlags.ofFile(
              invocation, plan.get(), invocation.get(ALGORITHMS).orElse(List.of())));
    }
    List<AlgorithmLine> algorithms =
        invocation.get(ALGORITHMS).orElseGet(() -> USUAL.stream().map(AlgorithmLine::new).toList());
    MlpStudy study =
        MlpStudyFlags.study(
            invocation,
            "Which algorithm trains small networks to less error?",
            algorithms,
            Optional.empty());
    String name = MlpStudyFlags.name(invocation, DEFAULT_NAME, ALGORITHMS, study);
    return MlpComparisonRun.run(invocation, StudyFlags.Asked.named(invocation, study, name));
  }
}
