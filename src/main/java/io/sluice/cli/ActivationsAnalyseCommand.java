package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.SiteRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows what training has made of the activations of a run. */
final class ActivationsAnalyseCommand implements Command {

  private static final Flag<Path> OUT =
      Flags.OUT.described("where to write (default: analysis in the run's folder)");

  private static final Flag<Activation> ACTIVATION =
      Flag.of(
          "activation",
          "ACTIVATION",
          "which one, where sites have different ones (default: the first that learns)",
          Activation::of);

  /** As many as fit beside the others on a line. */
  private static final int MOST_COLUMNS = 4;

  /**
   * What the command prints.
   *
   * @param run its folder
   * @param activation of these sites
   * @param step the last that has records
   * @param sites their last records, by layer
   * @param files what was written
   */
  record Report(
      String run, Activation activation, long step, List<SiteRecord> sites, List<String> files) {}

  @Override
  public Usage usage() {
    return new Usage(
            "activations analyse",
            "show and draw what training has made of the activations of a run")
        .details(
            "Prints the last records, and writes shapes.png (each layer's function, learned and at the"
                + " start), paths.png (the learned numbers by step), gradient-flow.png and lipschitz.png (by"
                + " depth), dead-units.png (by step) and analysis.csv. Where activations learn one set a"
                + " channel, numbers and shapes are those of the mean over channels. Files of an earlier call are"
                + " replaced, other files of these names only with --overwrite. "
                + PictureFolder.RECORD)
        .operands(Flags.RUN)
        .flags(ACTIVATION, Span.FROM, Span.TO, OUT, Flags.OVERWRITE, Flags.JSON)
        .examples(
            "./sluice activations analyse quick-dynactglu-seed-1",
            "./sluice activations analyse checkpoints/notes --out pictures --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    RunDirectory run = RunDirectory.open(invocation.run());
    AnalysedActivation analysed = AnalysedActivation.of(run, invocation.get(ACTIVATION));
    Activation activation = analysed.activation();
    RunRecords metrics = RunRecords.of(run);
    invocation.noteUnmarked(List.of(run.folder()));
    metrics.notice().ifPresent(invocation::note);
    RunAnalysis analysis = RunAnalysis.of(run, metrics, activation, analysed.sites());
    AnalysisPictures pictures = new AnalysisPictures(analysis, Span.of(invocation));
    PictureFolder folder =
        PictureFolder.of(
            run, invocation.get(OUT).orElseGet(() -> run.folder().resolve("analysis")));
    pictures.addTo(folder);
    folder.write(invocation.arguments().has(Flags.OVERWRITE));
    if (invocation.json()) {
      invocation.printJson(
          new Report(
              Home.shown(run.folder()).toString(),
              activation,
              analysis.lastStep(),
              analysis.sites().stream().map(SiteHistory::last).toList(),
              folder.written()));
      return Exit.DONE;
    }
    invocation.row("run", "%s", Home.shown(run.folder()));
    invocation.row("activation", "%s", activation.notation());
    for (Activation other : analysed.others()) {
      invocation.row("elsewhere", "%s", other.notation());
    }
    invocation.row("step", "%,d", analysis.lastStep());
    invocation.out().println();
    invocation.print(table(analysis));
    invocation.out().println();
    folder.print(invocation);
    return Exit.DONE;
  }

  private static ReportTable table(RunAnalysis analysis) {
    List<Quantity> shape = analysis.shape();
    List<Quantity> shown = new ArrayList<>(shape.size() > MOST_COLUMNS ? List.of() : shape);
    shown.addAll(List.of(Quantity.LIPSCHITZ, Quantity.DEAD, Quantity.GRADIENT));
    List<Column<SiteHistory>> columns = new ArrayList<>();
    columns.add(Column.words("site", SiteHistory::label));
    for (Quantity quantity : shown) {
      columns.add(
          Column.numbers(quantity.name().replace('_', ' '), site -> quantity.cell(site.last())));
    }
    return ReportTable.of(analysis.sites(), columns);
  }
}
