package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.feedforward.FeedForward;
import io.sluice.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        .extracting(Factor::toString)
        .containsExactly(
            "Factor[name=start, values=[1:0, 1:0.5]]",
            "Factor[name=base, values=[silu, mish]]",
            "Factor[name=freeze, values=[0, 100]]");
    assertThat(study.variants())
        .extracting(FeedForward::notation)
        .startsWith("relu", "dynactglu", "gated(dyn(silu, freeze=100))", "gated(dyn(mish))")
        .hasSize(9);
    assertThat(study.baselineArm()).isEqualTo("gated(dyn(mish))");
    assertThat(study.overheadSteps()).hasValue(5);
  }

  @Test
  void whatIsWrittenIsTheSameStudyInTheSameOrder() throws IOException {
    Study study = read(PLAN);
    Study again = read(Json.yaml(study));
    assertThat(again).isEqualTo(study);
    assertThat(again.variants()).isEqualTo(study.variants());
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
