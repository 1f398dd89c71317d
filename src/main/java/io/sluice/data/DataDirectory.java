package io.sluice.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds data sets and tokenizers which are not part of the project, a folder each.
 *
 * @param path the folder; it need not exist until something in it is wanted
 */
public record DataDirectory(Path path) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "SLUICE_DATA";

  /** Finds the folder: the one given, else {@link #VARIABLE}, else {@code ~/.cache/sluice}. */
  public static DataDirectory resolve(Optional<Path> given) {
    return resolve(given, System.getenv());
  }

  static DataDirectory resolve(Optional<Path> given, Map<String, String> environment) {
    if (given.isPresent()) {
      return new DataDirectory(given.get());
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    return new DataDirectory(
        variable.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "sluice")
            : Path.of(variable));
  }
}
