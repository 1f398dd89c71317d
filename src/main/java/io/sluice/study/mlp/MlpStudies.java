package io.sluice.study.mlp;

import io.sluice.engine.Reproducibility;
import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.RunTables;
import io.sluice.experiment.SameConfiguration;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.Suite;
import io.sluice.run.MlpRow;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.shallow.Loss;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpEstimate;
import io.sluice.suite.mlp.MlpListener;
import io.sluice.suite.mlp.MlpResult;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.suite.mlp.PreparedPatterns;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tables x hidden sizes x algorithms, in the same folds.
 *
 * @param dataDirectory where tables are
 */
public record MlpStudies(Path dataDirectory) implements Suite<MlpStudy, MlpStudyRun, MlpRow> {

  @Override
  public Class<MlpStudy> plan() {
    return MlpStudy.class;
  }

  @Override
  public StudyFolder.Results<MlpRow> results() {
    return new StudyFolder.Results<>(
        new RecordCsv<>(MlpRow.class),
        row ->
            List.of(
                row.data(), row.hidden(), row.method(), row.seed(), row.fold(), row.iteration()));
  }

  @Override
  public String command() {
    return "mlp compare";
  }

  @Override
  public Opened open(
      MlpStudy study, String name, Path evaluation, Path checkpoints, StudyListener listener) {
    Map<TableChoice, OpenedTable> tables = new LinkedHashMap<>();
    boolean begun = Files.exists(evaluation.resolve(StudyFolder.RESULTS));
    for (TableChoice choice : study.data()) {
      OpenedTable table = (begun ? choice.seenBefore() : choice).open(dataDirectory);
      tables.put(choice, table);
      table.notices().forEach(listener::onNotice);
    }
    MlpStudy asBegun = asBegun(study, MlpStudyRun.of(study, tables, checkpoints));
    return new Opened(
        dataDirectory,
        study.reproducible(),
        MlpStudyRun.of(asBegun, tables, checkpoints),
        new MlpRunRows(name, listener),
        ConcurrentHashMap.newKeySet(),
        new HashMap<>());
  }

  /** With the output reset that its first runs began with: they may be of an older version. */
  private static MlpStudy asBegun(MlpStudy study, List<MlpStudyRun> runs) {
    return runs.stream()
        .filter(MlpStudyRun::isBegun)
        .map(run -> MlpRun.configuration(run.folder()).recipe())
        .filter(recipe -> recipe.loss() == Loss.SQUARED_RESET)
        .findFirst()
        .map(recipe -> study.withOutputReset(recipe.reset()))
        .orElse(study);
  }

  /** A study with its tables. */
  record Opened(
      Path dataDirectory,
      Optional<Reproducibility> reproducible,
      List<MlpStudyRun> runs,
      MlpRunRows rows,
      Set<TableChoice> noticed,
      Map<List<Object>, MlpEstimate> estimates)
      implements OpenedStudy<MlpStudyRun, MlpRow> {

    @Override
    public void requireSame(MlpStudyRun run) {
      MlpConfiguration found = MlpRun.configuration(run.folder());
      SameConfiguration.require(
          run.folder(),
          found,
          MlpConfiguration.of(
              found.provenance(),
              found.recipe().trainsAs(run.recipe()) ? found.recipe() : run.recipe(),
              run.seed(),
              MlpConfiguration.TableFingerprint.of(run.table()),
              reproducible));
    }

    @Override
    public void requireTrainable() {
      runs.stream()
          .filter(run -> run.fold().held() == 1)
          .forEach(run -> MlpRun.fit(run.recipe(), run.seed(), run.table()));
    }

    /** Adam's engine is one a process. */
    @Override
    public boolean isIndependent(MlpStudyRun run) {
      return run.recipe().method().adam().isEmpty();
    }

    @Override
    public void train(MlpStudyRun run, TrainingListener training, StopSignal stop) {
      MlpRun trainer = new MlpRun(dataDirectory, new Notices(run, training, noticed), stop);
      if (run.isBegun()) {
        trainer.resume(run.folder(), choice -> run.table());
      } else {
        trainer.train(
            run.recipe(), run.seed(), run.folder(), run.table(), Optional.empty(), reproducible);
      }
    }

    /** Each iteration looks at the patterns of all parts but one. */
    @Override
    public Cost cost(MlpStudyRun run) {
      long patterns = run.table().training().count();
      long trained = patterns - patterns / run.fold().folds();
      MlpEstimate estimate = estimate(run);
      return new Cost(
          OptionalLong.of(estimate.parameters()),
          trained * run.recipe().iterations(),
          OptionalDouble.of(estimate.flops()),
          estimate.steps());
    }

    @Override
    public OptionalDouble measuredS(MlpStudyRun run) {
      return estimate(run).elapsedS();
    }

    @Override
    public Optional<Memory> memory(List<MlpStudyRun> left) {
      return Optional.of(
          new Memory(
              left.stream().mapToLong(run -> estimate(run).heapBytes()).max().orElseThrow(),
              "of Java's heap a run, at most"));
    }

    /** Folds and seeds do not matter. */
    private MlpEstimate estimate(MlpStudyRun run) {
      return estimates.computeIfAbsent(
          List.of(run.recipe().data(), run.recipe().hidden(), run.arm()),
          key ->
              MlpEstimate.of(
                  run.recipe(), run.seed(), MlpRun.fit(run.recipe(), run.seed(), run.table())));
    }

    @Override
    public RunEnd end(MlpStudyRun run) {
      MlpResult result = OwnFiles.of(RunDirectory.open(run.folder())).result(MlpResult.class);
      return new RunEnd(
          String.format(Locale.ROOT, "test error %.4f", result.testError().orElseThrow()),
          result.elapsedS());
    }

    /** Of a run that diverged there are no rows, which the report says. */
    @Override
    public RunTables<MlpRow> tables(MlpStudyRun run) {
      return new RunTables<>(
          run.isDone() ? rows.of(run) : List.of(),
          Optional.empty(),
          Optional.empty(),
          run.isDone() ? rows.curve(run) : List.of());
    }

    /** Of a run's own course its notices, and once a table that there is nothing to learn. */
    private record Notices(MlpStudyRun run, TrainingListener training, Set<TableChoice> noticed)
        implements MlpListener {

      @Override
      public void onNotice(String sentence) {
        training.onNotice(sentence);
      }

      @Override
      public void onStart(PreparedPatterns patterns, long iterations) {
        patterns
            .nothingToLearn()
            .filter(sentence -> noticed.add(run.recipe().data()))
            .ifPresent(sentence -> training.onNotice(run.label() + ": " + sentence));
      }
    }
  }
}
