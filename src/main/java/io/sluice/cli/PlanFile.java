package io.sluice.cli;

import io.sluice.data.FileFailure;
import io.sluice.experiment.StudyName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plan that somebody named, and the study that it makes.
 *
 * @param file absolute
 * @param name the study's
 * @param folder of the study's files
 */
record PlanFile(Path file, String name, Path folder) {

  /** What names one. */
  static final String GIVEN = "a study.yaml, its folder, or that folder's name in eval/";

  private static final String PLAN = "study.yaml";

  /**
   * The plan that the first operand names, if there is one.
   *
   * @param asked another name for the study
   * @throws IllegalArgumentException if there is none, or if nothing could give the study a name
   */
  static Optional<PlanFile> of(Invocation invocation, Optional<String> asked) {
    return invocation.arguments().operand(0).map(word -> of(invocation.home(), word, asked));
  }

  private static PlanFile of(Home home, String given, Optional<String> asked) {
    Path file = place(home, given).toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (folder == null || folder.getFileName() == null) {
      throw new IllegalArgumentException(
          given + ": a study is named by its folder, so put its study.yaml into one");
    }
    FileFailure.requireVisible(file);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(Home.shown(file) + " does not exist: give " + GIVEN);
    }
    boolean itsOwn = file.endsWith(PLAN) && asked.isEmpty();
    String name =
        asked.orElseGet(
            () ->
                StudyName.checked(
                    itsOwn
                        ? folder.getFileName().toString()
                        : file.getFileName().toString().replaceFirst("\\.[^.]*$", "")));
    return new PlanFile(file, name, itsOwn ? folder : home.evaluation().resolve(name));
  }

  /** The file itself, the one in a folder, or the one of a name. */
  private static Path place(Home home, String given) {
    Path named = home.evaluation().resolve(given);
    Path place = !Files.exists(Path.of(given)) && Files.exists(named) ? named : Path.of(given);
    return Files.isDirectory(place) ? place.resolve(PLAN) : place;
  }
}
