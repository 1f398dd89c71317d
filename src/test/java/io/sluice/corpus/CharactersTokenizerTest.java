package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class CharactersTokenizerTest {
  private final CharactersTokenizer characters =
      CharactersTokenizer.of(TokenizerSamples.corpus("b😀a\n中", "a"));

  @Test
  void symbolsAreInTheOrderOfTheirCodePoints() {
    assertThat(characters.vocabularySize()).isEqualTo(5);
    assertThat(characters.decode(new int[] {0, 1, 2, 3, 4})).isEqualTo("\nab中😀");
    assertThat(characters.encode("😀a")).containsExactly(4, 1);
    assertThat(characters.bytes(4)).isEqualTo(TokenizerSamples.utf8("😀"));
  }

  @Test
  void anUnknownCharacterIsNamedWithItsPlace() {
    assertThatThrownBy(() -> characters.encode("a😀\nb😀é"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'é' (U+00E9) at line 2, column 3")
        .hasMessageContaining("not among the 5 characters");
    assertThatThrownBy(() -> characters.encode("ab\u0007", 1, 3))
        .hasMessageContaining("the character U+0007 at line 1, column 3");
  }

  @Test
  void aPairIsNeverCut() {
    assertThat(characters.nextCut("a😀b", 0, 2)).isEqualTo(3);
    assertThat(characters.nextCut("a😀b", 0, 1)).isEqualTo(1);
  }
}
