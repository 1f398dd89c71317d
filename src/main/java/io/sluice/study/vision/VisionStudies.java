package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.RunTables;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.Suite;
import io.sluice.experiment.TuningCurves;
import io.sluice.image.ImageBatches;
import io.sluice.image.ImageSet;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.UnmarkedRuns;
import io.sluice.run.VisionRow;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionInputs;
import io.sluice.suite.vision.VisionResult;
import io.sluice.suite.vision.VisionRun;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Nets x activations x seeds, and folds.
 *
 * @param dataDirectory where data sets are
 * @param settings device and threads; the precision is the study's
 * @param weightFiles what the word of a study's {@code weights} means
 */
public record VisionStudies(
    Path dataDirectory, EngineSettings settings, Function<String, Path> weightFiles)
    implements Suite<VisionStudy, VisionStudyRun, VisionRow> {

  @Override
  public Class<VisionStudy> plan() {
    return VisionStudy.class;
  }

  @Override
  public VisionStudy explicit(VisionStudy study) {
    return study.withNets();
  }

  @Override
  public StudyFolder.Results<VisionRow> results() {
    return new StudyFolder.Results<>(
        new RecordCsv<>(VisionRow.class),
        row -> List.of(row.net(), row.activation(), row.seed(), row.fold(), row.epoch()));
  }

  @Override
  public String command() {
    return "vision compare";
  }

  @Override
  public Opened open(
      VisionStudy study, String name, Path evaluation, Path checkpoints, StudyListener listener) {
    study.requireTrainable();
    List<VisionStudyRun> runs =
        VisionStudyRun.of(
            study, checkpoints, TuningCurves.of(evaluation, study.tune().isPresent()).chosen());
    EngineSettings engine = settings.with(study.precision(), study.reproducible());
    StudyImages images = StudyImages.open(study, dataDirectory);
    Optional<Path> given = given(study, runs);
    UnmarkedRuns unmarked = new UnmarkedRuns();
    given.filter(Files::isDirectory).ifPresent(unmarked::look);
    unmarked.notice().ifPresent(listener::onNotice);
    return new Opened(
        this,
        runs,
        engine,
        images,
        VisionRunSettings.resolve(images, engine),
        new InitialWeights(study, checkpoints, this, engine, given),
        new VisionRunRows(study, name, listener),
        new RunAttacks(study, name));
  }

  /** Of a study that is finished the weights need not be there any more. */
  private Optional<Path> given(VisionStudy study, List<VisionStudyRun> runs) {
    return runs.stream().allMatch(VisionStudyRun::hasResult)
        ? Optional.empty()
        : study.weights().map(weightFiles);
  }

  /** The result; none if somebody stopped it. */
  Optional<VisionResult> train(
      VisionStudyRun run,
      EngineSettings engine,
      OpenedImages images,
      Optional<PretrainedWeights> weights,
      TrainingListener training,
      StopSignal stop) {
    VisionRun trainer = new VisionRun(dataDirectory, training, stop);
    return (run.isBegun()
            ? trainer.resume(run.folder(), choice -> images)
            : trainer.train(
                run.recipe(), run.seed(), engine, run.folder(), new VisionInputs(images, weights)))
        .result();
  }

  /** A study with what all of its runs have in common. */
  record Opened(
      VisionStudies suite,
      List<VisionStudyRun> runs,
      EngineSettings engine,
      StudyImages images,
      VisionRunSettings common,
      InitialWeights weights,
      VisionRunRows rows,
      RunAttacks attacks)
      implements OpenedStudy<VisionStudyRun, VisionRow> {

    @Override
    public void requireSame(VisionStudyRun run) {
      common.requireSame(run);
      weights.requireSame(run);
    }

    /** Images and batches are known now, which a plan alone does not tell. */
    @Override
    public void requireTrainable() {
      for (VisionStudyRun run : runs) {
        if (!run.hasResult()) {
          ImageSet training = images.of(run).training();
          String device = common.compute().device();
          VisionRun.requireTrainable(run.recipe(), training.size(), training.name(), device);
          weights.requireTrainable(run, device);
        }
      }
    }

    @Override
    public boolean prepare(
        VisionStudyRun run, TrainingListener training, StudyListener listener, StopSignal stop) {
      weights.prepare(run, runs, training, listener, stop);
      return weights.areThere(run);
    }

    @Override
    public void train(VisionStudyRun run, TrainingListener training, StopSignal stop) {
      suite.train(run, engine, images.of(run), weights.of(run), training, stop);
    }

    @Override
    public boolean isComplete(VisionStudyRun run) {
      return attacks.has(run);
    }

    @Override
    public void complete(VisionStudyRun run, StudyListener listener, StopSignal stop) {
      listener.onStage("  attacked: " + run.label());
      attacks.attack(run, engine, images.of(run), stop);
    }

    @Override
    public Cost cost(VisionStudyRun run) {
      int epochs = run.recipe().training().epochs();
      int count = images.of(run).training().size();
      long seen = (long) epochs * count;
      return new Cost(
          OptionalLong.of(run.recipe().shape().parameters()),
          seen,
          OptionalDouble.of((double) seen * run.recipe().shape().flopsPerImage()),
          ImageBatches.steps(epochs, count, run.recipe().batch()));
    }

    @Override
    public RunEnd end(VisionStudyRun run) {
      VisionResult result = OwnFiles.of(RunDirectory.open(run.folder())).result(VisionResult.class);
      return new RunEnd(
          String.format(
              Locale.ROOT,
              "accuracy %.2f %%, loss %.4f nats",
              100 * result.accuracy(),
              result.lossNats()),
          result.elapsedS());
    }

    @Override
    public RunTables<VisionRow> tables(VisionStudyRun run) {
      return new RunTables<>(
          rows.of(run), Optional.of(rows.sites(run)), attacks.rows(run), rows.curve(run));
    }
  }
}
