package io.sluice.experiment;

import io.sluice.data.FileFailure;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

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
    List<RunIdentity.Difference> all =
        RunIdentity.of(found).differences(RunIdentity.of(wanted), "a configuration");
    all.stream()
        .filter(difference -> !difference.key().equals(THREADS))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "%s holds a run that this study would not train: %s is %s there and %s here; %s or choose another --name"
                      .formatted(
                          folder,
                          difference.key(),
                          difference.here(),
                          difference.there(),
                          continuation(difference)));
            });
  }

  /**
   * With how many threads the runs of a study were begun, which its other runs need too.
   *
   * @param checkpoints the folder of its runs, which may be missing
   * @return of the first run that says so
   */
  public static OptionalInt threads(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return OptionalInt.empty();
    }
    try (Stream<Path> folders = Files.list(checkpoints)) {
      return folders
          .sorted()
          .filter(folder -> Files.isRegularFile(folder.resolve("config.json")))
          .flatMapToInt(folder -> RunDirectory.open(folder).threads().stream())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(checkpoints + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  /** If the thread count alone differs, the option continues the study. */
  private static String continuation(RunIdentity.Difference difference) {
    return difference.key().equals(THREADS)
        ? "continue the study with --threads %s, delete that folder,".formatted(difference.here())
        : "put that back as it was, delete that folder,";
  }
}
