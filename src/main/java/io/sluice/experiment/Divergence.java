package io.sluice.experiment;

import io.sluice.run.Json;
import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
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
 * @param identity the fingerprint of the run, see {@link io.sluice.run.RunIdentity}; runs of
 *     earlier versions have none
 */
public record Divergence(long step, String reason, Optional<String> identity) {

  private static final String FILE = "DIVERGED";

  /**
   * Notes that a run is over.
   *
   * @param folder the run's
   * @param e what ended it
   * @return what was noted
   */
  public static Divergence write(Path folder, DivergenceException e) {
    Divergence divergence =
        new Divergence(
            e.step(),
            e.getMessage(),
            Optional.of(OwnFiles.of(RunDirectory.open(folder)).identity().sha256()));
    Json.write(file(folder), divergence);
    return divergence;
  }

  /**
   * How a run diverged, if it did.
   *
   * @param folder the run's
   * @return what was noted
   * @throws IllegalArgumentException if it was noted of another run
   */
  public static Optional<Divergence> of(Path folder) {
    if (!Files.exists(file(folder))) {
      return Optional.empty();
    }
    Divergence divergence = Json.read(file(folder), Divergence.class);
    OwnFiles.of(RunDirectory.open(folder)).requireFingerprint(file(folder), divergence.identity());
    return Optional.of(divergence);
  }

  /** How a run diverged, if it is begun and did. */
  static Optional<Divergence> of(Run run) {
    return run.isBegun() ? of(run.folder()) : Optional.empty();
  }

  private static Path file(Path folder) {
    return folder.resolve(FILE);
  }
}
