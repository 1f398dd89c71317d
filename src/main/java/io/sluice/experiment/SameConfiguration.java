package io.sluice.experiment;

import io.sluice.run.RunIdentity;
import java.nio.file.Path;

/** Whether a run is one that a study would train. */
public final class SameConfiguration {

  private static final String THREADS = "compute.threads";

  private SameConfiguration() {}

  /**
   * Refuses a run that was trained otherwise; a later version of the program is not otherwise.
   *
   * @param folder of the run
   * @param found its configuration, of any suite
   * @param wanted what the study would train it with
   * @throws IllegalArgumentException with the folder, the first key that differs, and what to do
   */
  public static void require(Path folder, Object found, Object wanted) {
    RunIdentity.of(found).differences(RunIdentity.of(wanted), "a configuration").stream()
        .findFirst()
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "%s holds a run that this study would not train: %s is %s there and %s here; %sdelete that folder, or choose another --name"
                      .formatted(
                          folder,
                          difference.key(),
                          difference.here(),
                          difference.there(),
                          continuation(difference)));
            });
  }

  /**
   * The thread count is the last key, so nothing else differs: the study was begun on a machine
   * with another number of cores, and an option continues it here.
   */
  private static String continuation(RunIdentity.Difference difference) {
    return difference.key().equals(THREADS)
        ? "continue the study with --threads %s, or ".formatted(difference.here())
        : "";
  }
}
