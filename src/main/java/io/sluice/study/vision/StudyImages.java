package io.sluice.study.vision;

import io.sluice.suite.vision.ImageChoice;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PixelScaling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images of a study, read once, whatever its runs differ in.
 *
 * @param scaling that they were opened with
 * @param parts what each fold is trained and measured on; one if there are no folds
 * @param scaled parts with other scalings, for each of which all images have been looked at
 */
record StudyImages(
    PixelScaling scaling, List<OpenedImages> parts, Map<List<Object>, OpenedImages> scaled) {

  StudyImages(PixelScaling scaling, List<OpenedImages> parts) {
    this(scaling, parts, new ConcurrentHashMap<>());
  }

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
    return own == scaling
        ? part
        : scaled.computeIfAbsent(List.of(run.part(), own), key -> part.scaled(own));
  }
}
