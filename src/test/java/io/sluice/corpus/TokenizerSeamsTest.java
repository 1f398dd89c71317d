package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tokenizers whose rules we do not know are cut where a test shows that it does not matter. */
final class TokenizerSeamsTest {
  @Test
  void aSpaceThatIsPutBeforeTheTextIsNotPutBeforeItsPieces() {
    try (Tokenizer tokenizer = TokenizerSamples.sentencePiece()) {
      checkPieces(tokenizer);
      String text = "the cat\nthe cat</s>the cat\nthe";
      int[] ids = tokenizer.encode(text);
      assertThat(TokenizerSamples.inPieces(tokenizer, text, 1, 3)).isEqualTo(ids);
      assertThat(ids).hasSizeGreaterThan(5).contains(2);
      assertThat(tokenizer.nextCut(text, 0, 1)).isEqualTo(8);
    }
  }

  @Test
  void whiteSpaceThatIsThrownAwayIsNoHindrance() {
    try (Tokenizer tokenizer = TokenizerSamples.wordLevel()) {
      checkPieces(tokenizer);
      assertThat(tokenizer.nextCut("The cat\nin", 0, 1)).isEqualTo(8);
    }
  }

  @Test
  void unigramPiecesAreCutToo() {
    try (Tokenizer tokenizer = TokenizerSamples.unigram()) {
      checkPieces(tokenizer);
    }
  }

  @Test
  void aCutThatChangesTheIdsIsPassedOver() {
    try (Tokenizer tokenizer = TokenizerSamples.joinsNewlines()) {
      assertThat(tokenizer.encode("b\na")).hasSize(2);
      assertThat(tokenizer.nextCut("bb\nab\nbb", 0, 1)).isEqualTo(6);
      assertThat(tokenizer.nextCut("bb\nab\nab", 0, 1)).isEqualTo(8);
      String text = "ab\nab\nbb\naa\nba\nab".repeat(30);
      for (int seed = 0; seed < 20; seed++) {
        assertThat(TokenizerSamples.inPieces(tokenizer, text, seed, 9))
            .isEqualTo(tokenizer.encode(text));
      }
    }
  }

  @Test
  void aTextWhereNoNewlinePassesIsCutElsewhere() {
    try (Tokenizer tokenizer = TokenizerSamples.joinsNewlines()) {
      String text = "ab\n".repeat(2000);
      int cut = tokenizer.nextCut(text, 0, 1);
      assertThat(text.charAt(cut - 1)).isNotEqualTo('\n');
      assertThat(TokenizerSamples.inPieces(tokenizer, text, 1, 500))
          .isEqualTo(tokenizer.encode(text));
    }
  }

  @Test
  void truncationInTheFileIsTurnedOff() {
    try (Tokenizer tokenizer = TokenizerSamples.wordLevel()) {
      assertThat(tokenizer.encode("the cat in the cat in the cat")).hasSize(8);
    }
  }

  @Test
  void bytesOfOtherKindsOfTokens() {
    try (Tokenizer tokenizer = TokenizerSamples.sentencePiece()) {
      assertThat(tokenizer.bytes(tokenizer.encode("the")[0]))
          .isEqualTo(TokenizerSamples.utf8(" the"));
      assertThat(tokenizer.bytes(3 + '\n')).isEqualTo(new byte[] {'\n'});
      assertThat(tokenizer.bytes(3 + 0xC3)).isEqualTo(new byte[] {(byte) 0xC3});
      assertThat(tokenizer.decode(tokenizer.encode("the cat\nthé"))).isEqualTo("the cat\nthé");
    }
    try (Tokenizer tokenizer = TokenizerSamples.wordLevel()) {
      assertThat(tokenizer.bytes(2)).isEqualTo(TokenizerSamples.utf8(" cat"));
    }
  }

  @Test
  void whatTheLibraryCannotEncodeIsASentence() {
    String json = TokenizerShapes.albert().replace("\"unk_id\":1", "\"unk_id\":null");
    assertThatThrownBy(() -> TokenizerSamples.parse(json).encode("the dog"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bytes or gpt2");
  }

  @Test
  void aClosedTokenizerIsNotUsed() {
    Tokenizer tokenizer = TokenizerSamples.byteLevel();
    tokenizer.close();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.encode("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void randomMergesAreRefused() {
    String json = TokenizerSamples.byteLevelJson().replace("\"dropout\":null", "\"dropout\":0.1");
    assertThatThrownBy(() -> TokenizerSamples.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at random");
  }

  private static void checkPieces(Tokenizer tokenizer) {
    for (int seed = 0; seed < 20; seed++) {
      for (String text :
          new String[] {
            TokenizerSamples.plain(seed, 300), TokenizerSamples.nasty(seed, 300),
          }) {
        assertThat(TokenizerSamples.inPieces(tokenizer, text, seed, 200))
            .isEqualTo(tokenizer.encode(text));
      }
    }
  }
}
