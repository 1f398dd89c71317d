package io.sluice.cli;

import io.sluice.suite.vision.TrainedClassifier;
import io.sluice.suite.vision.VisionResult;
import java.nio.file.Path;
import java.util.List;

/** Measures a trained classifier. */
final class VisionEvaluateCommand implements Command {

  @Override
  public Usage usage() {
    return new Usage(
            "vision evaluate", "measure a trained classifier on the test images of its run")
        .operands(Flags.RUN)
        .flags(Flags.PRECISION, Flags.DEVICE, Flags.THREADS, Flags.DATA, Flags.JSON)
        .examples("./sluice vision evaluate shapes-cnn-simple-cnn-relu-seed-1 --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    try (TrainedClassifier model = TrainedClassifier.open(folder, invocation.engine())) {
      invocation.noteUnmarked(List.of(folder));
      VisionResult result = model.evaluate(model.images(invocation.sources().dataDirectory()));
      return invocation.done(
          result, () -> VisionTraining.summary(invocation, folder, result, "scoring"));
    }
  }
}
