package io.sluice.study.vision;

import io.sluice.experiment.Divergence;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.Trial;
import io.sluice.image.ImageBatches;
import io.sluice.notation.Words;
import io.sluice.run.CurveRow;
import io.sluice.run.Machine;
import io.sluice.run.ProcessorTime;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.RunSuite;
import io.sluice.run.SiteRecord;
import io.sluice.run.SiteRow;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.run.VisionRow;
import io.sluice.study.TrainedCurve;
import io.sluice.suite.vision.Fold;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionConfiguration;
import io.sluice.suite.vision.VisionRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of {@code results.csv}, made from the files of a run and from nothing else. */
record VisionRunRows(VisionStudy study, String name, StudyListener listener) {

  private static final int FINGERPRINT_DIGITS = 12;
  private static final int SITES_OF_A_DEEP_NET = 10;

  /** The rows of a run that is done or diverged, one an epoch. */
  List<VisionRow> of(VisionStudyRun run) {
    RunDirectory directory = RunDirectory.open(run.folder());
    VisionConfiguration configuration =
        RunSuite.VISION.configuration(directory, VisionConfiguration.class);
    RunRecords metrics = RunRecords.of(directory);
    metrics.notice().ifPresent(listener::onNotice);
    List<ValidationRecord> sweeps = metrics.of(ValidationRecord.class);
    List<TrainRecord> steps = metrics.of(TrainRecord.class);
    Optional<Divergence> divergence = Divergence.of(run.folder());
    List<VisionRow> rows = new ArrayList<>();
    long before = 0;
    for (int epoch = 1; epoch <= configuration.recipe().training().epochs(); epoch++) {
      long end =
          ImageBatches.steps(
              epoch, configuration.images().trainingImages(), configuration.recipe().batch());
      Optional<ValidationRecord> sweep =
          sweeps.stream()
              .filter(record -> record.step() == end)
              .filter(record -> divergence.filter(at -> at.step() <= end).isEmpty())
              .findFirst();
      if (sweep.isEmpty() && divergence.isEmpty()) {
        throw new IllegalArgumentException(
            "%s has finished without a validation at step %d: its metrics are damaged, delete the folder to train it anew"
                .formatted(run.folder(), end));
      }
      Optional<VisionRow.Score> score =
          sweep.isPresent()
              ? Optional.of(score(configuration, sweep.get(), steps, before))
              : Optional.empty();
      rows.add(
          row(run, configuration, epoch, end, score, sweep.flatMap(ProcessorTime::of), divergence));
      before = end;
    }
    return rows;
  }

  /**
   * What training did to the activations of such a run; of a deep net, from first to last. Of folds
   * the first speaks for all.
   */
  List<SiteRow> sites(VisionStudyRun run) {
    if (run.fold().filter(fold -> fold.held() > 1).isPresent()) {
      return List.of();
    }
    List<SiteRecord> records = RunRecords.of(RunDirectory.open(run.folder())).of(SiteRecord.class);
    long last = records.stream().mapToLong(SiteRecord::step).max().orElse(0);
    boolean deep =
        records.stream().filter(record -> record.step() == last).count() > SITES_OF_A_DEEP_NET;
    return records.stream()
        .filter(record -> !deep || record.step() == 0 || record.step() == last)
        .map(
            record ->
                SiteRow.of(
                    run.net().notation() + " with " + run.arm().name(),
                    run.seed(),
                    run.recipe().training().epochs(),
                    record))
        .toList();
  }

  /** How the losses of such a run went. */
  List<CurveRow> curve(VisionStudyRun run) {
    RunDirectory directory = RunDirectory.open(run.folder());
    VisionConfiguration configuration =
        RunSuite.VISION.configuration(directory, VisionConfiguration.class);
    VisionRecipe recipe = configuration.recipe();
    return new TrainedCurve(
            run.net().notation() + " with " + run.arm().name(),
            new Trial(run.seed(), run.fold().map(Fold::held).orElse(0)),
            ImageBatches.steps(
                recipe.training().epochs(),
                configuration.images().trainingImages(),
                recipe.batch()),
            recipe.shape().flopsPerImage())
        .of(RunRecords.of(directory));
  }

  private static VisionRow.Score score(
      VisionConfiguration configuration,
      ValidationRecord sweep,
      List<TrainRecord> steps,
      long before) {
    long end = sweep.step();
    return new VisionRow.Score(
        steps.stream()
            .filter(step -> step.step() > before && step.step() <= end)
            .mapToDouble(TrainRecord::lossNats)
            .average()
            .orElseThrow(),
        sweep.validationLossNats(),
        sweep.accuracy().orElseThrow(),
        end * configuration.recipe().batch() / sweep.elapsedS(),
        sweep.elapsedS());
  }

  private VisionRow row(
      VisionStudyRun run,
      VisionConfiguration configuration,
      long epoch,
      long steps,
      Optional<VisionRow.Score> score,
      Optional<ProcessorTime> processorTime,
      Optional<Divergence> divergence) {
    VisionRecipe recipe = configuration.recipe();
    VisionConfiguration.ImageFingerprint images = configuration.images();
    return new VisionRow(
        name,
        run.net().notation(),
        run.arm().name(),
        run.seed(),
        run.fold().map(fold -> OptionalLong.of(fold.held())).orElse(OptionalLong.empty()),
        epoch,
        recipe.training().epochs(),
        steps,
        recipe.shape().parameters(),
        score,
        processorTime,
        divergence.map(d -> OptionalLong.of(d.step())).orElse(OptionalLong.empty()),
        new VisionRow.Conditions(
            study.recipeWithSettings(),
            recipe.images().data().notation(),
            images.trainingImages(),
            images.testImages(),
            images.training().substring(0, FINGERPRINT_DIGITS)
                + "-"
                + images.test().substring(0, FINGERPRINT_DIGITS),
            Words.of(recipe.initialization()),
            configuration.weights().map(PretrainedWeights::origin).orElse("new"),
            recipe.training().peak(),
            recipe.batch(),
            configuration.provenance().sluice(),
            configuration.compute().device(),
            Words.of(configuration.compute().precision()),
            configuration.compute().threads(),
            Machine.of(configuration.provenance())));
  }
}
