package io.sluice.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> LEGAL =
      List.of("relu", "gelu", "gelu-tanh", "swiglu", "geglu", "dynactglu");

  @ParameterizedTest
  @CsvSource({
    "swigl, swiglu",
    "siwglu, swiglu",
    "SwiGLU, swiglu",
    "gelu_tanh, gelu-tanh",
    "relux, relu",
    "dynaktglu, dynactglu",
    "gegluu, geglu",
  })
  void findsWhatWasMeant(String wrong, String meant) {
    assertThat(Nearest.to(wrong, LEGAL)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"transformer", "x", "''", "tanh"})
  void doesNotGuessWildly(String wrong) {
    assertThat(Nearest.to(wrong, LEGAL)).isEmpty();
  }

  @Test
  void makesTheEndOfASentence() {
    assertThat("unknown variant " + Nearest.among("swigl", LEGAL))
        .isEqualTo(
            "unknown variant 'swigl': did you mean swiglu?"
                + " Legal: relu, gelu, gelu-tanh, swiglu, geglu, dynactglu");
    assertThat(Nearest.among("nothing", List.of("a", "b"))).isEqualTo("'nothing': legal: a, b");
  }
}
