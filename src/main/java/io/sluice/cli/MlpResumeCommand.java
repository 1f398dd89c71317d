package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.mlp.MlpConfiguration;
import java.nio.file.Path;
import java.util.List;

/** Finishes an interrupted training of a small network. */
final class MlpResumeCommand implements Command {

  @Override
  public String name() {
    return "mlp resume";
  }

  @Override
  public String summary() {
    return "finish an interrupted training of a small network";
  }

  @Override
  public String details() {
    return "The weights become those of an undisturbed run. adam goes on from its last checkpoint; the"
        + " other algorithms begin again.";
  }

  @Override
  public List<Operand> operands() {
    return List.of(Flags.RUN);
  }

  @Override
  public List<Flag<?>> flags() {
    return List.of(MlpFlags.FOLDER, Flags.JSON);
  }

  @Override
  public List<String> examples() {
    return List.of("./sluice mlp resume bumps-adact-pwl-9-10-seed-1");
  }

  @Override
  public String whatIsKept() {
    return "the run is as it was; the same command goes on";
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
