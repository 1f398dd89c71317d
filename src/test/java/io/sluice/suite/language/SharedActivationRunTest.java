package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of models whose layers share the parameters of their activations. */
class SharedActivationRunTest {

  private static final long STEPS = 12;

  @TempDir Path folder;
  private TextSources sources;
  private LanguageRecipe recipe;

  @BeforeEach
  void open() {
    sources = LanguageSamples.sources(folder);
    recipe =
        LanguageSamples.replicated(LanguageSamples.text(folder), STEPS, STEPS)
            .withFeedForward(
                FeedForward.of("gated(dyn(silu, granularity=model, rate=4), placement=both)"));
  }

  @Test
  void twoThreadsTrainThemAsOneDoes() {
    Map<String, Float> alone = learned("alone", 1);
    Map<String, Float> together = learned("together", 2);
    assertThat(alone)
        .containsOnlyKeys(
            "activation.alpha",
            "activation.beta",
            "value_activation.alpha",
            "value_activation.beta");
    alone.forEach(
        (name, value) -> {
          assertThat(value).as(name).isNotCloseTo(name.endsWith("alpha") ? 1 : 0, within(0.01f));
          assertThat(together.get(name)).as(name).isCloseTo(value, within(1e-3f));
        });
  }

  private Map<String, Float> learned(String name, int threads) {
    Path out = folder.resolve(name);
    new LanguageRun(sources, new TrainingListener() {}, new StopSignal())
        .train(recipe, 7, new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, threads), out);
    Map<String, Float> values = new TreeMap<>();
    try (Safetensors file = Safetensors.open(RunDirectory.open(out).model())) {
      for (String parameter : file.names()) {
        if (parameter.contains("activation")) {
          values.put(parameter, file.floats(parameter).get(0));
        }
      }
    }
    return values;
  }

  @Test
  void anInterruptedRunEndsInTheSameBits() throws IOException {
    Path whole = folder.resolve("whole");
    Path interrupted = folder.resolve("interrupted");
    LanguageSamples.train(recipe, sources, whole);
    LanguageSamples.trainUntil(5, recipe, sources, interrupted);
    LanguageSamples.resume(sources, interrupted);
    FinishedRun.assertSame(interrupted, whole);
  }
}
