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

  /**
   * Notes that a run is over.
   *
   * @param folder the run's
   * @param e what ended it
   * @return what was noted
   */
  public static Divergence write(Path folder, DivergenceException e) {
    Divergence divergence = new Divergence(e.step(), e.getMessage());
    Json.write(file(folder), divergence);
    return divergence;
  }

  /**
   * How a run diverged, if it did.
   *
   * @param folder the run's
   * @return what was noted
   */
  public static Optional<Divergence> of(Path folder) {
    return Files.exists(file(folder))
        ? Optional.of(Json.read(file(folder), Divergence.class))
        : Optional.empty();
  }

  private static Path file(Path folder) {
    return folder.resolve(FILE);
  }
}
