package io.sluice.study;

import io.sluice.experiment.Divergence;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.Trial;
import io.sluice.notation.Words;
import io.sluice.run.CurveRow;
import io.sluice.run.Machine;
import io.sluice.run.OwnFiles;
import io.sluice.run.ProcessorTime;
import io.sluice.run.ResultRow;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.RunResult;
import io.sluice.run.RunSuite;
import io.sluice.run.SiteRecord;
import io.sluice.run.SiteRow;
import io.sluice.run.TestRecord;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.transformer.TransformerShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows of {@code results.csv}, made from the files of a run and from nothing else. */
record RunRows(Study study, String name, StudyListener listener) {

  private static final int FINGERPRINT_DIGITS = 12;

  /** The rows of a run that is done or diverged, one a mark. */
  List<ResultRow> of(StudyRun run) {
    RunDirectory directory = RunDirectory.open(run.folder());
    LanguageConfiguration configuration =
        RunSuite.LANGUAGE.configuration(directory, LanguageConfiguration.class);
    RunRecords metrics = RunRecords.of(directory);
    metrics.notice().ifPresent(listener::onNotice);
    List<ValidationRecord> records = metrics.of(ValidationRecord.class);
    List<TestRecord> tests = metrics.of(TestRecord.class);
    List<TrainRecord> steps = metrics.of(TrainRecord.class);
    Optional<Divergence> divergence = Divergence.of(run.folder());
    Optional<RunResult> result =
        divergence.isPresent()
            ? Optional.empty()
            : Optional.of(OwnFiles.of(directory).result(RunResult.class));
    OptionalDouble floor = result.map(RunResult::floorNats).orElse(OptionalDouble.empty());
    OptionalDouble testFloor =
        result
            .flatMap(RunResult::test)
            .map(RunResult.Test::floorNats)
            .orElse(OptionalDouble.empty());
    return run.marks().stream()
        .map(
            mark ->
                row(
                    run,
                    configuration,
                    mark,
                    divergence.filter(at -> at.step() <= mark).isPresent()
                        ? Optional.empty()
                        : records.stream().filter(record -> record.step() == mark).findFirst(),
                    trainingLoss(steps, mark),
                    floor,
                    test(tests, mark, testFloor),
                    divergence))
        .toList();
  }

  /** What training did to the activations of such a run. */
  List<SiteRow> sites(StudyRun run) {
    return RunRecords.of(RunDirectory.open(run.folder())).of(SiteRecord.class).stream()
        .map(record -> SiteRow.of(run.arm(), run.seed(), run.recipe().training().steps(), record))
        .toList();
  }

  /** How the losses of such a run went. */
  List<CurveRow> curve(StudyRun run) {
    RunDirectory directory = RunDirectory.open(run.folder());
    LanguageConfiguration configuration =
        RunSuite.LANGUAGE.configuration(directory, LanguageConfiguration.class);
    LanguageRecipe recipe = configuration.recipe();
    return new TrainedCurve(
            run.arm(),
            new Trial(run.seed(), 0),
            recipe.training().steps(),
            recipe.model().flopsPerToken(configuration.text().vocabulary()))
        .of(RunRecords.of(directory));
  }

  private ResultRow row(
      StudyRun run,
      LanguageConfiguration configuration,
      long mark,
      Optional<ValidationRecord> validation,
      OptionalDouble trainingLoss,
      OptionalDouble floor,
      Optional<ResultRow.Test> test,
      Optional<Divergence> divergence) {
    if (validation.isEmpty() && divergence.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has finished without a validation at step %d: its metrics are damaged, delete the folder to train it anew"
              .formatted(run.folder(), mark));
    }
    TransformerShape model = configuration.recipe().model();
    int vocabulary = configuration.text().vocabulary();
    return new ResultRow(
        name,
        run.arm(),
        run.seed(),
        mark,
        study.schedule().word(),
        configuration.recipe().training().steps(),
        new ResultRow.Model(
            model.parameters(vocabulary), model.hidden(), model.flopsPerToken(vocabulary)),
        trainingTokens(configuration, mark),
        validation.map(record -> score(configuration, record, trainingLoss, floor)),
        validation.flatMap(ProcessorTime::of),
        test,
        divergence.map(d -> OptionalLong.of(d.step())).orElse(OptionalLong.empty()),
        conditions(configuration));
  }

  private static ResultRow.Score score(
      LanguageConfiguration configuration,
      ValidationRecord record,
      OptionalDouble trainingLoss,
      OptionalDouble floor) {
    return new ResultRow.Score(
        record.validationLossNats(),
        record.perplexity(),
        record.bitsPerByte(),
        record.accuracy(),
        trainingLoss,
        record.tokens(),
        floor,
        trainingTokens(configuration, record.step()) / record.elapsedS(),
        record.elapsedS());
  }

  private static Optional<ResultRow.Test> test(
      List<TestRecord> records, long mark, OptionalDouble floor) {
    return records.stream()
        .filter(record -> record.step() == mark)
        .findFirst()
        .map(
            record ->
                new ResultRow.Test(
                    record.testLossNats(),
                    record.perplexity(),
                    record.bitsPerByte(),
                    record.accuracy(),
                    record.tokens(),
                    floor));
  }

  private static OptionalDouble trainingLoss(List<TrainRecord> steps, long mark) {
    return steps.stream()
        .filter(
            record -> record.step() > mark - ResultRow.TRAINING_LOSS_STEPS && record.step() <= mark)
        .mapToDouble(TrainRecord::lossNats)
        .average();
  }

  private static long trainingTokens(LanguageConfiguration configuration, long steps) {
    return steps
        * configuration.recipe().training().accumulation()
        * configuration.recipe().batch()
        * configuration.recipe().model().context();
  }

  private ResultRow.Conditions conditions(LanguageConfiguration configuration) {
    LanguageConfiguration.TextFingerprint text = configuration.text();
    return new ResultRow.Conditions(
        study.recipeWithSettings(),
        corpus(configuration.recipe().corpus()),
        configuration.recipe().tokenizer().text(),
        text.vocabulary(),
        text.corpus().substring(0, FINGERPRINT_DIGITS)
            + "-"
            + text.tokenizer().substring(0, FINGERPRINT_DIGITS),
        Words.of(configuration.recipe().model().hiddenWidth().policy()),
        configuration.provenance().sluice(),
        configuration.compute().device(),
        Words.of(configuration.compute().precision()),
        configuration.compute().threads(),
        Machine.of(configuration.provenance()));
  }

  /** A text's folder is nobody else's business and differs between machines. */
  private static String corpus(CorpusChoice choice) {
    return choice
        .name()
        .or(() -> choice.text().map(file -> Path.of(file).getFileName().toString()))
        .orElseThrow();
  }
}
