package io.sluice.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "silu | silu",
        " dyn( silu ) | dyn(silu)",
        "dyn(leaky-relu(0.2),start=0.5:-0.5) | dyn(leaky-relu(0.2), start=0.5:-0.5)",
        "pwl(9 , from = dyn(mish), ends=linear) | pwl(9, from=dyn(mish), ends=linear)",
        "f(1e-3, +2) | f(1e-3, +2)"
      })
  void spacesMeanNothing(String text, String shortest) {
    Expression expression = Expression.parse(text);
    assertThat(expression).hasToString(shortest);
    assertThat(Expression.parse(shortest)).isEqualTo(expression);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | expected a name or a number at character 1",
        "f() | expected a name or a number at character 3",
        "f(a,) | expected a name or a number at character 5",
        "f(a b) | expected a comma or a closing parenthesis at character 5",
        "f(a=) | expected a name or a number at character 5",
        "f(a=b=c) | expected a comma or a closing parenthesis at character 6",
        "f(g(x)=1) | expected a comma or a closing parenthesis at character 7",
        "f a | expected nothing more at character 3"
      })
  void thePlaceOfAnErrorIsNamed(String text, String message) {
    assertThatThrownBy(() -> Expression.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "': " + message);
  }

  @Test
  void listsAreCutOutsideOfParentheses() {
    assertThat(Expression.split("swiglu, gated(dyn(silu, start=1:0)),x"))
        .containsExactly("swiglu", "gated(dyn(silu, start=1:0))", "x");
    assertThat(Expression.split("")).containsExactly("");
  }
}
