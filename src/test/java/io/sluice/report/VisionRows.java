package io.sluice.report;

import io.sluice.experiment.Cell;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Level;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.Trial;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.ProcessorTime;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of an invented study of classifiers. */
final class VisionRows {

  static final VisionRow.Conditions CONDITIONS =
      new VisionRow.Conditions(
          "mnist-mlp",
          "mnist",
          6000,
          1000,
          "ab-cd",
          "he",
          "new",
          5e-4,
          128,
          "0.1.0",
          "cpu",
          "fp32",
          2,
          Optional.empty());

  private VisionRows() {}

  /** Of two epochs. */
  static Plan plan(List<String> nets, String... activations) {
    return plan(2, nets, List.of(1L, 2L), 0, activations);
  }

  static Plan plan(
      long epochs, List<String> nets, List<Long> seeds, int folds, String... activations) {
    return new Plan(
        "depth",
        Optional.of("How deep?"),
        List.of(
            new Factor(VisionReport.NET, nets.stream().map(VisionRows::level).toList()),
            Factor.of(VisionReport.ACTIVATION, List.of(activations))),
        VisionReport.ACTIVATION,
        activations[0],
        Trial.all(seeds, folds),
        OptionalDouble.empty(),
        Optional.empty(),
        folds == 0 ? Pairing.SEED : Pairing.FOLD,
        "epoch",
        List.of(epochs),
        VisionReport.METRICS,
        Optional.empty());
  }

  private static Level level(String net) {
    Matcher depth = Pattern.compile("mlp\\((\\d+).*").matcher(net);
    return depth.matches()
        ? new Level(net, OptionalDouble.of(Double.parseDouble(depth.group(1))), "mlp")
        : Level.of(net);
  }

  static Map<String, String> arm(String net, String activation) {
    return Map.of(VisionReport.NET, net, VisionReport.ACTIVATION, activation);
  }

  /** The accuracy of an arm at the end, in percent. */
  static Cell accuracy(Plan plan, List<VisionRow> rows, String net, String activation) {
    return VisionReport.analysis(plan, rows, new TuningCurves(List.of()))
        .cell(arm(net, activation), plan.end(), VisionReport.ACCURACY);
  }

  static Report report(Plan plan, List<VisionRow> rows) {
    return VisionReport.of(
        plan, rows, List.of(), List.of(), List.of(), new TuningCurves(List.of()));
  }

  /** One run whose accuracies by epoch these are. */
  static List<VisionRow> run(String net, String activation, long seed, double... accuracies) {
    List<VisionRow> rows = new ArrayList<>();
    for (int i = 0; i < accuracies.length; i++) {
      rows.add(
          row(
              net,
              activation,
              seed,
              i + 1,
              accuracies.length,
              Optional.of(
                  new VisionRow.Score(
                      2 - accuracies[i], 2.5 - accuracies[i], accuracies[i], 1000, 12.5 * i))));
    }
    return rows;
  }

  /** One run that was measured on a fold, after its only epoch. */
  static List<VisionRow> fold(String activation, long fold, double accuracy) {
    return fold(activation, 1, fold, accuracy);
  }

  static List<VisionRow> fold(String activation, long seed, long fold, double accuracy) {
    VisionRow row = run("vgg-1", activation, seed, accuracy).get(0);
    return List.of(
        new VisionRow(
            row.study(),
            row.net(),
            row.activation(),
            row.seed(),
            OptionalLong.of(fold),
            row.epoch(),
            row.epochs(),
            row.steps(),
            row.parameters(),
            row.score(),
            row.processorTime(),
            row.divergedStep(),
            new VisionRow.Conditions(
                "cifar-blocks",
                "cifar10",
                6000,
                1000,
                "fold-" + fold,
                "glorot",
                "new",
                1e-3,
                64,
                "0.1.0",
                "cpu",
                "fp32",
                2,
                Optional.empty())));
  }

  static VisionRow row(
      String net,
      String activation,
      long seed,
      long epoch,
      long epochs,
      Optional<VisionRow.Score> score) {
    return new VisionRow(
        "depth",
        net,
        activation,
        seed,
        OptionalLong.empty(),
        epoch,
        epochs,
        47 * epoch,
        101_770,
        score,
        Optional.empty(),
        score.isPresent() ? OptionalLong.empty() : OptionalLong.of(60),
        CONDITIONS);
  }

  /** The row of a run that took so much of the processor. */
  static VisionRow with(double processorS, VisionRow row) {
    return new VisionRow(
        row.study(),
        row.net(),
        row.activation(),
        row.seed(),
        row.fold(),
        row.epoch(),
        row.epochs(),
        row.steps(),
        row.parameters(),
        row.score(),
        Optional.of(new ProcessorTime(processorS)),
        row.divergedStep(),
        row.conditions());
  }

  @SafeVarargs
  static List<VisionRow> all(List<VisionRow>... parts) {
    List<VisionRow> all = new ArrayList<>();
    for (List<VisionRow> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
