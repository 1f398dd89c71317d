package io.sluice.corpus.fables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text has two derivations: proved for the whole grammar, and the proof can fail. */
class FableAmbiguityTest {

  @Test
  void noTextOfTheGrammarHasTwoDerivations() {
    FableAutomaton automaton = new FableAutomaton(Grammar.ofFables());
    assertThat(automaton.size()).isGreaterThan(10_000);
    assertThat(automaton.ambiguousText()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A boundary between two choices that the text does not show.
        "= fable\n1 (a|ab)(bc|c)",
        // Two rules that say the same.
        "= fable\n1 <one>\n2 <two>\n= one\n1 a cat\n= two\n1 a (cat|dog)",
        // A row drawn or written out.
        "= fable\n1 {who=animal} ran\n1 cat ran",
        // The same words in two orders.
        "= fable\n1 (a|)(|a)",
      })
  void ambiguityIsFound(String text) {
    Grammar grammar = grammar(text);
    String witness = new FableAutomaton(grammar).ambiguousText().orElseThrow();
    assertThat(new Recogniser(grammar).read(witness).derivations()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "= fable\n1 (a|ab)(c|d)",
        "= fable\n1 {who=animal} (met|2:saw) {whom=animal but who}",
        "= fable\n1 <one>\n2 <two>\n= one\n1 a cat\n= two\n1 a cat and a (cat|dog)",
      })
  void unambiguousToysPass(String text) {
    Grammar grammar = grammar(text);
    assertThat(new FableAutomaton(grammar).ambiguousText()).isEmpty();
  }

  private static Grammar grammar(String text) {
    World world = World.read("table animal\nname | weight\ncat | 1\ncatfish | 2\ndog | 3", "world");
    return GrammarReader.read(text, "toy", world);
  }
}
