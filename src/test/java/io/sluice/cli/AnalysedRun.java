package io.sluice.cli;

import io.sluice.engine.Precision;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.MetricsRecord;
import io.sluice.run.Provenance;
import io.sluice.run.RunDirectory;
import io.sluice.run.SiteRecord;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.training.Compute;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run with records of its activations, as training would leave it. */
final class AnalysedRun {

  private AnalysedRun() {}

  static Path make(Path folder, String feedForward, List<? extends MetricsRecord> records) {
    RunDirectory run = RunDirectory.create(folder);
    LanguageRecipe recipe =
        LanguageRecipes.RECIPES.named("quick").withFeedForward(FeedForward.of(feedForward));
    LanguageConfiguration asked = configuration(Provenance.current(), recipe);
    Json.write(run.config(), configuration(Provenance.current().of(asked), recipe));
    try (MetricsLog log = MetricsLog.open(run.metrics(), 0)) {
      records.forEach(log::append);
    }
    return folder;
  }

  private static LanguageConfiguration configuration(Provenance provenance, LanguageRecipe recipe) {
    return LanguageConfiguration.of(
        provenance,
        recipe,
        1,
        new LanguageConfiguration.TextFingerprint("text", "tokenizer", 64),
        Optional.empty(),
        new Compute("cpu", Precision.FP32, 1, Optional.empty()));
  }

  /** α falls and β rises with each step, faster in deeper layers. */
  static List<SiteRecord> dynRecords(int layers, long interval, long steps) {
    List<SiteRecord> records = new ArrayList<>();
    for (long step = 0; step <= steps; step += interval) {
      for (int layer = 0; layer < layers; layer++) {
        double way = (double) step / steps * (layer + 1) / layers;
        records.add(dyn(step, layer, 1 - 0.4 * way, 0.45 * way));
      }
    }
    return records;
  }

  static SiteRecord dyn(long step, int layer, double alpha, double beta) {
    return new SiteRecord(
        step,
        "layers." + layer + ".feed_forward.activation",
        layer,
        Map.of("alpha", List.of(alpha), "beta", List.of(beta)),
        OptionalDouble.of(alpha),
        OptionalDouble.of(beta),
        OptionalDouble.of(beta / alpha),
        OptionalDouble.of(1 + 0.5 * layer),
        0.01 * layer,
        0.5 / (layer + 1) / (1 + step));
  }

  /** A record of an activation that learns nothing. */
  static SiteRecord fixed(long step, int layer, OptionalDouble lipschitz, double gradientNorm) {
    return new SiteRecord(
        step,
        "layers." + layer + ".feed_forward.activation",
        layer,
        Map.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        lipschitz,
        0,
        gradientNorm);
  }
}
