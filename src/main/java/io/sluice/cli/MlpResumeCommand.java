package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.mlp.MlpConfiguration;
import java.nio.file.Path;

/** Finishes an interrupted training of a small network. */
final class MlpResumeCommand implements Command {

  @Override
  public Usage usage() {
    return new Usage("mlp resume", "finish an interrupted training of a small network")
        .details(
            "The weights become those of an undisturbed run. adam goes on from its last checkpoint; the"
                + " other algorithms begin again.")
        .operands(Flags.RUN)
        .flags(MlpFlags.FOLDER, Flags.JSON)
        .examples("./sluice mlp resume bumps-adact-pwl-9-10-seed-1")
        .kept("the run is as it was; the same command goes on");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    RunSuite.MLP.configuration(RunDirectory.open(folder), MlpConfiguration.class);
    Resumption resumption = Resumption.of(invocation, folder);
    return new MlpTraining(invocation, folder, MlpFlags.dataDirectory(invocation))
        .run(training -> resumption.run(() -> training.resume(folder)));
  }
}
