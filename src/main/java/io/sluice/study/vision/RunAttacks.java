package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.run.AttackRow;
import io.sluice.run.Json;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.suite.vision.FastGradientSign.Attack;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.TrainedClassifier;
import io.sluice.training.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The attacks on the runs of a study, kept in each run's folder.
 *
 * @param study what is asked for
 * @param name the study's
 */
record RunAttacks(VisionStudy study, String name) {

  private static final String FILE = "attacks.json";

  /**
   * {@code attacks.json}.
   *
   * @param attacks in the order of the study's strengths
   * @param identity the fingerprint of the run; runs of earlier versions have none
   */
  record AttackedRun(List<Attack> attacks, Optional<String> identity) {}

  /** Whether a finished run has been attacked as the study asks; a diverged one is never. */
  boolean has(VisionStudyRun run) {
    return study.attacks().isEmpty() || run.isDiverged() || !of(run).isEmpty();
  }

  /** Attacks a finished run, unless somebody wants it to stop. */
  void attack(VisionStudyRun run, EngineSettings engine, OpenedImages images, StopSignal stop) {
    try (TrainedClassifier model = TrainedClassifier.open(run.folder(), engine)) {
      model
          .attack(images, study.attacks().orElseThrow(), stop)
          .ifPresent(
              attacks ->
                  Json.write(
                      file(run),
                      new AttackedRun(attacks, Optional.of(own(run).identity().sha256()))));
    }
  }

  /** The rows of a finished run, if the study asks for attacks; none if it diverged. */
  Optional<List<AttackRow>> rows(VisionStudyRun run) {
    return study.attacks().map(strengths -> attacked(run));
  }

  private List<AttackRow> attacked(VisionStudyRun run) {
    return of(run).stream()
        .map(
            attack ->
                new AttackRow(
                    name,
                    run.net().notation(),
                    run.arm().name(),
                    run.seed(),
                    attack.epsilon(),
                    attack.clean(),
                    attack.attacked(),
                    attack.images()))
        .toList();
  }

  /** None if they are of other strengths. */
  private List<Attack> of(VisionStudyRun run) {
    if (study.attacks().isEmpty() || run.isDiverged() || !Files.exists(file(run))) {
      return List.of();
    }
    AttackedRun attacked = Json.read(file(run), AttackedRun.class);
    own(run).requireFingerprint(file(run), attacked.identity());
    List<Attack> attacks = attacked.attacks();
    return attacks.stream().map(Attack::epsilon).toList().equals(study.attacks().get())
        ? attacks
        : List.of();
  }

  private static OwnFiles own(VisionStudyRun run) {
    return OwnFiles.of(RunDirectory.open(run.folder()));
  }

  private static Path file(VisionStudyRun run) {
    return run.folder().resolve(FILE);
  }
}
