package io.sluice.cli;

import io.sluice.experiment.CsvText;
import io.sluice.run.AtomicFile;
import io.sluice.run.ShortestDecimal;
import io.sluice.suite.mlp.TrainedNetwork;
import io.sluice.table.OpenedTable;
import io.sluice.table.Table;
import io.sluice.table.TableChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Measures a trained small network. */
final class MlpEvaluateCommand implements Command {

  private static final Flag<TableChoice> TABLE =
      MlpFlags.TABLE.described(
          "rows with the columns that it was trained on (default: the test rows of its run)");
  private static final Flag<Path> PREDICTIONS =
      Flag.of(
          "predictions",
          "FILE",
          "write the targets and outputs of each row there, as CSV (default: nowhere)",
          Values.path());

  @Override
  public Usage usage() {
    return new Usage("mlp evaluate", "measure a trained small network, and write what it predicts")
        .operands(Flags.RUN)
        .flags(TABLE, PREDICTIONS, Flags.OVERWRITE, MlpFlags.FOLDER, Flags.JSON)
        .examples(
            "./sluice mlp evaluate bumps-adact-pwl-9-10-seed-1",
            "./sluice mlp evaluate bumps-adact-pwl-9-10-seed-1 --predictions out.csv");
  }

  @Override
  public Exit run(Invocation invocation) {
    Optional<Path> predictions = OutputFile.of(invocation, PREDICTIONS);
    TrainedNetwork network = TrainedNetwork.open(invocation.run());
    invocation.noteUnmarked(List.of(invocation.run()));
    Path dataDirectory = MlpFlags.dataDirectory(invocation);
    Table given =
        invocation
            .get(TABLE)
            .map(choice -> opened(invocation, choice.open(dataDirectory)))
            .orElseGet(() -> network.testRows(dataDirectory));
    Table rows = network.columns(given);
    TrainedNetwork.Evaluation evaluation = network.evaluate(rows);
    predictions.ifPresent(file -> write(file, network, rows));
    if (invocation.json()) {
      invocation.printJson(evaluation);
      return Exit.DONE;
    }
    invocation.row("rows", "%,d of %s", evaluation.patterns(), rows.name());
    evaluation
        .rootMeanSquare()
        .ifPresent(error -> invocation.row("RMS error", "%.4g, in the unit of the target", error));
    evaluation
        .explainedShare()
        .ifPresent(
            share -> invocation.row("explained", "%.2f %% of the targets' variance", 100 * share));
    evaluation.errorRate().ifPresent(rate -> invocation.row("told wrongly", "%.2f %%", 100 * rate));
    return Exit.DONE;
  }

  private static Table opened(Invocation invocation, OpenedTable table) {
    table.notices().forEach(invocation::note);
    return table.training();
  }

  private static void write(Path file, TrainedNetwork network, Table rows) {
    List<String> header =
        Stream.concat(
                rows.targetNames().stream(),
                rows.targetNames().stream().map(name -> "predicted " + name))
            .toList();
    double[][] targets = rows.targets();
    double[][] outputs = network.outputs(rows);
    List<List<String>> lines = new ArrayList<>();
    for (int p = 0; p < targets.length; p++) {
      lines.add(
          DoubleStream.concat(DoubleStream.of(targets[p]), DoubleStream.of(outputs[p]))
              .mapToObj(ShortestDecimal::of)
              .toList());
    }
    AtomicFile.write(file, CsvText.of(header, lines));
  }
}
