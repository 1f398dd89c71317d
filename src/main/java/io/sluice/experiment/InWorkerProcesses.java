package io.sluice.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Each run in a process of its own, several side by side. A run that fails is said, and loses no
 * other.
 *
 * @param workers how many side by side
 * @param command what trains the run of a folder and speaks as {@link WorkerVoice} does
 */
public record InWorkerProcesses(int workers, Function<Path, List<String>> command)
    implements Executor {

  @Override
  public int atOnce() {
    return workers;
  }

  @Override
  public <U extends Run> void execute(Work<U> work) {
    InThisProcess.each(
        workers,
        work.runs(),
        run -> work.elsewhere(run, new WorkerProcess(command.apply(run.folder()))));
  }
}
