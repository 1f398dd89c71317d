package io.sluice.study.vision;

import io.sluice.suite.vision.ImageChoice;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PixelScaling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The images of a study, read once, whatever its runs differ in.
 *
 * @param scaling that they were opened with
 * @param parts what each fold is trained and measured on; one if there are no folds
 */
record StudyImages(PixelScaling scaling, List<OpenedImages> parts) {

  static StudyImages open(VisionStudy study, Path dataDirectory) {
    ImageChoice choice = study.choice(Optional.empty());
    return new StudyImages(
        choice.scaling(),
        study.folds().isPresent()
            ? OpenedImages.folds(choice, study.folds().getAsInt(), dataDirectory)
            : List.of(OpenedImages.open(choice, dataDirectory)));
  }

  OpenedImages of(VisionStudyRun run) {
    OpenedImages part = parts.get(run.part());
    PixelScaling own = run.recipe().images().scaling();
    return own == scaling ? part : part.scaled(own);
  }
}
