package io.sluice.study.vision;

import io.sluice.engine.EngineSettings;
import io.sluice.run.Outcome;
import io.sluice.study.Divergence;
import io.sluice.suite.vision.OpenedImages;
import io.sluice.suite.vision.PretrainedWeights;
import io.sluice.suite.vision.VisionInputs;
import io.sluice.suite.vision.VisionResult;
import io.sluice.suite.vision.VisionRun;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import java.nio.file.Path;
import java.util.Optional;

/** Trains a run of a study, or goes on with it. */
record RunTrainer(Path dataDirectory, VisionStudyListener listener, StopSignal stop) {

  /** The result; none if somebody stopped it or it diverged, which its folder then says. */
  Optional<VisionResult> train(
      VisionStudyRun run,
      EngineSettings engine,
      OpenedImages images,
      Optional<PretrainedWeights> weights) {
    VisionRun trainer = new VisionRun(dataDirectory, listener, stop);
    try {
      Outcome<VisionResult> outcome =
          run.isBegun()
              ? trainer.resume(run.folder(), images)
              : trainer.train(
                  run.recipe(),
                  run.seed(),
                  engine,
                  run.folder(),
                  new VisionInputs(images, weights));
      return outcome.result();
    } catch (DivergenceException e) {
      Divergence.write(run.folder(), e);
      return Optional.empty();
    }
  }
}
