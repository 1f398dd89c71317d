package io.sluice.cli;

import io.sluice.notation.ShellWord;
import io.sluice.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the disk holds of a run, for somebody who ends its training at once.
 *
 * @param folder of the run; it need not be there yet
 * @param resume the command that goes on with it
 */
record KeptRun(Path folder, String resume) {

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
    return "the checkpoint of step %d is kept; %s goes on from there"
        .formatted(run.savedStep(), command);
  }
}
