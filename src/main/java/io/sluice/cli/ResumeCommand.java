package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.suite.language.LanguageRun;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Finishes an interrupted run. */
final class ResumeCommand implements Command {

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String summary() {
    return "finish an interrupted run, to the weights of an undisturbed one";
  }

  @Override
  public String details() {
    return "Recipe, text, seed, device, precision and threads are the run's own.";
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
    return List.of(
        "./sluice resume checkpoints/quick-swiglu-seed-1", "./sluice resume quick-swiglu-seed-1");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    if (RunDirectory.open(folder).isDone()) {
      invocation.err().println(Home.shown(folder) + " is finished: nothing was left to do");
    }
    return new LanguageTraining(invocation, folder, OptionalLong.empty())
        .run(invocation.sources(), (LanguageRun training) -> training.resume(folder));
  }
}
