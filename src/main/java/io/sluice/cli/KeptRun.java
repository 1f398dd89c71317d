package io.sluice.cli;

import io.sluice.notation.ShellWord;
import io.sluice.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/**
 * What the disk holds of a run, for somebody who ends its training at once.
 *
 * @param folder of the run; it need not be there yet
 * @param resume the command that goes on with it
 * @param savedStep the step that it goes on from; 0 if it begins again
 */
record KeptRun(Path folder, String resume, ToLongFunction<RunDirectory> savedStep) {

  /** One sentence without a full stop; every file that it looks at appears whole. */
  String sentence() {
    if (!Files.exists(folder.resolve("config.json"))) {
      return "nothing is kept yet; the same command begins anew";
    }
    RunDirectory run = RunDirectory.open(folder);
    String command = "./sluice " + resume + " " + ShellWord.of(Home.shown(folder));
    if (run.isDone()) {
      return "the run is finished and kept in " + Home.shown(folder);
    }
    if (!Files.exists(run.trainingState())) {
      return "there is no checkpoint yet; " + command + " begins anew";
    }
    long step = savedStep.applyAsLong(run);
    return step > 0
        ? "the checkpoint of step %d is kept; %s goes on from there".formatted(step, command)
        : "such a run goes on from no checkpoint; " + command + " begins anew";
  }
}
