package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a text does not come back from its ids is noticed while it is encoded. */
final class LostTextTest {
  @TempDir Path folder;

  @Test
  void whatDiffersIsNeverNothing() {
    assertThat(lost("the cat", "the cat")).isZero();
    assertThat(lost("the cat", " the cat")).isZero();
    assertThat(lost(" the cat", "the cat")).isZero();
    assertThat(lost("the cat", "the")).isEqualTo(4);
    assertThat(lost("The Cat", "the cat")).isEqualTo(2);
    assertThat(lost("the cat", "cat the")).isEqualTo(1);
    assertThat(lost("the", "the  ")).isEqualTo(1);
    assertThat(lost("日本", "")).isEqualTo(6);
  }

  @Test
  void tokenizersThatGiveBackEveryTextLoseNothing() {
    try (Tokenizer byteLevel = TokenizerSamples.byteLevel();
        Tokenizer sentencePiece = TokenizerSamples.sentencePiece()) {
      for (int seed = 0; seed < 5; seed++) {
        String text = TokenizerSamples.nasty(seed, 20_000);
        assertThat(encoded(byteLevel, text)).isZero();
        assertThat(encoded(sentencePiece, text.replace("▁", ""))).isZero();
      }
      for (String text : TokenizerSamples.endless(100_000)) {
        assertThat(encoded(byteLevel, text)).isZero();
        assertThat(encoded(sentencePiece, text)).isZero();
      }
    }
  }

  @Test
  void capitalsThatBecomeSmallAreLost() {
    try (Tokenizer words = TokenizerSamples.wordLevel()) {
      String text = "The cat in. ".repeat(10_000);
      assertThat(encoded(words, text)).isBetween(10_000L, 25_000L);
    }
  }

  @Test
  void anAddedTokenIsItsLettersAndNotBytesInDisguise() {
    String json =
        TokenizerSamples.byteLevelJson()
            .replace(
                "\"added_tokens\":[",
                "\"added_tokens\":[{\"id\":275,\"content\":\"čas\",\"single_word\":false,"
                    + "\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":false},");
    try (Tokenizer tokenizer = TokenizerSamples.parse(json)) {
      String text = "the čas and\r";
      assertThat(tokenizer.encode(text)).contains(275);
      assertThat(tokenizer.bytes(275)).isEqualTo(TokenizerSamples.utf8("čas"));
      assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
      assertThat(encoded(tokenizer, text.repeat(10_000))).isZero();
    }
  }

  private static long lost(String text, String back) {
    return LostText.bytes(TokenizerSamples.utf8(text), TokenizerSamples.utf8(back));
  }

  private long encoded(Tokenizer tokenizer, String text) {
    Path file = folder.resolve("ids");
    TextPart part = TextPart.of(text);
    TokenFileWriter.write(file, tokenizer, part);
    try (TokenFile written = TokenFile.open(file, tokenizer, part.fingerprint())) {
      return written.lostBytes();
    }
  }
}
