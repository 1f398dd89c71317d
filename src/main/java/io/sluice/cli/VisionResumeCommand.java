package io.sluice.cli;

import io.sluice.run.RunDirectory;
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
    return List.of("./sluice vision resume checkpoints/shapes-cnn-simple-cnn-relu-seed-1");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    if (RunDirectory.open(folder).isDone()) {
      invocation.err().println(Home.shown(folder) + " is finished: nothing was left to do");
    }
    return new VisionTraining(invocation, folder).run(training -> training.resume(folder));
  }
}
