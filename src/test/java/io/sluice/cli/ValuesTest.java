package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.activation.StandardActivation;
import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Words;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Test
  void listsKeepParenthesesTogether() throws ParseException {
    assertThat(Values.list(text -> text).apply("a(b,c(d,e)),f, g"))
        .containsExactly("a(b,c(d,e))", "f", "g");
    assertThat(Values.list(FeedForward::of).apply("gated(dyn(silu)),plain(mish)")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(StandardActivation.class)
  void anEnumsWordsAreReadBack(StandardActivation activation) throws ParseException {
    assertThat(Values.words(StandardActivation.class).apply(Words.of(activation)))
        .isEqualTo(activation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e", "0x10", "NaN", "Infinity", "1,5", "--1", " 1"})
  void numbersThatJavaOrNobodyWouldReadAreRefused(String text) {
    assertThatThrownBy(() -> Values.number().apply(text))
        .isInstanceOf(ParseException.class)
        .hasMessage("'" + text + "': give a number such as 0.8");
  }

  @Test
  void numbersAreRead() throws ParseException {
    assertThat(Values.number().apply("1e-3")).isEqualTo(1e-3);
    assertThat(Values.number().apply(".5")).isEqualTo(0.5);
    assertThat(Values.integer(0L, 10L).apply("+7")).isEqualTo(7);
    assertThat(Values.integer(Long.MIN_VALUE, Long.MAX_VALUE).apply("-12")).isEqualTo(-12);
  }

  @Test
  void aPathThatIsNoneIsRefusedInWords() {
    assertThatThrownBy(() -> Values.path().apply("a\0b"))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("this cannot be a path");
    assertThatThrownBy(() -> Values.path().apply(" ")).isInstanceOf(ParseException.class);
  }
}
