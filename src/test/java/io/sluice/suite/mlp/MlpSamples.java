package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.IterationRecord;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.WeightInitializer;
import io.sluice.table.OpenedTable;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import io.sluice.table.TargetKind;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Tables and recipes that several tests use. */
final class MlpSamples {

  private MlpSamples() {}

  /** A file of rows with a doubled and a constant input, whose target bends. */
  static TableChoice bent(Path folder) throws IOException {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("a,b,twice_a,constant,y\n");
    for (int row = 0; row < 90; row++) {
      double a = random.nextGaussian();
      double b = 100 + 7 * random.nextGaussian();
      double y = 1000 + 30 * Math.abs(a) + b + random.nextGaussian();
      text.append("%s,%s,%s,5,%s%n".formatted(a, b, 2 * a, y));
    }
    Path file = folder.resolve("bent.csv");
    Files.writeString(file, text.toString());
    return TableChoice.of(file.toString());
  }

  /** Three classes by the angle. */
  static TableChoice kinds(Path folder) throws IOException {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder("a,b,kind\n");
    for (int row = 0; row < 120; row++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      int kind = (int) Math.min(2, (Math.atan2(a, b) / Math.PI + 1) * 1.5);
      text.append("%s,%s,%s%n".formatted(a, b, "xyz".charAt(kind)));
    }
    Path file = folder.resolve("kinds.csv");
    Files.writeString(file, text.toString());
    return TableChoice.of(file + "(classes=kind)");
  }

  /** Trains a new run with the seed 1. */
  static Outcome<MlpResult> train(MlpRecipe recipe, Path out) {
    return new MlpRun(Path.of("."), new MlpListener() {}, new StopSignal())
        .train(recipe, 1, out, recipe.data().open(Path.of(".")), Optional.empty());
  }

  static List<IterationRecord> records(Path run) {
    return MetricsLog.read(run.resolve("metrics.jsonl"), IterationRecord.class);
  }

  static MlpRecipe recipe(TableChoice data, String method, int iterations) {
    return recipe(data, method, iterations, new DataSplit.HoldOut(0.2), EarlyStopping.NONE);
  }

  static MlpRecipe recipe(
      TableChoice data,
      String method,
      int iterations,
      DataSplit division,
      EarlyStopping earlyStopping) {
    OpenedTable table = data.open(Path.of("."));
    Loss loss = table.training().kind() == TargetKind.CLASSES ? Loss.SQUARED_RESET : Loss.SQUARED;
    return new MlpRecipe(
        data,
        Scaling.STANDARD,
        division,
        earlyStopping,
        5,
        MlpMethod.of(method),
        Bypass.FULL,
        iterations,
        loss,
        MlpMethod.of(method).usualOutputReset(loss),
        0,
        WeightInitializer.SEEDED,
        OrthogonalLeastSquares.DEFAULT);
  }

  /** Makes the configuration of a run one of a version that did not mark its files. */
  static void unmark(Path run) throws IOException {
    Path file = run.resolve("config.json");
    String marked = Files.readString(file);
    String unmarked = marked.replaceFirst(",\\s*\"identity\" : \"[0-9a-f]{64}\"", "");
    assertThat(unmarked).isNotEqualTo(marked);
    Files.writeString(file, unmarked);
  }
}
