package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTokenizerTest {
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = WordScanner.end(text, from, text.length());
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  @Test
  void aWordTakesTheOneSpaceBeforeIt() {
    assertThat(pieces("The fox fled.\n")).containsExactly("The", " fox", " fled", ".", "\n");
    assertThat(pieces("a  b")).containsExactly("a", " ", " b");
    assertThat(pieces(" , x ")).containsExactly(" ", ",", " x", " ");
    assertThat(pieces("\n b\t\tc")).containsExactly("\n", " b", "\t", "\t", "c");
  }

  @Test
  void apostrophesAndHyphensJoinLettersOnly() {
    assertThat(pieces("don't well-known")).containsExactly("don't", " well-known");
    assertThat(pieces("'tis the dogs' -- a-"))
        .containsExactly("'", "tis", " the", " dogs", "'", " ", "-", "-", " a", "-");
    assertThat(pieces("rock-'n'-roll")).containsExactly("rock", "-", "'", "n", "'", "-", "roll");
  }

  @Test
  void charactersBeyondAsciiStayWhole() {
    assertThat(pieces(" e\u0301té 😀 42nd")).containsExactly(" e\u0301té", " ", "😀", " 42nd");
  }

  @Test
  void frequentWordsComeFirstAndEqualOnesByTheirText() {
    Corpus corpus = TokenizerSamples.corpus("b b b c a\na d", "a d");
    WordsTokenizer words = WordsTokenizer.of(corpus);
    assertThat(words.vocabularySize()).isEqualTo(7);
    // " b", " d" and "a" twice, counted over both parts, so that a run of old keeps its ids; of the
    // rest, each once, the newline sorts first and then what begins with a space.
    assertThat(words.encode(" b d a\n a c")).containsExactly(0, 1, 4, 3, 4, 5);
    assertThat(words.encode("a")).containsExactly(2);
    assertThat(words.encode("b")).containsExactly(6);
  }

  @Test
  void anUnknownWordIsNamedWithItsPlace() {
    WordsTokenizer words = WordsTokenizer.of(TokenizerSamples.corpus("the fox\nfox the", "fox"));
    assertThatThrownBy(() -> words.encode("the fox\nthe wolf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("' wolf' at line 2, column 4")
        .hasMessageContaining("bytes or gpt2");
    assertThatThrownBy(() -> words.encode("the fox\nthe wolf", 7, 16))
        .hasMessageContaining("line 2, column 4");
  }

  @Test
  void tooManyWordsAreRefused() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= WordsTokenizer.MOST_WORDS; i++) {
      text.append(' ').append(i);
    }
    Corpus corpus = TokenizerSamples.corpus(text.toString(), "a");
    assertThatThrownBy(() -> WordsTokenizer.of(corpus))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 65536 different words")
        .hasMessageContaining("bytes, gpt2");
  }
}
