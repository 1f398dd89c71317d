package io.sluice.study;

import io.sluice.run.Json;
import io.sluice.training.DivergenceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code DIVERGED} in a run's folder: the run is over, and that is its result. It is tried again
 * only after somebody has deleted the folder.
 *
 * @param step the step whose loss or gradient was not finite
 * @param reason the sentence for people
 */
public record Divergence(long step, String reason) {

  private static final String FILE = "DIVERGED";

  static Divergence write(StudyRun run, DivergenceException e) {
    Divergence divergence = new Divergence(e.step(), e.getMessage());
    Json.write(file(run), divergence);
    return divergence;
  }

  /** How the run diverged, if it did. */
  static Optional<Divergence> of(StudyRun run) {
    return Files.exists(file(run))
        ? Optional.of(Json.read(file(run), Divergence.class))
        : Optional.empty();
  }

  private static Path file(StudyRun run) {
    return run.folder().resolve(FILE);
  }
}
