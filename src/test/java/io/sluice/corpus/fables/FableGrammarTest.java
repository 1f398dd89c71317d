package io.sluice.corpus.fables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two files of the fables: what they promise, and how mistakes in such files are met. */
class FableGrammarTest {

  private static final String WORLD =
      "table animal\nname | foe:animal\ncat | dog\ndog | cat\n\ntable tool\nname\nsaw";

  @Test
  void nobodyIsAFriendOfThemselvesOrLivesWithTheirFriend() {
    Grammar grammar = Grammar.ofFables();
    Set<Draw> draws = new LinkedHashSet<>();
    FableEntropyTest.collect(grammar.start(), new LinkedHashSet<>(), draws);
    WorldTable characters =
        draws.stream()
            .map(draw -> draw.role().table())
            .filter(table -> table.toString().equals("character"))
            .findFirst()
            .orElseThrow();
    assertThat(characters.rows()).hasSizeGreaterThanOrEqualTo(60);
    int friend = characters.column("friend");
    int home = characters.column("home");
    for (Row character : characters.rows()) {
      assertThat(character.reference(friend)).isNotSameAs(character);
      assertThat(character.reference(friend).word(home))
          .as(character.name())
          .isNotEqualTo(character.word(home));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "= fable\\n1 <fable>; contains itself",
        "= fable\\n1 <other>; no rule other",
        "= fable\\n1 a\\n= other\\n1 b; no fable reaches the rule other",
        "= fable\\n1 a\\n= fable\\n1 b; is there twice",
        "= fable\\nno weight; must begin with its weight",
        "= fable\\n1 a\\n1 a; twice the same alternative",
        "= fable\\n2 (a|3:a); twice the same alternative",
        "= fable\\n1 (a|b; never closed",
        "= fable\\n1 {a=animal; a } is missing",
        "= fable\\n1 {a=plant}; draws from no table",
        "= fable\\n1 {a.foe}; no draw fills the role a",
        "= fable\\n1 {a=animal} {a.tail}; knows no tail",
        "= fable\\n1 {a=animal} {a=tool}; drawn from both",
        "= fable\\n1 {a=animal.tail}; has no tail",
        "= fable\\n1 {a=animal} {b=tool but a}; is not of the table tool",
        "1 a; before any rule",
        "# nothing; there is no rule",
        "= fable; needs an alternative",
      })
  void mistakesInAGrammarAreRefused(String text, String message) {
    World world = World.read(WORLD, "world.txt");
    assertThatThrownBy(() -> GrammarReader.read(text.replace("\\n", "\n"), "toy.txt", world))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("toy.txt: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cat | dog; a row; must have a new name",
        "table a\\nname; ; at least a row",
        "table a\\nname | b\\nx; ; has 2 columns",
        "table a\\nname\\nx\\nx; ; names a row twice",
        "table a\\nname | b:c\\nx | y; ; no table c",
        "table a\\nname | b:a\\nx | y; ; which is no a",
        "table a\\nname | weight\\nx | 0; ; whole number from 1",
      })
  void mistakesInAWorldAreRefused(String text, String unused, String message) {
    assertThatThrownBy(() -> World.read(text.replace("\\n", "\n"), "world.txt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("world.txt: ")
        .hasMessageContaining(message);
  }

  @Test
  void aRoleUsedUndrawnOrDrawnTwiceIsAnError() {
    World world = World.read(WORLD, "world.txt");
    Grammar undrawn = GrammarReader.read("= fable\n1 {a} {a=animal}", "toy.txt", world);
    assertThatThrownBy(() -> new Generator(undrawn, new SplittableRandom(1)).next())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("role a undrawn");
    Grammar twice = GrammarReader.read("= fable\n1 {a=animal} {a=animal}", "toy.txt", world);
    assertThatThrownBy(() -> new Generator(twice, new SplittableRandom(1)).next())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("role a twice");
  }
}
