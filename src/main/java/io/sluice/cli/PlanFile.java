package io.sluice.cli;

import io.sluice.data.FileFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code study.yaml} and the folder that it makes a study.
 *
 * @param file absolute
 */
record PlanFile(Path file) {

  /** What names one. */
  static final String GIVEN = "a study.yaml, its folder, or that folder's name in eval/";

  /**
   * A plan that somebody named.
   *
   * @throws IllegalArgumentException if there is none, or if it lies in no folder that could give
   *     the study its name
   */
  static PlanFile of(Home home, String given) {
    Path file = place(home, given).toAbsolutePath().normalize();
    if (file.getParent() == null || file.getParent().getFileName() == null) {
      throw new IllegalArgumentException(
          given + ": a study is named by its folder, so put its study.yaml into one");
    }
    return new PlanFile(there(file));
  }

  /**
   * Where it is.
   *
   * @throws IllegalArgumentException if it is not there
   */
  static Path find(Home home, String given) {
    return there(place(home, given));
  }

  /** The file itself, the one in a folder, or the one of a name. */
  private static Path place(Home home, String given) {
    Path named = home.evaluation().resolve(given);
    Path place = !Files.exists(Path.of(given)) && Files.exists(named) ? named : Path.of(given);
    return Files.isDirectory(place) ? place.resolve("study.yaml") : place;
  }

  private static Path there(Path file) {
    FileFailure.requireVisible(file);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(Home.shown(file) + " does not exist: give " + GIVEN);
    }
    return file;
  }

  Path folder() {
    return file.getParent();
  }

  String name() {
    return folder().getFileName().toString();
  }
}
