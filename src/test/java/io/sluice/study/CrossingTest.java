package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.feedforward.FeedForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines times factors, and what is refused or left out. */
class CrossingTest {

  private static final List<String> BASES = List.of("silu", "mish", "gelu", "tanh", "elu");
  private static final List<String> STARTS = List.of("1:0.2", "1:0.4", "0.5:0.5", "2:1");
  private static final List<String> RATES = List.of("2", "3", "4");

  private static List<FeedForwardLine> lines(String... texts) {
    return Stream.of(texts).map(FeedForwardLine::new).toList();
  }

  private static Optional<Factors> factors(StudyFactor... factors) {
    return Optional.of(new Factors(List.of(factors)));
  }

  /** Written as name=a;b. */
  private static Optional<Factors> factors(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Factors(
                Stream.of(text.split(" ", -1))
                    .map(each -> each.split("=", 2))
                    .map(parts -> new StudyFactor(parts[0], List.of(parts[1].split(";", -1))))
                    .toList()));
  }

  private static <T> List<T> some(List<T> values, Random random) {
    return values.subList(0, 1 + random.nextInt(values.size()));
  }

  @Test
  void aLineComesToTheProductOfItsFactorsInOrder() {
    Random random = new Random(17);
    for (int i = 0; i < 50; i++) {
      List<String> bases = some(BASES, random);
      List<String> starts = some(STARTS, random);
      List<String> rates = some(RATES, random);
      Crossing<FeedForward> crossing =
          Crossing.of(
              Study.VARIANTS,
              lines(
                  "swiglu",
                  "gated(dyn({base}, start={start}, rate={rate}))",
                  "plain(dyn({base}, rate={rate}))"),
              factors(
                  new StudyFactor("base", bases),
                  new StudyFactor("rate", rates),
                  new StudyFactor("start", starts)));
      List<String> expected = new ArrayList<>(List.of("swiglu"));
      for (String base : bases) {
        for (String rate : rates) {
          for (String start : starts) {
            expected.add("gated(dyn(%s, start=%s, rate=%s))".formatted(base, start, rate));
          }
        }
      }
      for (String base : bases) {
        for (String rate : rates) {
          expected.add("plain(dyn(%s, rate=%s))".formatted(base, rate));
        }
      }
      assertThat(crossing.variants())
          .hasSize(1 + bases.size() * rates.size() * (starts.size() + 1))
          .containsExactlyElementsOf(expected.stream().map(FeedForward::of).toList())
          .doesNotHaveDuplicates();
      assertThat(crossing.leftOut()).isEmpty();
      assertThat(crossing.combinations())
          .allMatch(c -> FeedForward.of(c.line().with(c.settings())).equals(c.variant()));
    }
  }

  @Test
  void settingsAreThoseOfTheLineInTheStudysOrder() {
    Crossing<FeedForward> crossing =
        Crossing.of(
            Study.VARIANTS,
            lines("gated(dyn({base}, start={start}))", "plain({base})", "swiglu"),
            factors("start=1:0.2;1:0.4 base=mish"));
    assertThat(crossing.combinations())
        .extracting(c -> c.line().text() + " " + c.settings())
        .containsExactly(
            "gated(dyn({base}, start={start})) {start=1:0.2, base=mish}",
            "gated(dyn({base}, start={start})) {start=1:0.4, base=mish}",
            "plain({base}) {base=mish}",
            "swiglu {}");
  }

  @Test
  void anythingMayStandInBraces() {
    assertThat(
            Crossing.of(
                    Study.VARIANTS,
                    lines("{form}({activation})"),
                    factors("form=plain;gated activation=silu"))
                .variants())
        .extracting(FeedForward::notation)
        .containsExactly("silu", "swiglu");
    assertThat(
            Crossing.of(
                    Study.VARIANTS,
                    lines("{layer}"),
                    factors("layer=swiglu;plain(dyn(leaky-relu(0.2)))"))
                .variants())
        .hasSize(2);
    // A dollar names a group of regular expressions.
    assertThatThrownBy(
            () -> Crossing.of(Study.VARIANTS, lines("gated({base})"), factors("base=$1;silu")))
        .hasMessageContaining("'factors.base': no combination with $1 is legal");
  }

  @Test
  void linesWithoutFactorsAreThemselves() {
    assertThat(
            Crossing.of(Study.VARIANTS, lines("swiglu", "gated(gelu)"), Optional.empty())
                .variants())
        .extracting(FeedForward::notation)
        .containsExactly("swiglu", "geglu");
  }

  @Test
  void whatIsNotLegalIsLeftOutWithItsReason() {
    Crossing<FeedForward> crossing =
        Crossing.of(
            Study.VARIANTS,
            lines("swiglu", "gated(dyn({base}, start={start}, constraint={constraint}))"),
            factors("base=silu;mish start=1:0;1:0.1 constraint=none;ratio"));
    assertThat(crossing.variants()).hasSize(7);
    assertThat(crossing.leftOut())
        .extracting(Crossing.LeftOut::notation)
        .containsExactly(
            "gated(dyn(silu, start=1:0, constraint=ratio))",
            "gated(dyn(mish, start=1:0, constraint=ratio))");
    assertThat(crossing.leftOut())
        .allMatch(left -> left.reason().equals(reason(left.notation())))
        .allMatch(left -> left.reason().contains("does not fit constraint=ratio"));
  }

  private static String reason(String notation) {
    try {
      throw new AssertionError(FeedForward.of(notation) + " is legal");
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gated({base})||'feed_forward': gated({base}) names an unknown factor base: give its values under 'factors'",
        "gated({bse})|base=silu|unknown factor 'bse': did you mean base? Legal: base",
        "swiglu|base=silu|'factors.base': no line of 'feed_forward' has {base} in it",
        "gated({base})|base=silu;mish start=1:0|'factors.start': no line of 'feed_forward' has {start}",
        "swiglu swiglu||'feed_forward': swiglu is given twice",
        "swiglu gated({base})|base=mish;silu|swiglu and gated(silu) are the same variant, swiglu",
        "gated(dyn(silu,start={s}))|s=1:0;1.0:0|gated(dyn(silu,start=1:0)) and gated(dyn(silu,start=1.0:0)) are the same variant, dynactglu",
        "gated(dyn(silu,start={s},constraint=ratio))|s=1:0;0:1|'feed_forward': no combination of gated(dyn(silu,start={s},constraint=ratio)) is legal: start=1:0 of dyn",
        "gated({base})|base=silu;mihs|'factors.base': no combination with mihs is legal: ",
        "gated(dny({base}))|base=silu;mish|'feed_forward': no combination of gated(dny({base})) is legal: "
      })
  void mistakesAreNamedWithTheirKey(String mistake) {
    String[] parts = mistake.split("\\|", -1);
    assertThatThrownBy(
            () -> Crossing.of(Study.VARIANTS, lines(parts[0].split(" ", -1)), factors(parts[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(parts[2])
        .message()
        .startsWith("'f")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gated({Base})", "gated({})", "gated({base)", "gated(base})", "{{base}}"})
  void bracesThatHoldNoNameAreRefused(String line) {
    assertThatThrownBy(() -> new FeedForwardLine(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + line + "': braces hold the name of a factor");
  }
}
