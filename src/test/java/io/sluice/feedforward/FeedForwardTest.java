package io.sluice.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeedForwardTest {

  @ParameterizedTest
  @EnumSource(FeedForwardVariant.class)
  void notationReadsBack(FeedForwardVariant variant) {
    FeedForward feedForward = variant.feedForward();
    assertThat(feedForward.notation()).isEqualTo(variant.notation());
    assertThat(FeedForward.of(variant.notation())).isEqualTo(feedForward);
    String composed =
        feedForward.form().name().toLowerCase(Locale.ROOT)
            + "("
            + feedForward.activation().notation()
            + ")";
    assertThat(FeedForward.of(composed)).isEqualTo(feedForward);
  }

  @ParameterizedTest
  @EnumSource(FeedForwardVariant.class)
  void formsHaveEqualWeightsUnderEqualParameters(FeedForwardVariant variant) {
    int width = 384;
    FeedForward feedForward = variant.feedForward();
    int hidden = HiddenWidth.equalParameters(4 * width, 32).of(feedForward.form());
    long weights =
        feedForward
            .parameters(width, hidden, false, Initialization.normal(1), Initialization.normal(1))
            .stream()
            .mapToLong(ParameterDefinition::size)
            .sum();
    long learnedByActivation = feedForward.activation().parameters().size();
    assertThat(weights - learnedByActivation).isEqualTo(8L * width * width);
  }

  /** Widths of the gated form as usual models have them. */
  @ParameterizedTest
  @CsvSource({
    "128, 32, 352",
    "192, 32, 512",
    "256, 32, 704",
    "288, 32, 768",
    "384, 32, 1024",
    "512, 32, 1376",
    "512, 64, 1408",
    "768, 32, 2048"
  })
  void twoThirdsRule(int width, int multiple, int hidden) {
    HiddenWidth policy = HiddenWidth.equalParameters(4 * width, multiple);
    assertThat(policy.of(Form.GATED)).isEqualTo(hidden);
    assertThat(policy.of(Form.PLAIN)).isEqualTo(4 * width);
    HiddenWidth equal = new HiddenWidth(HiddenWidth.Policy.EQUAL_HIDDEN, 4 * width, multiple);
    assertThat(equal.of(Form.GATED)).isEqualTo(4 * width);
  }

  @Test
  void anyFormTakesAnyActivation() {
    assertThat(FeedForward.of("gated(dyn(mish))").notation()).isEqualTo("gated(dyn(mish))");
    assertThat(FeedForward.of("plain( tanh )").notation()).isEqualTo("plain(tanh)");
    assertThat(FeedForward.of("gated(dyn(silu))").notation()).isEqualTo("dynactglu");
  }

  @Test
  void unknownNamesListTheLegalOnes() {
    assertThatThrownBy(() -> FeedForward.of("swigl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'swigl'")
        .hasMessageContaining("swiglu")
        .hasMessageContaining("gated(ACTIVATION)");
    assertThatThrownBy(() -> FeedForward.of("gated(nope)")).hasMessageContaining("'nope'");
  }
}
