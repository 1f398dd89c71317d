package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Metric.Better;
import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The statistics of one arm against its baseline, in each pairing. */
class AnalysisTest {
  private static final Metric LOSS = new Metric("loss", "loss", "nats", Better.LOWER);

  private static Plan plan(Pairing pairing, List<Long> seeds, int folds) {
    return new Plan(
        "study",
        Optional.empty(),
        List.of(
            Factor.of("net", List.of("small", "deep")),
            Factor.of("activation", List.of("relu", "mish"))),
        "activation",
        "relu",
        Trial.all(seeds, folds),
        OptionalDouble.empty(),
        Optional.empty(),
        pairing,
        "epoch",
        List.of(2L),
        List.of(LOSS),
        Optional.empty());
  }

  private static Map<String, String> arm(String activation) {
    return Map.of("net", "small", "activation", activation);
  }

  private static Observation run(String activation, long seed, long fold, double loss) {
    return new Observation(
        arm(activation),
        new Trial(seed, fold),
        2,
        Map.of(LOSS, loss),
        OptionalLong.empty(),
        fold == 0 ? 0 : 0.5);
  }

  /** Two seeds in two folds; Mish is better by 0.1, 0.3, 0.2 and 0.4. */
  private static final List<Observation> CUT =
      List.of(
          run("relu", 1, 1, 1.0),
          run("relu", 1, 2, 2.0),
          run("relu", 2, 1, 3.0),
          run("relu", 2, 2, 4.0),
          run("mish", 1, 1, 0.9),
          run("mish", 1, 2, 1.7),
          run("mish", 2, 1, 2.8),
          run("mish", 2, 2, 3.6));

  private static Difference difference(Pairing pairing) {
    Analysis analysis = new Analysis(plan(pairing, List.of(1L, 2L), 2), CUT);
    return analysis.cell(arm("mish"), 2, LOSS).difference().orElseThrow();
  }

  /** Half of a 95 % interval: t, deviation and n, widened by the overlap of folds. */
  private static double half(Difference difference) {
    return difference.interval().orElseThrow().high() - difference.mean();
  }

