package io.sluice.cli;

import io.sluice.data.FileFailure;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.Json;
import io.sluice.run.TuningRow;
import io.sluice.study.TunableStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chooses a value for each arm of a study before its runs are trained, by a study of its own in a
 * folder of the study's.
 *
 * @param invocation where to write
 * @param evaluation the folder of the study, {@code eval/NAME}
 */
record StudyTuning(Invocation invocation, Path evaluation) {

  /**
   * What is tried first: all that was tried before, if tuning goes on.
   *
   * @return ascending
   */
  List<String> begin(TunableStudy<?, ?> tunable) {
    Path plan = TuningCurves.folder(evaluation).resolve("study.yaml");
    if (tunable.given().isPresent() || !Files.exists(plan)) {
      return tunable.first();
    }
    Object factors = Json.readYaml(plan, Map.class).get("factors");
    Object values = factors instanceof Map<?, ?> map ? map.get(tunable.key()) : null;
    return values instanceof List<?> list
        ? TuningCurves.ascending(list.stream().map(String::valueOf).toList())
        : tunable.first();
  }

  /**
   * Refuses a study whose runs were trained before anything was chosen for them.
   *
   * @param checkpoints the folder of its runs
   * @throws IllegalArgumentException with a run
   */
  void requireNotTooLate(Path checkpoints) {
    boolean isTuned =
        !TuningCurves.of(evaluation, true).rows().isEmpty()
            || Files.isDirectory(TuningCurves.folder(checkpoints));
    if (isTuned || !Files.isDirectory(checkpoints)) {
      return;
    }
    try (Stream<Path> runs = Files.list(checkpoints)) {
      runs.filter(run -> Files.exists(run.resolve("config.json")))
          .findFirst()
          .ifPresent(
              run -> {
                throw new IllegalArgumentException(
                    "%s was trained before anything was tuned: give the tuned study another --name, or leave 'tune' out"
                        .formatted(Home.shown(run)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(checkpoints + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  /**
   * Trains until all values have been tried that are to be.
   *
   * @param tunable the study
   * @param train trains a study of tuning
   * @return the outcome of a study of tuning that was stopped; empty if everything is chosen
   */
  <S, R extends Record> Optional<StudyOutcome<?, R>> choose(
      TunableStudy<S, R> tunable, Function<S, ? extends StudyOutcome<?, R>> train) {
    List<String> values = begin(tunable);
    while (true) {
      S study = tunable.study().apply(values);
      invocation.say("tuning %s: %s", tunable.key(), String.join(", ", values));
      StudyOutcome<?, R> outcome = train.apply(study);
      if (!outcome.isComplete()) {
        return Optional.of(outcome);
      }
      List<TuningRow> rows = tunable.rows().apply(study, outcome.rows());
      TuningCurves curves = new TuningCurves(rows);
      Optional<List<String>> next = tunable.next(curves);
      if (next.isEmpty()) {
        Map<String, String> chosen = curves.chosen();
        curves.write(evaluation);
        chosen.forEach((arm, value) -> say(tunable.key(), curves, arm, value));
        return Optional.empty();
      }
      values = next.get();
    }
  }

  private void say(String key, TuningCurves curves, String arm, String value) {
    invocation.say(
        "  %s: %s %s%s",
        arm,
        key,
        value,
        curves
            .edge(arm)
            .map(
                edge ->
                    switch (edge) {
                      case LOWEST -> ", the lowest that was tried: a lower one may be better";
                      case HIGHEST -> ", the highest that was tried: a higher one may be better";
                    })
            .orElse(""));
  }
}
