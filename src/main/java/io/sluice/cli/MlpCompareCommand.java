package io.sluice.cli;

import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.suite.mlp.MlpMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares algorithms for small networks. */
final class MlpCompareCommand implements Command {

  private static final String DEFAULT_NAME = "mlp-compare";

  private static final List<String> USUAL =
      List.of("adact", "owo-molf(relu)", "cg", "scg", "levenberg-marquardt");

  private static final Flag<List<MlpMethod>> ALGORITHMS =
      Flag.of(
          "algorithms",
          "ALGORITHMS",
          "between commas, as --algorithm of ./sluice mlp train has them; the others are compared"
              + " with the first (default "
              + String.join(",", USUAL)
              + ")",
          Values.list(MlpMethod::of));
  private static final Operand STUDY =
      new Operand("STUDY", Operand.Times.AT_MOST_ONCE, PlanFile.GIVEN);

  @Override
  public Usage usage() {
    return new Usage(
            "mlp compare", "compare algorithms for small networks on tables, in the same folds")
        .details(
            "Errors against iterations, against counted multiplies and against time. Runs that are"
                + " finished are skipped. The report is kept beside the study in eval.")
        .operands(STUDY)
        .flags(MlpStudyFlags.behind(ALGORITHMS))
        .examples(
            "./sluice mlp compare --folds 3 --iterations 20",
            "./sluice mlp compare --data concrete,energy,house.csv --algorithms adact,adam --name mine",
            "./sluice mlp compare eval/adact-benchmark/study.yaml")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    Optional<String> file = invocation.arguments().operand(0);
    if (file.isPresent()) {
      Stream.concat(Stream.of(MlpStudyFlags.NAME), MlpStudyFlags.ALL.stream())
          .filter(flag -> !flag.equals(MlpStudyFlags.SEEDS) && invocation.arguments().has(flag))
          .findFirst()
          .ifPresent(
              flag -> {
                throw new IllegalArgumentException(
                    "--%s and %s: a study says all that itself, leave one of them out"
                        .formatted(flag.name(), file.get()));
              });
      PlanFile plan = PlanFile.of(invocation).orElseThrow();
      MlpStudy study =
          MlpStudy.read(plan.file())
              .grown(
                  invocation.get(ALGORITHMS).orElse(List.of()),
                  invocation.get(MlpStudyFlags.SEEDS).map(Study::firstSeeds).orElse(List.of()));
      return new MlpComparisonRun(invocation, study, plan.name(), plan.folder()).run();
    }
    List<MlpMethod> algorithms =
        invocation.get(ALGORITHMS).orElseGet(() -> USUAL.stream().map(MlpMethod::of).toList());
    MlpStudy study =
        MlpStudyFlags.study(
            invocation,
            "Which algorithm trains small networks to less error?",
            algorithms,
            Optional.empty());
    String name = MlpStudyFlags.name(invocation, DEFAULT_NAME, ALGORITHMS, study);
    Path evaluation = invocation.home().evaluation().resolve(name);
    return new MlpComparisonRun(invocation, study, name, evaluation).run();
  }
}
