package io.sluice.study.vision;

import io.sluice.suite.vision.OpenedImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The images of a study, read once: nets and activations are all that its runs differ in.
 *
 * @param parts what each fold is trained and measured on; one if there are no folds
 */
record StudyImages(List<OpenedImages> parts) {

  static StudyImages open(VisionStudy study, Path dataDirectory) {
    return new StudyImages(
        study.folds().isPresent()
            ? OpenedImages.folds(
                study.choice(Optional.empty()), study.folds().getAsInt(), dataDirectory)
            : List.of(OpenedImages.open(study.choice(Optional.empty()), dataDirectory)));
  }

  OpenedImages of(VisionStudyRun run) {
    return parts.get(run.part());
  }
}
