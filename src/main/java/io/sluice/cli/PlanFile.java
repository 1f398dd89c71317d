package io.sluice.cli;

import java.nio.file.Path;

/**
 * A {@code study.yaml} and the folder that it makes a study.
 *
 * @param file absolute
 */
record PlanFile(Path file) {

  /**
   * A plan that somebody named.
   *
   * @throws IllegalArgumentException if it lies in no folder that could give the study its name
   */
  static PlanFile of(String given) {
    Path file = Path.of(given).toAbsolutePath().normalize();
    if (file.getParent() == null || file.getParent().getFileName() == null) {
      throw new IllegalArgumentException(
          given + ": a study is named by its folder, so put its study.yaml into one");
    }
    return new PlanFile(file);
  }

  Path folder() {
    return file.getParent();
  }

  String name() {
    return folder().getFileName().toString();
  }
}
