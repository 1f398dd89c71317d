package io.sluice.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.activation.Activation;
import io.sluice.activation.Granularity;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedForwardTest {

  static Stream<FeedForward> all() {
    return FeedForwardSamples.all();
  }

  @ParameterizedTest
  @EnumSource(FeedForwardVariant.class)
  void aVariantsNameIsTheShortestNotation(FeedForwardVariant variant) {
    FeedForward feedForward = variant.feedForward();
    assertThat(feedForward.notation()).isEqualTo(variant.notation());
    assertThat(FeedForward.of(variant.notation())).isEqualTo(feedForward);
    assertThat(FeedForward.of(written(feedForward))).isEqualTo(feedForward);
  }

  @ParameterizedTest
  @MethodSource("all")
  void notationReadsBack(FeedForward feedForward) {
    String notation = feedForward.notation();
    assertThat(FeedForward.of(notation)).isEqualTo(feedForward);
    assertThat(FeedForward.of(written(feedForward)).notation()).isEqualTo(notation);
    assertThat(notation).hasSizeLessThanOrEqualTo(written(feedForward).length());
    assertThat(notation).doesNotContain("placement=gate,").doesNotContain("placement=gate)");
  }

  /** With everything that can be left out. */
  private static String written(FeedForward feedForward) {
    String form = feedForward.form().name().toLowerCase(Locale.ROOT);
    String activation = feedForward.activation().notation();
    return feedForward.form() == Form.PLAIN
        ? form + "(activation=" + activation + ")"
        : form + "( " + activation + " , placement = " + word(feedForward.placement()) + ")";
  }

  private static String word(Placement placement) {
    return placement.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @ParameterizedTest
  @MethodSource("all")
  void formsHaveEqualWeightsUnderEqualParameters(FeedForward feedForward) {
    int width = 384;
    int hidden = HiddenWidth.equalParameters(4 * width, 32).of(feedForward.form());
    long weights =
        parameters(feedForward, width, hidden).stream()
            .filter(parameter -> parameter.name().endsWith(".weight"))
            .mapToLong(ParameterDefinition::size)
            .sum();
    assertThat(weights).isEqualTo(8L * width * width);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySiteHasItsParametersBehindTheWeights(FeedForward feedForward) {
    Activation activation = feedForward.activation();
    List<String> expected =
        feedForward.sites().stream()
            .flatMap(site -> activation.parameters().stream().map(learned -> site + learned.name()))
            .toList();
    List<ParameterDefinition> all = parameters(feedForward, 16, 24);
    int weights = feedForward.form().matrices();
    assertThat(all.subList(weights, all.size()))
        .extracting(ParameterDefinition::name)
        .isEqualTo(expected);
    long sets = activation.granularity() == Granularity.CHANNEL ? 24 : 1;
    assertThat(all.subList(weights, all.size()).stream().mapToLong(ParameterDefinition::size).sum())
        .isEqualTo(feedForward.sites().size() * sets * activation.start().length);
    assertThat(feedForward.sites()).isNotEmpty().doesNotHaveDuplicates();
  }

  private static List<ParameterDefinition> parameters(FeedForward block, int width, int hidden) {
    Initialization any = Initialization.normal(1);
    return block.parameters(width, hidden, false, any, any);
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
    assertThat(FeedForward.of("gated(dyn(elu))").notation()).isEqualTo("gated(dyn(elu))");
    assertThat(FeedForward.of("plain( tanh )").notation()).isEqualTo("plain(tanh)");
    assertThat(FeedForward.of("gated(dyn(silu))").notation()).isEqualTo("dynactglu");
    assertThat(FeedForward.of("gated(dyn(silu), placement=gate-plus-line)").notation())
        .isEqualTo("gated(dyn(silu), placement=gate-plus-line)");
    assertThat(FeedForward.of("gated(silu, placement=gate)").notation()).isEqualTo("swiglu");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gated(relu, placement=value) | gated(relu) with placement=value: it needs dyn(BASE), as in gated(dyn(silu), placement=value)",
        "gated(relu, placement=whole) | gated(relu) with placement=whole: it needs dyn(BASE)",
        "gated(gelu, placement=gate-plus-line) | it needs dyn(BASE), as in gated(dyn(silu), placement=gate-plus-line)",
        "gated(dyn(silu, granularity=channel), placement=whole) | gated(dyn(silu, granularity=channel)) with placement=whole: it has one output for all channels, so give granularity=layer or model",
        "gated(silu, placement=vlaue) | option 'placement' of gated is 'vlaue': did you mean value? Legal: ",
        "gated(silu, place=value) | unknown option of gated 'place': legal: activation, placement",
        "gated(silu, value) | gated does not know what 'value' is for",
        "plain(silu, placement=value) | unknown option of plain 'placement': legal: activation",
        "gated | gated needs an activation: gated(silu), for example",
        "plain(placement=value) | unknown option of plain 'placement'",
        "gated(placement=both) | gated needs an activation"
      })
  void illegalPairsAreRefusedInASentence(String notation, String message) {
    assertThatThrownBy(() -> FeedForward.of(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPlainFormHasNoPlacements() {
    Activation silu = Activation.of("dyn(silu)");
    assertThatThrownBy(() -> new FeedForward(Form.PLAIN, silu, Placement.BOTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "plain(dyn(silu)) with placement=both: a plain form has no gate, so give gated(…)");
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
