package io.sluice.cli;

import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.vision.FastGradientSign;
import io.sluice.suite.vision.FastGradientSign.Attack;
import io.sluice.suite.vision.TrainedClassifier;
import io.sluice.suite.vision.VisionConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Attacks trained classifiers. */
final class VisionFgsmCommand implements Command {

  private static final Operand RUNS =
      new Operand("RUN", Operand.Times.ANY, "folders of runs, or their names in checkpoints/");

  private static final Flag<List<Double>> EPSILON =
      Flag.of(
          "epsilon",
          "LIST",
          "how far each pixel moves, shares of full brightness (default 0,0.01,0.02,0.04,0.06,0.08,0.1)",
          Values.list(Values.number()));

  /**
   * One run under attack.
   *
   * @param run its name
   * @param net its layers
   * @param activation what works at its sites
   * @param attacks by strength
   */
  record Attacked(String run, String net, String activation, List<Attack> attacks) {}

  @Override
  public Usage usage() {
    return new Usage("vision fgsm", "attack trained classifiers by the fast gradient sign method")
        .details(
            "Every pixel moves by epsilon in the direction in which the loss grows, and stays between"
                + " black and white. A drop alone flatters weak nets, so both accuracies are shown.")
        .operands(RUNS)
        .flags(EPSILON, Flags.DEVICE, Flags.THREADS, Flags.DATA, Flags.JSON)
        .examples(
            "./sluice vision fgsm shapes-cnn-simple-cnn-relu-seed-1",
            "./sluice vision fgsm shapes-cnn-simple-cnn-relu-seed-1 --epsilon 0,0.04,0.08 --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<Double> strengths = invocation.get(EPSILON).orElse(FastGradientSign.STRENGTHS);
    if (invocation.arguments().operands().isEmpty()) {
      throw new IllegalArgumentException("no run is named: give the folder of at least one");
    }
    List<Path> folders =
        invocation.arguments().operands().stream().map(invocation.home()::run).toList();
    for (Path folder : folders) {
      RunSuite.VISION.configuration(RunDirectory.open(folder), VisionConfiguration.class);
    }
    invocation.noteUnmarked(folders);
    List<Attacked> all = new ArrayList<>();
    for (Path folder : folders) {
      all.add(attacked(invocation, folder, strengths));
    }
    if (invocation.json()) {
      invocation.printJson(all);
      return Exit.DONE;
    }
    List<Map.Entry<Attacked, Attack>> rows = new ArrayList<>();
    all.forEach(run -> run.attacks().forEach(attack -> rows.add(Map.entry(run, attack))));
    invocation.print(
        ReportTable.of(
            rows,
            List.of(
                Column.words("run", row -> row.getKey().run()),
                numbers("epsilon", attack -> Text.of("%.3f", attack.epsilon())),
                numbers("clean", attack -> percent(attack.clean())),
                numbers("attacked", attack -> percent(attack.attacked())),
                numbers("drop", attack -> Text.of("%.2f points", 100 * attack.drop())),
                numbers("images", attack -> Text.of("%,d", attack.images())))));
    return Exit.DONE;
  }

  private static Column<Map.Entry<Attacked, Attack>> numbers(
      String heading, Function<Attack, String> cell) {
    return Column.numbers(heading, row -> cell.apply(row.getValue()));
  }

  private static Attacked attacked(Invocation invocation, Path folder, List<Double> strengths) {
    try (TrainedClassifier model = TrainedClassifier.open(folder, invocation.engine())) {
      return new Attacked(
          folder.getFileName().toString(),
          model.configuration().recipe().net().notation(),
          model.configuration().recipe().activations().notation(),
          model
              .attack(
                  model.images(invocation.sources().dataDirectory()),
                  strengths,
                  invocation.interruption().signal())
              .orElseThrow());
    }
  }

  private static String percent(double share) {
    return Text.of("%.2f %%", 100 * share);
  }
}