  @Test
  void runsOfAFoldAreOnePair() {
    // -0.15 and -0.35: deviation 0.1414214, t(0.975, 1) = 12.7062047.
    Difference difference = difference(Pairing.FOLD);
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.mean()).isCloseTo(-0.25, within(1e-12));
    assertThat(difference.baseline()).isCloseTo(2.5, within(1e-12));
    assertThat(half(difference))
        .isCloseTo(12.7062047 * 0.1414214 * Math.sqrt(0.5 + 0.5), within(1e-6));
    assertThat(difference.verdict()).isEqualTo(Verdict.WITHIN_NOISE);
  }

  @Test
  void runsOfASeedAreOnePair() {
    // -0.2 and -0.3: deviation 0.0707107.
    Difference difference = difference(Pairing.SEED);
    assertThat(difference.n()).isEqualTo(2);
    assertThat(difference.mean()).isCloseTo(-0.25, within(1e-12));
    assertThat(half(difference)).isCloseTo(12.7062047 * 0.0707107, within(1e-6));
  }

  @Test
  void everyRunIsAPair() {
    // Deviation of 0.1, 0.3, 0.2, 0.4: 0.1290994; t(0.975, 3) = 3.1824463.
    Difference difference = difference(Pairing.RUN);
    assertThat(difference.n()).isEqualTo(4);
    assertThat(half(difference))
        .isCloseTo(3.1824463 * 0.1290994 * Math.sqrt(0.25 + 0.5), within(1e-6));
  }

  @Test
  void theOrderOfObservationsDoesNotMatter() {
    List<Observation> shuffled = new ArrayList<>(CUT);
    Collections.shuffle(shuffled, new Random(5));
    Plan plan = plan(Pairing.FOLD, List.of(1L, 2L), 2);
    assertThat(new Analysis(plan, shuffled).cells(LOSS))
        .isEqualTo(new Analysis(plan, CUT).cells(LOSS));
  }

  @Test
  void whatOnlyOneOfBothHasIsInItsMeanAndInNoPair() {
    Analysis analysis =
        new Analysis(
            plan(Pairing.SEED, List.of(1L, 2L), 0),
            List.of(run("relu", 1, 0, 1.0), run("mish", 1, 0, 0.9), run("mish", 2, 0, 0.5)));
    Cell mish = analysis.cell(arm("mish"), 2, LOSS);
    assertThat(mish.n()).isEqualTo(2);
    assertThat(mish.mean().orElseThrow()).isCloseTo(0.7, within(1e-12));
    assertThat(mish.difference().orElseThrow().n()).isEqualTo(1);
    assertThat(mish.difference().orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(analysis.cell(arm("relu"), 2, LOSS).difference()).isEmpty();
    assertThat(analysis.arms()).hasSize(2);
    assertThat(analysis.context(arm("mish"))).isEqualTo("small");
  }

  /** Three seeds of three activations at two marks: four comparisons, and a checkpoint between. */
  @Test
  void pValuesAreAdjustedOverAllComparisonsOfTheStudy() {
    Metric time = Metric.ELAPSED;
    Plan plan =
        new Plan(
            "study",
            Optional.empty(),
            List.of(Factor.of("activation", List.of("relu", "mish", "tanh"))),
            "activation",
            "relu",
            Trial.all(List.of(1L, 2L, 3L), 0),
            OptionalDouble.empty(),
            Optional.empty(),
            Pairing.SEED,
            "step",
            List.of(10L, 30L),
            List.of(LOSS, time),
            Optional.empty());
    // Less the baseline, each with a deviation of 0.1: t is the mean times 17.32.
    Map<String, Map<Long, Double>> means =
        Map.of("mish", Map.of(10L, -1.0, 20L, -1.0, 30L, -0.5), "tanh", Map.of(10L, 0.3, 30L, 0.1));
    double[] noise = {-0.1, 0, 0.1};
    List<Observation> all = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      for (long step : List.of(10L, 20L, 30L)) {
        for (String activation : List.of("relu", "mish", "tanh")) {
          double difference = means.getOrDefault(activation, Map.of()).getOrDefault(step, 0.0);
          double own = activation.equals("relu") ? 0 : difference + noise[seed - 1];
          all.add(
              new Observation(
                  Map.of("activation", activation),
                  new Trial(seed, 0),
                  step,
                  Map.of(LOSS, 2 + own, time, 2 + own),
                  OptionalLong.empty(),
                  0));
        }
      }
    }
    Analysis analysis = new Analysis(plan, all);
    // Two-sided p of t = 17.32, 8.66, 5.20, 1.73 with 2 degrees of freedom: 0.003317, 0.013072,
    // 0.035099, 0.225403; times 4, 3, 2, 1.
    assertThat(adjusted(analysis, "mish", 10)).isCloseTo(4 * 0.003317, within(1e-5));
    assertThat(adjusted(analysis, "mish", 30)).isCloseTo(3 * 0.013072, within(1e-5));
    assertThat(adjusted(analysis, "tanh", 10)).isCloseTo(2 * 0.035099, within(1e-5));
    assertThat(adjusted(analysis, "tanh", 30)).isCloseTo(0.225403, within(1e-5));
    Difference tanh = difference(analysis, "tanh", 10, LOSS);
    assertThat(tanh.isLowerOrHigherAlone()).isTrue();
    assertThat(tanh.verdict()).as("0.035 alone, 0.070 among four").isEqualTo(Verdict.WITHIN_NOISE);
    assertThat(tanh.comparisons()).isEqualTo(4);
    // 0.05 / 4, two-sided: t is 8.86 with 2 degrees of freedom, times 0.0577.
    assertThat(tanh.joint().orElseThrow().low()).isCloseTo(0.3 - 0.5115, within(1e-3));
    assertThat(difference(analysis, "mish", 30, LOSS).verdict()).isEqualTo(Verdict.LOWER);
    Difference between = difference(analysis, "mish", 20, LOSS);
    assertThat(between.comparisons()).as("no mark, so for itself").isEqualTo(1);
    assertThat(between.adjusted()).isEqualTo(between.pValue());
    assertThat(between.joint()).isEqualTo(between.interval());
    assertThat(difference(analysis, "mish", 10, time).comparisons())
        .as("a family of its own")
        .isEqualTo(4);
  }

  /** Means of -0.3 and 0.01 with deviations of 0.1, three seeds each. */
  @Test
  void whatLiesWithinTheMarginIsEquivalent() {
    Metric share = new Metric("error", "error", "", Better.LOWER);
    for (Metric metric : List.of(LOSS, share)) {
      Plan plan =
          new Plan(
              "study",
              Optional.empty(),
              List.of(Factor.of("activation", List.of("relu", "mish", "tanh"))),
              "activation",
              "relu",
              Trial.all(List.of(1L, 2L, 3L), 0),
              OptionalDouble.of(0.4),
              Optional.empty(),
              Pairing.SEED,
              "step",
              List.of(10L),
              List.of(metric),
              Optional.empty());
      List<Observation> all = new ArrayList<>();
      double[] noise = {-0.1, 0, 0.1};
      for (int seed = 1; seed <= 3; seed++) {
        for (Map.Entry<String, Double> arm :
            Map.of("relu", 0.0, "mish", -0.3, "tanh", 0.01).entrySet()) {
          double own = arm.getKey().equals("relu") ? 0 : arm.getValue() + noise[seed - 1];
          all.add(
              new Observation(
                  Map.of("activation", arm.getKey()),
                  new Trial(seed, 0),
                  10,
                  Map.of(metric, 2 + own),
                  OptionalLong.empty(),
                  0));
        }
      }
      Analysis analysis = new Analysis(plan, all);
      Difference mish = difference(analysis, "mish", 10, metric);
      Difference tanh = difference(analysis, "tanh", 10, metric);
      if (metric.equals(LOSS)) {
        // t of (0.4 - 0.3) / 0.0577 = 1.73 and of 0.39 / 0.0577 = 6.75, one-sided with 2 degrees of
        // freedom: 0.1127 and 0.01062, of which Holm doubles the smaller.
        assertThat(mish.equivalence().orElseThrow()).isCloseTo(0.1127, within(1e-4));
        assertThat(tanh.equivalence().orElseThrow()).isCloseTo(0.02124, within(1e-4));
        assertThat(mish.isEquivalent()).isFalse();
      } else {
        // The margin is 0.4 of the baseline's 2: t of 0.5 / 0.0577 = 8.66 is 0.00654.
        assertThat(mish.equivalence().orElseThrow()).isCloseTo(0.00654, within(1e-4));
        assertThat(mish.isEquivalent()).isTrue();
      }
      assertThat(tanh.isEquivalent()).isTrue();
    }
  }

  private static Difference difference(Analysis analysis, String level, long mark, Metric metric) {
    return analysis.cell(Map.of("activation", level), mark, metric).difference().orElseThrow();
  }

  private static double adjusted(Analysis analysis, String level, long mark) {
    return difference(analysis, level, mark, LOSS).adjusted().orElseThrow();
  }

  @Test
  void effectsAreOverBlocksThatHaveEveryLevel() {
    List<Observation> all = new ArrayList<>();
    for (long seed = 1; seed <= 2; seed++) {
      all.add(run("relu", seed, 0, (double) seed));
      all.add(run("mish", seed, 0, seed - 0.5));
    }
    Plan plan = plan(Pairing.SEED, List.of(1L, 2L), 0);
    Effect none = new Analysis(plan, all).effects(List.of(plan.factor("activation")), LOSS).get(1);
    assertThat(none.n()).as("a net has no run").isZero();
    for (Observation run : List.copyOf(all)) {
      all.add(
          new Observation(
              Map.of("net", "deep", "activation", run.arm().get("activation")),
              run.trial(),
              2,
              Map.of(LOSS, run.values().get(LOSS) + (run.trial().seed() == 1 ? 1 : 0)),
              OptionalLong.empty(),
              0));
    }
    Effect mish = new Analysis(plan, all).effects(List.of(plan.factor("activation")), LOSS).get(1);
    assertThat(mish.blocks()).isEqualTo(2);
    assertThat(mish.mean().orElseThrow()).isCloseTo(1.25, within(1e-12));
    assertThat(mish.difference().orElseThrow().mean()).isCloseTo(-0.5, within(1e-12));
    Effect deep = new Analysis(plan, all).effects(List.of(plan.factor("net")), LOSS).get(1);
    assertThat(deep.difference().orElseThrow().mean()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void whatDoesNotBelongToThePlanIsRefused() {
    Plan plan = plan(Pairing.SEED, List.of(1L), 0);
    assertThatThrownBy(() -> new Analysis(plan, List.of()))
        .hasMessage("the study study has no results yet: let at least one run finish");
    assertThatThrownBy(() -> new Analysis(plan, List.of(run("relu", 2, 0, 1))))
        .hasMessage(
            "the results of study cannot be reported: the row of small with relu, seed 2, epoch 2 is"
                + " not in the study's plan");
    Observation one = run("relu", 1, 0, 1);
    assertThatThrownBy(() -> new Analysis(plan, List.of(one, one)))
        .hasMessageContaining("occurs twice");
    Analysis analysis =
        new Analysis(plan(Pairing.SEED, List.of(1L, 2L), 0), List.of(one, run("relu", 2, 0, 1)));
    assertThatThrownBy(() -> analysis.requireAlike(List.of("cpu", "gpu"), row -> "all", row -> row))
        .hasMessageContaining("seed 2, epoch 2 was made under other conditions");
  }
}
