package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.vision.VisionConfiguration;
import java.nio.file.Path;

/** Finishes an interrupted training of a classifier. */
final class VisionResumeCommand implements Command {

  @Override
  public Usage usage() {
    return new Usage("vision resume", "finish an interrupted training of a classifier")
        .details(
            "Recipe, images, seed, device, precision and threads are the run's own, and the weights"
                + " become those of an undisturbed run.")
        .operands(Flags.RUN)
        .flags(Flags.DATA, Flags.JSON)
        .examples("./sluice vision resume shapes-cnn-simple-cnn-relu-seed-1")
        .kept("the run is as it was; the same command goes on");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    RunSuite.VISION.configuration(RunDirectory.open(folder), VisionConfiguration.class);
    Resumption resumption = Resumption.of(invocation, folder);
    return new VisionTraining(invocation, folder)
        .run(training -> resumption.run(() -> training.resume(folder)));
  }
}
