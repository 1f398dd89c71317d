package io.sluice.cli;

import io.sluice.image.DataSet;
import io.sluice.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;

/** Fetches a data set of images over the network. */
final class VisionDataFetchCommand implements Command {

  private static final Operand NAME =
      new Operand("NAME", Operand.Times.ONCE, "a data set; ./sluice vision data list shows them");

  /**
   * What the command prints.
   *
   * @param fetched the files that it brought; none if all were there
   * @param set what is there now
   */
  record Report(List<String> fetched, VisionDataListCommand.Entry set) {}

  @Override
  public Usage usage() {
    return new Usage(
            "vision data fetch",
            "fetch a data set of images over the network into the data directory")
        .details(
            "Files that are there already stay as they are. An interrupted download goes on where it"
                + " was when the command is given again. Each file is checked by its SHA-256 before it takes"
                + " its name.")
        .operands(NAME)
        .flags(Flags.DATA, Flags.JSON)
        .examples(
            "./sluice vision data fetch mnist", "./sluice vision data fetch cifar10 --data ../data")
        .kept("what has come is kept; the same command goes on");
  }

  @Override
  public Exit run(Invocation invocation) {
    DataSet set = DataSet.of(invocation.arguments().operand(0).orElseThrow());
    Path dataDirectory = invocation.sources().dataDirectory();
    RunDirectory.around(dataDirectory)
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  "the data directory %s lies in the run %s: name another with --data"
                      .formatted(Home.shown(dataDirectory), Home.shown(run)));
            });
    List<Path> fetched;
    try (FetchProgress progress = FetchProgress.of(invocation.terminal())) {
      fetched = set.fetch(dataDirectory, progress);
    }
    Report report =
        new Report(
            fetched.stream().map(Path::toString).toList(),
            VisionDataListCommand.Entry.of(set, dataDirectory));
    if (invocation.json()) {
      invocation.printJson(report);
      return Exit.DONE;
    }
    report.fetched().forEach(file -> invocation.row("fetched", "%s", file));
    if (report.fetched().isEmpty()) {
      invocation.print("%s is there already: nothing was fetched", set.notation());
    }
    VisionDataListCommand.print(invocation, List.of(report.set()));
    return Exit.DONE;
  }
}
