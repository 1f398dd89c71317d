package io.sluice.study;

import io.sluice.experiment.StudyListener;
import io.sluice.experiment.StudyName;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.RunSuite;
import io.sluice.run.TestRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.training.TrainingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs of a study in the order of training: the seeds one after the other, so that all variants
 * of a seed are there before the next begins.
 *
 * @param study what is asked for
 * @param recipe what all runs share; a run's own differs in variant, steps and marks
 * @param checkpoints the folder of the runs
 * @param chosen what tuning has found for each arm
 */
record StudyPlan(Study study, LanguageRecipe recipe, Path checkpoints, Map<String, String> chosen) {

  /** In training order. */
  List<StudyRun> runs(StudyListener listener) {
    List<Crossing.Combination<FeedForward>> arms = study.crossing().combinations();
    return study.seeds().stream()
        .flatMap(seed -> arms.stream().flatMap(arm -> runs(arm, seed, listener)))
        .toList();
  }

  /** Variant by variant. */
  List<StudyRun> inTables(List<StudyRun> runs) {
    List<String> arms = study.crossing().names();
    return runs.stream()
        .sorted(
            Comparator.comparingInt((StudyRun run) -> arms.indexOf(run.arm()))
                .thenComparingInt(run -> study.seeds().indexOf(run.seed())))
        .toList();
  }

  private Stream<StudyRun> runs(
      Crossing.Combination<FeedForward> arm, long seed, StudyListener listener) {
    FeedForward variant = arm.variant();
    String name = StudyName.fileSafe(arm.name()) + "-seed-" + seed;
    List<Long> marks = study.marks();
    return switch (study.schedule()) {
      case SHARED -> {
        long steps = study.steps().orElse(marks.get(marks.size() - 1));
        yield Stream.of(
            new StudyRun(
                arm.name(),
                variant,
                seed,
                marks,
                complete(arm, steps, marks),
                shared(name, steps, listener)));
      }
      case OWN ->
          marks.stream()
              .map(
                  mark ->
                      new StudyRun(
                          arm.name(),
                          variant,
                          seed,
                          List.of(mark),
                          complete(arm, mark, List.of(mark)),
                          checkpoints.resolve(name + "-steps-" + mark)));
    };
  }

  /** What the study gives goes last: a warm-up of its own does not go with the length. */
  private LanguageRecipe complete(
      Crossing.Combination<FeedForward> arm, long steps, List<Long> marks) {
    return arm.with(TunedArms.change(study.tunedKey(), chosen, arm.name()))
        .recipe(
            LanguageRecipes.RECIPES,
            recipe.withFeedForward(arm.variant()).withSteps(steps).withMarks(marks),
            study.recipe());
  }

  /**
   * A run that was not measured at a mark that the study has since is trained again, in another
   * folder: what it was at that step is not kept.
   */
  private Path shared(String name, long steps, StudyListener listener) {
    Path folder = checkpoints.resolve(name);
    List<Long> missing = missing(folder, steps);
    if (missing.isEmpty()) {
      return folder;
    }
    String marks = study.marks().stream().map(String::valueOf).collect(Collectors.joining("-"));
    Path again = checkpoints.resolve(name + "-marks-" + marks);
    if (!Files.exists(again.resolve("config.json"))) {
      listener.onNotice(
          "%s was not measured at step %s: it is trained again, in %s"
              .formatted(
                  folder,
                  missing.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                  again));
    }
    return again;
  }

  /** Marks between those of a run; one of another length is another run, which is refused. */
  private List<Long> missing(Path folder, long steps) {
    if (!Files.exists(folder.resolve("config.json"))) {
      return List.of();
    }
    RunDirectory run = RunDirectory.open(folder);
    TrainingPlan trained =
        RunSuite.LANGUAGE.configuration(run, LanguageConfiguration.class).recipe().training();
    long last = study.marks().get(study.marks().size() - 1);
    if (last > trained.steps()) {
      throw new IllegalArgumentException(
          "%s ends at step %d, and a mark behind that, %d, needs another study: leave it out, or choose another --name"
              .formatted(folder, trained.steps(), last));
    }
    List<Long> missing = new ArrayList<>(study.marks());
    missing.removeAll(trained.marks());
    missing.removeIf(mark -> trained.steps() != steps);
    if (!missing.isEmpty()) {
      RunRecords records = RunRecords.of(run);
      // A run of a corpus without a test part has none of these.
      List<Long> tested = records.of(TestRecord.class).stream().map(TestRecord::step).toList();
      records.of(ValidationRecord.class).stream()
          .map(ValidationRecord::step)
          .filter(step -> tested.isEmpty() || tested.contains(step))
          .forEach(missing::remove);
    }
    return missing;
  }
}
