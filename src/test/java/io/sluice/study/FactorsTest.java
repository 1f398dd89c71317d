package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiment.StudyListener;
import io.sluice.feedforward.FeedForward;
import io.sluice.run.Json;
import io.sluice.suite.language.LanguageRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors in {@code study.yaml}. */
class FactorsTest {

  private static final String PLAN =
      """
      recipe: quick
      feed_forward:
        - relu
        - gated(dyn({base}, start={start}, freeze={freeze}))
      factors:
        start: [1:0, 1:0.5]
        base: [silu, mish]
        freeze: [0, 100]
      baseline: gated(dyn(mish))
      seeds: [1]
      marks: [10]
      schedule: shared
      precision: fp32
      overhead_steps: 5
      """;

  @TempDir Path folder;

  private Study read(String text) throws IOException {
    return Study.read(Files.writeString(folder.resolve("study.yaml"), text));
  }

  @Test
  void wordsAndNumbersNeedNoQuotes() throws IOException {
    Study study = read(PLAN);
    assertThat(study.factors().orElseThrow().all())
        .containsExactly(
            new StudyFactor("start", List.of("1:0", "1:0.5")),
            new StudyFactor("base", List.of("silu", "mish")),
            new StudyFactor("freeze", List.of("0", "100")));
    assertThat(study.crossing().variants())
        .extracting(FeedForward::notation)
        .startsWith("relu", "dynactglu", "gated(dyn(silu, freeze=100))", "gated(dyn(mish))")
        .hasSize(9);
    assertThat(study.crossing().baseline(study.baseline()).name()).isEqualTo("gated(dyn(mish))");
    assertThat(study.overheadSteps()).hasValue(5);
  }

