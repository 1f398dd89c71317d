package io.sluice.study.mlp;

import io.sluice.experiment.RunCurve;
import io.sluice.experiment.StudyListener;
import io.sluice.notation.Words;
import io.sluice.run.CurveRow;
import io.sluice.run.IterationRecord;
import io.sluice.run.Machine;
import io.sluice.run.MlpRow;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.shallow.OutputReset;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.mlp.MlpResult;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.suite.mlp.RoundIterations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Rows of {@code results.csv}, made from the files of a run and from nothing else. */
record MlpRunRows(String name, StudyListener listener) {

  private static final int FINGERPRINT_DIGITS = 12;

  /** An addition goes with it. */
  private static final long FLOPS_OF_A_MULTIPLY = 2;

  /** The rows of a finished run, one a recorded iteration. */
  List<MlpRow> of(MlpStudyRun run) {
    RunDirectory directory = RunDirectory.open(run.folder());
    MlpConfiguration configuration = MlpRun.configuration(run.folder());
    MlpResult result = OwnFiles.of(directory).result(MlpResult.class);
    RunRecords metrics = RunRecords.of(directory);
    metrics.notice().ifPresent(listener::onNotice);
    MlpRow.Conditions conditions =
        conditions(configuration, result, run.table().training().count());
    List<MlpRow> rows = new ArrayList<>();
    for (IterationRecord record : metrics.of(IterationRecord.class)) {
      long iteration = configuration.iteration(record, result.trainingPatterns());
      if (RoundIterations.has(iteration) || iteration == configuration.recipe().iterations()) {
        rows.add(row(run, iteration, record, result, conditions));
      }
    }
    if (rows.isEmpty() || rows.get(rows.size() - 1).iteration() != result.iterations()) {
      throw new IllegalArgumentException(
          "%s has finished without its last iteration: its metrics are damaged, delete the folder to train it anew"
              .formatted(run.folder()));
    }
    return List.copyOf(rows);
  }

  /**
   * How the errors of such a run went: at round iterations, of which the first ones matter most,
   * and at some between them.
   */
  List<CurveRow> curve(MlpStudyRun run) {
    RunDirectory directory = RunDirectory.open(run.folder());
    RunRecords metrics = RunRecords.of(directory);
    if (metrics.notice().isPresent()) {
      return List.of();
    }
    MlpConfiguration configuration = MlpRun.configuration(run.folder());
    MlpResult result = OwnFiles.of(directory).result(MlpResult.class);
    List<CurveRow> all =
        metrics.of(IterationRecord.class).stream()
            .map(record -> point(run, configuration, result, record))
            .toList();
    Set<Long> steps = new HashSet<>();
    RunCurve.of(all).forEach(row -> steps.add(row.step()));
    return all.stream()
        .filter(row -> steps.contains(row.step()) || RoundIterations.has(row.step()))
        .toList();
  }

  private static CurveRow point(
      MlpStudyRun run, MlpConfiguration configuration, MlpResult result, IterationRecord record) {
    long iteration = configuration.iteration(record, result.trainingPatterns());
    return new CurveRow(
        "%s with %d with %s"
            .formatted(run.recipe().data().notation(), run.recipe().hidden(), run.arm()),
        run.seed(),
        run.fold().held() == 0 ? OptionalLong.empty() : OptionalLong.of(run.fold().held()),
        configuration.recipe().iterations(),
        iteration,
        iteration * result.trainingPatterns(),
        record.elapsedS(),
        OptionalDouble.of(record.trainingError()),
        record.testError(),
        record.testErrorRate().isPresent()
            ? OptionalDouble.of(1 - record.testErrorRate().getAsDouble())
            : OptionalDouble.empty(),
        OptionalDouble.of((double) FLOPS_OF_A_MULTIPLY * record.multiplies()));
  }

  /** Targets that are reset from 0 and 1 have the word that they had when there were no others. */
  private static String loss(MlpRecipe recipe) {
    String word = Words.of(recipe.loss());
    return recipe.reset() == OutputReset.FRESH ? word : word + "-" + Words.of(recipe.reset());
  }

  private MlpRow row(
      MlpStudyRun run,
      long iteration,
      IterationRecord record,
      MlpResult result,
      MlpRow.Conditions conditions) {
    return new MlpRow(
        name,
        run.recipe().data().notation(),
        run.recipe().hidden(),
        run.arm(),
        run.seed(),
        run.fold().held(),
        iteration,
        record.trainingError(),
        record.testError().orElseThrow(),
        record.trainingErrorRate(),
        record.testErrorRate(),
        record.multiplies(),
        record.elapsedS(),
        record.dependent(),
        result.parameters(),
        conditions);
  }

  private static MlpRow.Conditions conditions(
      MlpConfiguration configuration, MlpResult result, long patterns) {
    MlpRecipe recipe = configuration.recipe();
    return new MlpRow.Conditions(
        recipe.iterations(),
        result.inputs(),
        result.outputs(),
        patterns,
        result.trainingPatterns(),
        result.testPatterns(),
        configuration.table().rows().substring(0, FINGERPRINT_DIGITS),
        Words.of(recipe.scaling()),
        loss(recipe),
        recipe.ridge(),
        Words.of(recipe.source()),
        Words.of(recipe.bypass()),
        Words.of(recipe.earlyStopping()),
        configuration.provenance().sluice(),
        Machine.of(configuration.provenance()));
  }
}
