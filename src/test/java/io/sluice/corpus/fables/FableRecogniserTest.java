package io.sluice.corpus.fables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Derivations are recovered from the text alone. */
class FableRecogniserTest {

  private static final Grammar GRAMMAR = Grammar.ofFables();

  @Test
  void everyFableHasExactlyTheDerivationItWasMadeBy() {
    Generator generator = new Generator(GRAMMAR, new SplittableRandom(17));
    Recogniser recogniser = new Recogniser(GRAMMAR);
    for (int i = 0; i < 4_000; i++) {
      Fable fable = generator.next();
      // Nats are part of the derivation, equal to the last bit.
      assertThat(recogniser.read(fable.text()).derivations()).containsExactly(fable.derivation());
    }
  }

  @Test
  void theNatsOfATextAreRecoveredFromTheText() {
    FableText text = Fables.validation(new FablesSettings(3, 1, 60_000, OptionalLong.empty()));
    assertThat(Recogniser.nats(text.text())).isEqualTo(text.nats());
  }

  @Test
  void factsAndAgreementAreChecked() {
    String fable =
        "Long ago, Tilda the hare lived in a bright cellar in the crooked tower. She was cheerful,"
            + " and the bishop liked her well. One dusty autumn night, while she was knitting socks,"
            + " Tilda heard that at the long meadow the gardener was giving away pumpkin and pea"
            + " soup, and went at once. But at the end of the stony hill she met with what she feared"
            + " most: deep water. Tilda kindly ran home and never saw the mist at the long meadow.\n"
            + "So remember that whoever hides once will hide again.";
    assertThat(derivations(fable)).isEqualTo(1);
    assertThat(derivations(fable.replace("hare", "mouse"))).as("kind").isZero();
    assertThat(derivations(fable.replace("crooked tower", "windy hill"))).as("home").isZero();
    assertThat(derivations(fable.replace("deep water", "wolves"))).as("fear").isZero();
    assertThat(derivations(fable.replace("knitting socks", "keeping bees"))).as("work").isZero();
    assertThat(derivations(fable.replace("the gardener", "the cook"))).as("keeper").isZero();
    assertThat(derivations(fable.replace("liked her", "liked him"))).as("gender").isZero();
    assertThat(derivations(fable.replace("she was knitting", "she were knitting"))).isZero();
    assertThat(derivations(fable.replace("kindly ran", "kindly runs"))).as("tense").isZero();
    assertThat(derivations(fable.replace("at the long meadow.", "at the inn."))).isZero();
    assertThat(derivations(fable.replace("whoever hides once will hide", "pride is a cold roof")))
        .as("moral")
        .isZero();
    assertThat(derivations(fable.replace("bright cellar", "dark garden"))).as("free").isOne();
  }

  @Test
  void aForeignTextIsRefusedWithThePlace() {
    String text = Fables.validation(new FablesSettings(3, 1, 1, OptionalLong.empty())).text();
    assertThatThrownBy(() -> Recogniser.nats(text + "\nLong ago, a stranger came to town.\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fable 2 is not of the grammar")
        .hasMessageContaining("Long ago, ");
    assertThatThrownBy(() -> Recogniser.nats("")).isInstanceOf(IllegalArgumentException.class);
  }

  private static int derivations(String fable) {
    return new Recogniser(GRAMMAR).read(fable).derivations().size();
  }
}
