package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PerplexityTest {
  @Test
  void aUniformGuessAmongNHasPerplexityN() {
    assertThat(Perplexity.of(Math.log(65))).isCloseTo(65, within(1e-12));
    assertThat(Perplexity.of(0)).isEqualTo(1);
  }

  @Test
  void aUniformGuessAmongBytesCostsEightBits() {
    assertThat(Perplexity.bitsPerByte(Math.log(256), 999, 999)).isCloseTo(8, within(1e-12));
    // The same text in tokens of two bytes each, guessed among 65,536.
    assertThat(Perplexity.bitsPerByte(Math.log(65_536), 500, 1_000)).isCloseTo(8, within(1e-12));
  }

  @Test
  void needsTokensAndBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Perplexity.bitsPerByte(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Perplexity.bitsPerByte(1, 1, 0));
  }
}
