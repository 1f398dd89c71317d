package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.vision.VisionConfiguration;
import java.nio.file.Path;
import java.util.List;

/** Finishes an interrupted training of a classifier. */
final class VisionResumeCommand implements Command {

  @Override
  public String name() {
    return "vision resume";
  }

  @Override
  public String summary() {
    return "finish an interrupted training of a classifier";
  }

  @Override
  public String details() {
    return "Recipe, images, seed, device, precision and threads are the run's own, and the weights"
        + " become those of an undisturbed run.";
  }

  @Override
  public List<Operand> operands() {
    return List.of(Flags.RUN);
  }

  @Override
  public List<Flag<?>> flags() {
    return List.of(Flags.DATA, Flags.JSON);
  }

  @Override
  public List<String> examples() {
    return List.of("./sluice vision resume shapes-cnn-simple-cnn-relu-seed-1");
  }

  @Override
  public String whatIsKept() {
    return "the run is as it was; the same command goes on";
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
