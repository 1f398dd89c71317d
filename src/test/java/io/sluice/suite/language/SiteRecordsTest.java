package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.activation.Activation;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.run.SiteRecord;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells about its activations, and where it puts their hinges. */
class SiteRecordsTest {

  private static final long STEPS = 20;

  @TempDir private Path folder;

  private RunDirectory train(String feedForward) {
    LanguageRecipe recipe =
        LanguageSamples.replicated(LanguageSamples.text(folder), STEPS, 20)
            .withFeedForward(FeedForward.of(feedForward));
    Path out = folder.resolve("run-" + Integer.toHexString(feedForward.hashCode()));
    LanguageSamples.train(recipe, LanguageSamples.sources(folder), out);
    return RunDirectory.open(out);
  }

  private static List<SiteRecord> sites(RunDirectory run) {
    return MetricsLog.read(run.metrics(), SiteRecord.class);
  }

  @Test
  void everySiteIsSeenAtTheStartAndAtEveryValidation() {
    RunDirectory run = train("gated(dyn(silu, start=1:0.25))");
    List<SiteRecord> sites = sites(run);
    assertThat(sites).extracting(SiteRecord::step).containsExactly(0L, 0L, 10L, 10L, 20L, 20L);
    assertThat(sites)
        .extracting(SiteRecord::site)
        .startsWith("layers.0.feed_forward.activation", "layers.1.feed_forward.activation");
    SiteRecord first = sites.get(0);
    assertThat(first.alpha()).hasValue(1);
    assertThat(first.rho()).hasValue(0.25);
    assertThat(first.parameters()).isEqualTo(Map.of("alpha", List.of(1.0), "beta", List.of(0.25)));
    assertThat(first.lipschitz().orElseThrow())
        .isEqualTo(Activation.of("dyn(silu)").slopes(1, 0.25).lipschitz());
    assertThat(first.gradientNorm()).isPositive();
    SiteRecord last = sites.get(5);
    assertThat(last.alpha().orElseThrow()).isNotEqualTo(1);
    assertThat(last.rho().orElseThrow())
        .isEqualTo(last.beta().orElseThrow() / last.alpha().orElseThrow());
  }

  @Test
  void initialParametersAreKept() {
    RunDirectory run = train("gated(dyn(silu, granularity=channel, start=0.5:0.5))");
    try (Safetensors initial = Safetensors.open(run.initialActivations());
        Safetensors learned = Safetensors.open(run.model())) {
      assertThat(initial.names())
          .containsExactlyInAnyOrder(
              "layers.0.feed_forward.activation.alpha",
              "layers.0.feed_forward.activation.beta",
              "layers.1.feed_forward.activation.alpha",
              "layers.1.feed_forward.activation.beta");
      for (String name : initial.names()) {
        float[] start = new float[64];
        initial.floats(name).get(start);
        assertThat(start).containsOnly(0.5f);
        float[] end = new float[64];
        learned.floats(name).get(end);
        assertThat(end).isNotEqualTo(start);
      }
    }
    assertThat(train("swiglu").initialActivations()).doesNotExist();
  }

  @Test
  void deadUnitsAreThoseWithoutASlope() {
    assertThat(sites(train("swiglu"))).allSatisfy(s -> assertThat(s.deadShare()).isZero());
    // Hinges far right of every input, and clamped: nothing passes anywhere.
    assertThat(sites(train("plain(pwl(3, range=50:60, zero=free, ends=clamp))")))
        .allSatisfy(s -> assertThat(s.deadShare()).isEqualTo(1));
  }

  @Test
  void anUnboundedSlopeIsLeftOut() {
    assertThat(sites(train("relu-squared"))).allSatisfy(s -> assertThat(s.lipschitz()).isEmpty());
  }

  @Test
  void hingesArePlacedOnWhatComesInAndStayThere() {
    List<SiteRecord> sites = sites(train("gated(pwl(5, from=silu, ends=trained))"));
    List<Double> hinges = sites.get(0).parameters().get("hinges");
    // Inputs are small before the first step, so four of their deviations are less than ±4.
    assertThat(hinges.get(0)).isBetween(-2.0, -0.05);
    assertThat(hinges.get(4)).isBetween(0.05, 2.0);
    assertThat(hinges).isSorted().contains(0.0);
    assertThat(sites.get(1).parameters().get("hinges")).isNotEqualTo(hinges);
    assertThat(sites.get(4).parameters().get("hinges")).isEqualTo(hinges);
    assertThat(sites.get(4).parameters().get("values"))
        .isNotEqualTo(sites.get(0).parameters().get("values"));
    assertThat(sites.get(4).parameters().get("left_slope"))
        .isNotEqualTo(sites.get(0).parameters().get("left_slope"));
  }

  @Test
  void everyChannelCanHaveHingesOfItsOwn() {
    RunDirectory run = train("gated(pwl(3, granularity=channel, placement=quantile))");
    try (Safetensors initial = Safetensors.open(run.initialActivations())) {
      String name = "layers.0.feed_forward.activation.hinges";
      assertThat(initial.shape(name)).containsExactly(64, 3);
      float[] hinges = new float[192];
      initial.floats(name).get(hinges);
      assertThat(hinges[0]).isNotEqualTo(hinges[3]);
      assertThat(hinges[1]).isZero();
    }
  }

  @Test
  void aStoppedRunKeepsItsHinges() {
    LanguageRecipe recipe =
        LanguageSamples.replicated(LanguageSamples.text(folder), STEPS, 20)
            .withFeedForward(FeedForward.of("gated(pwl(5))"));
    TextSources sources = LanguageSamples.sources(folder);
    Path undisturbed = folder.resolve("undisturbed");
    LanguageSamples.train(recipe, sources, undisturbed);
    Path stopped = folder.resolve("stopped");
    LanguageSamples.trainUntil(7, recipe, sources, stopped);
    LanguageSamples.resume(sources, stopped);
    assertThat(UntimedMetrics.of(RunDirectory.open(stopped).metrics()))
        .isEqualTo(UntimedMetrics.of(RunDirectory.open(undisturbed).metrics()));
  }

  @Test
  void aRunKilledBeforeItsFirstCheckpointBeginsAnew() throws IOException {
    RunDirectory run = train("gated(pwl(5))");
    List<String> undisturbed = UntimedMetrics.of(run.metrics());
    for (Path file : List.of(run.done(), run.result(), run.model(), run.trainingState())) {
      Files.delete(file);
    }
    LanguageSamples.resume(LanguageSamples.sources(folder), run.folder());
    assertThat(UntimedMetrics.of(run.metrics())).isEqualTo(undisturbed);
  }

  @Test
  void theSmoothnessPenaltySmooths() {
    assertThat(roughness(train("gated(pwl(9, from=relu, smoothness=10, rate=10))")))
        .isLessThan(0.5 * roughness(train("gated(pwl(9, from=relu, rate=10))")));
  }

  private static double roughness(RunDirectory run) {
    List<SiteRecord> sites = sites(run);
    List<Double> values = sites.get(sites.size() - 1).parameters().get("values");
    double sum = 0;
    for (int i = 1; i < values.size() - 1; i++) {
      double second = values.get(i + 1) - 2 * values.get(i) + values.get(i - 1);
      sum += second * second;
    }
    return sum;
  }
}
