package io.sluice.corpus.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which expressions are let in, and the least that they match. */
final class RegularExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " {2,}§2",
        "\\s+§1",
        "\\s+$§1",
        "\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+§1",
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+§1",
        " ?[^(\\s|[.,!?…。，、।۔،])]+§1",
        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[\\p{L}\\p{M}]+§1",
        "(?=(\\d{3})+(?!\\d))§0",
        "(?i)'s|'t|[a-z]*§0",
        "(?<=a)b\\u0041\\x{1F600}§3",
        "(?>a*)b§1",
        "a*+a*+b§1",
        "[0-9][0-9][0-9]§3",
        "(?:ab){3}c?§6",
        "[一-龥ࠀ-一가-퟿]+§1"
      })
  void publishedOnesAreLetIn(String expression, int least) {
    assertThat(RegularExpression.of(part(expression)).leastLength()).isEqualTo(least);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b",
        "(a|aa)*b",
        "(a*)*",
        "(?:a?){40}a{40}",
        "a*a*a*b",
        "\\s+\\s+x",
        "(x+x+)+y",
        "(.*)(.*)z",
        "(a|b)*?c",
        "(?<=a+)b",
        "(a)\\1",
        "(?~ab)",
        "\\g<0>",
        "(?(1)a|b)",
        "(?x) a",
        "\\K",
        "\\X",
        "a**",
        "a+*",
        "a{2}{3}",
        "a{2,3}+",
        "*a",
        "a{99999}",
        "a{3,2}",
        "(a",
        "a)",
        "[a",
        "[]a]",
        "\\",
        "\\p",
        "a{x}",
        "((((((((((((((((((a))))))))))))))))))"
      })
  void whatMayEndTheSearchIsRefused(String expression) {
    assertThatThrownBy(() -> RegularExpression.of(part(expression)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("x.json: normalizer.pattern.Regex is ");
  }

  private static JsonValue part(String expression) {
    return new JsonValue("x.json", "normalizer.pattern.Regex", TextNode.valueOf(expression));
  }
}