  @Test
  void whatIsWrittenIsTheSameStudyInTheSameOrder() throws IOException {
    Study study = read(PLAN);
    Study again = read(Json.yaml(study));
    assertThat(again).isEqualTo(study);
    assertThat(again.crossing().variants()).isEqualTo(study.crossing().variants());
    assertThat(Json.yaml(study))
        .contains(
            """
            feed_forward:
              - relu
              - "gated(dyn({base}, start={start}, freeze={freeze}))"
            factors:
              start:
                - "1:0"
                - "1:0.5"
              base:
                - silu
                - mish
              freeze:
                - "0"
                - "100"
            """);
    assertThat(Json.parse(Json.line(study), "x", Study.class)).isEqualTo(study);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[silu, mish]|[]|'factors': the factor base has no values: give it a value",
        "[silu, mish]|[silu, \" \"]|'factors': the factor base has an empty value",
        "[silu, mish]|[silu, mish, silu]|'factors': the factor base has the value silu twice",
        "[silu, mish]|[[silu], mish]|'factors': the factor base has a value that is neither a word",
        "[silu, mish]|silu|'factors.base' is 'silu': expected a list",
        "base: [|Base: [|'factors': the factor 'Base' cannot be named in braces",
        "freeze: [|base: [|the key is given twice",
        "freeze: [0, 100]|rate: [0, 100]|'feed_forward': gated(dyn({base}, start={start}, freeze={freeze})) names an unknown factor 'freeze'",
        "freeze={freeze}|rate=2|'factors.freeze': no line of 'feed_forward' has {freeze} in it",
        "gated(dyn(mish))|swiglu|'baseline' is swiglu: it must be one of the study's variants, relu, dynactglu",
        "[0, 100]|[0, 0.5]|'factors.freeze': no combination with 0.5 is legal: option 'freeze'",
        "- relu|- relu()|'feed_forward[0]'",
        "overhead_steps: 5|overhead_steps: 0|'overhead_steps' is 0: give a whole number from 1 to 1048576"
      })
  void mistakesAreNamedWithFileAndKey(String mistake) {
    String[] parts = mistake.split("\\|", -1);
    assertThat(PLAN).contains(parts[0]);
    assertThatThrownBy(() -> read(PLAN.replace(parts[0], parts[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("study.yaml") + ": ")
        .hasMessageContaining(parts[2])
        .message()
        .doesNotContain("\n");
  }

  private static final String SWEEP =
      """
      recipe: quick
      feed_forward: [swiglu, geglu]
      factors:
        training.schedule.peak: [1e-3, 2e-3]
        model.width: [96, 128]
        batch: [6]
      seeds: 3
      marks: [10]
      schedule: shared
      precision: fp32
      """;

  /** Of a shorter run the recipe's own warm-up is shorter, but not what somebody asked for. */
  @Test
  void aWarmUpThatIsAFactorStays() throws IOException {
    Study study =
        read(
            SWEEP.replace(
                "training.schedule.peak: [1e-3, 2e-3]", "training.schedule.warmup_steps: [4, 8]"));
    assertThat(
            new StudyPlan(study, study.recipe(LanguageRecipes.RECIPES::named), folder, Map.of())
                .runs(new StudyListener() {}))
        .extracting(run -> run.recipe().training().schedule().warmupSteps())
        .containsOnly(4L, 8L);
    Study own = read(SWEEP);
    assertThat(
            new StudyPlan(own, own.recipe(LanguageRecipes.RECIPES::named), folder, Map.of())
                .runs(new StudyListener() {}))
        .extracting(run -> run.recipe().training().schedule().warmupSteps())
        .containsOnly(1L);
  }

  @Test
  void keysOfTheRecipeAreFactors() throws IOException {
    Study study = read(SWEEP);
    assertThat(study.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(study.crossing().names())
        .containsExactly(
            "swiglu, peak=0.001, width=96",
            "swiglu, peak=0.001, width=128",
            "swiglu, peak=0.002, width=96",
            "swiglu, peak=0.002, width=128",
            "geglu, peak=0.001, width=96",
            "geglu, peak=0.001, width=128",
            "geglu, peak=0.002, width=96",
            "geglu, peak=0.002, width=128");
    assertThat(study.crossing().baseline(study.baseline()).name())
        .isEqualTo("swiglu, peak=0.001, width=96");
    assertThat(study.crossing().variants()).hasSize(2);
    List<StudyRun> runs =
        new StudyPlan(study, study.recipe(LanguageRecipes.RECIPES::named), folder, Map.of())
            .runs(new StudyListener() {});
    assertThat(runs).hasSize(24);
    StudyRun run = runs.get(3);
    assertThat(run.arm()).isEqualTo("swiglu, peak=0.002, width=128");
    assertThat(run.recipe().model().width()).isEqualTo(128);
    assertThat(run.recipe().model().hiddenWidth().plain()).as("follows the width").isEqualTo(512);
    assertThat(run.recipe().training().schedule().peak()).isEqualTo(2e-3);
    assertThat(run.recipe().training().schedule().last()).as("follows the peak").isEqualTo(2e-4);
    assertThat(run.recipe().batch()).isEqualTo(6);
    assertThat(study.recipeWithSettings()).isEqualTo("quick with batch=6");
    assertThat(runs).extracting(StudyRun::folder).doesNotHaveDuplicates();
    assertThat(read(Json.yaml(study))).isEqualTo(study);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.width:|model.widht:|'factors.model.widht': no line of 'feed_forward' has {model.widht} in it, and no recipe such a key (did you mean model.width?)",
        "[96, 128]|[96, 101]|'factors': swiglu, peak=0.001, width=101 cannot be trained, take one of its values out: quick with training.schedule.peak=0.001 model.width=101 batch=6: 'model': width 101 with 4 heads",
        "batch:|training.steps:|'factors.training.steps': that is no factor of a study: give 'steps'",
        "batch: [6]|corpus.name: [fables]|'factors.corpus.name': that is no factor of a study: give 'corpus'",
        "seeds: 3|seeds: 0|'seeds' is 0: give their number, 1 to 1000, or a list",
        "||",
      })
  void keysThatAreNoFactorsAreNamed(String mistake) {
    String[] parts = mistake.split("\\|", -1);
    String text =
        parts[2].isEmpty() ? SWEEP + "overhead_steps: 3\n" : SWEEP.replace(parts[0], parts[1]);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("study.yaml") + ": ")
        .hasMessageContaining(
            parts[2].isEmpty() ? "'overhead_steps' with keys of the recipe as factors" : parts[2]);
  }

  @Test
  void noFactorsAreNoKey() throws IOException {
    assertThatThrownBy(
            () ->
                read(
                    """
                    recipe: quick
                    feed_forward: [relu]
                    factors: {}
                    seeds: [1]
                    marks: [10]
                    schedule: shared
                    precision: fp32
                    """))
        .hasMessageContaining("'factors': name at least one factor, or leave the key out");
    assertThat(Json.yaml(Study.quick())).doesNotContain("factors", "overhead");
  }
}
