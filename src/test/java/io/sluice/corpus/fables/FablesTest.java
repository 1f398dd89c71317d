package io.sluice.corpus.fables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpus as its users see it. */
class FablesTest {

  private static final FablesSettings STANDARD =
      new FablesSettings(0, 4_000_000, 200_000, OptionalLong.empty());

  @Test
  void aSampleIsPinned() throws Exception {
    FableText sample = Fables.training(new FablesSettings(1, 20_000, 5_000, OptionalLong.empty()));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(sample.text().getBytes(StandardCharsets.UTF_8));
    // A change of these numbers is a change of the corpus: results before and after do not compare.
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("30081642f853f4accec4aaf62050eef7a314854baf806f74d4abebc932bdeff9");
    assertThat(sample.nats()).isEqualTo(2387.539028382177);
  }

  @Test
  void theStandardTextsAreAsLargeAsAskedAndDisjoint() {
    FableText training = Fables.training(STANDARD);
    FableText validation = Fables.validation(STANDARD);
    assertThat(training.text().length()).isBetween(4_000_000, 4_001_500);
    assertThat(validation.text().length()).isBetween(200_000, 201_500);
    List<String> fables = fables(training.text());
    Set<String> distinct = new HashSet<>(fables);
    assertThat(distinct.size()).isEqualTo(fables.size());
    assertThat(fables(validation.text()).stream().filter(distinct::contains)).isEmpty();
    // Both are draws from one distribution, so they cost about the same per fable.
    double perFable = validation.nats() / fables(validation.text()).size();
    assertThat(perFable).isCloseTo(Entropy.of(Grammar.ofFables()), within(2.5));
    assertThat(training.nats() / fables.size())
        .isCloseTo(Entropy.of(Grammar.ofFables()), within(0.6));
  }

  @Test
  void theTextIsPlain() {
    String text = Fables.validation(STANDARD).text();
    assertThat(text).matches("(?s)[A-Za-z ,.:?!\"\n]+").endsWith(".\n").doesNotEndWith("\n\n");
    assertThat(text)
        .doesNotContain(
            "  ", " ,", " .", "..", ",,", " \n", "\n\n\n", " a a", " a e", " a i", " a o");
    for (String fable : fables(text)) {
      assertThat(fable.lines()).as(fable).hasSize(2).allMatch(line -> line.matches("[A-Z].*\\."));
      assertThat(fable.chars().filter(c -> c == '"').count() % 2).as(fable).isZero();
      assertThat(fable).doesNotContainPattern("[.?!] [a-z]");
      assertThat(fable.split("[^A-Za-z]+", -1).length).as(fable).isBetween(50, 190);
    }
  }

  @Test
  void theSizeOnlyCutsTheText() {
    FableText small = Fables.training(new FablesSettings(9, 3_000, 2_000, OptionalLong.empty()));
    FableText large = Fables.training(new FablesSettings(9, 30_000, 20_000, OptionalLong.empty()));
    assertThat(large.text()).startsWith(small.text());
    assertThat(Fables.training(new FablesSettings(9, 3_000, 2_000, OptionalLong.empty())))
        .isEqualTo(small);
    assertThat(Fables.training(new FablesSettings(10, 3_000, 2_000, OptionalLong.empty())).text())
        .isNotEqualTo(small.text());
    assertThat(Fables.validation(new FablesSettings(9, 3_000, 2_000, OptionalLong.empty())).text())
        .isNotEqualTo(small.text());
  }

  @Test
  void whatABeginningCostsIsItsProbability() {
    double all = 0;
    for (char first = 'A'; first <= 'Z'; first++) {
      try {
        all += Math.exp(-Fables.beginningNats(Character.toString(first)));
      } catch (IllegalArgumentException none) {
        assertThat(none).hasMessageContaining("no fable begins with \"" + first + "\"");
      }
    }
    assertThat(all).isCloseTo(1, within(1e-12));
    List<String> fables = fables(Fables.training(STANDARD).text());
    for (String words : List.of("L", "Long", "Long ago", "Once")) {
      double share =
          (double) fables.stream().filter(fable -> fable.startsWith(words)).count() / fables.size();
      assertThat(Math.exp(-Fables.beginningNats(words))).isCloseTo(share, within(0.02));
    }
    // A whole fable less its last letter has that fable's own probability.
    FableText one = Fables.training(new FablesSettings(3, 1, 1, OptionalLong.empty()));
    assertThat(Fables.beginningNats(one.text().substring(0, one.text().length() - 2)))
        .isCloseTo(one.nats(), within(1e-9));
  }

  @Test
  void aTestTextIsAThirdDrawAndLeavesTheOthersAsTheyAre() {
    FablesSettings two = new FablesSettings(9, 3_000, 2_000, OptionalLong.empty());
    FablesSettings three = new FablesSettings(9, 3_000, 2_000, OptionalLong.of(2_500));
    assertThat(Fables.test(two)).isEmpty();
    assertThat(Fables.training(three)).isEqualTo(Fables.training(two));
    assertThat(Fables.validation(three)).isEqualTo(Fables.validation(two));
    FableText test = Fables.test(three).orElseThrow();
    assertThat(test.text()).hasSizeGreaterThanOrEqualTo(2_500);
    assertThat(test.nats()).isCloseTo(Recogniser.nats(test.text()), within(1e-6));
    assertThat(fables(test.text()))
        .doesNotContainAnyElementsOf(fables(Fables.validation(three).text()))
        .doesNotContainAnyElementsOf(fables(Fables.training(three).text()));
    assertThatThrownBy(() -> new FablesSettings(1, 1, 1, OptionalLong.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test");
  }

  @Test
  void aSharedFableIsRefused() {
    FablesSettings settings = new FablesSettings(4, 5_000, 5_000, OptionalLong.empty());
    Set<String> heldOut = Set.of(fables(Fables.training(settings).text()).get(2));
    assertThatThrownBy(
            () ->
                Fables.write(
                    Fables.Split.TRAINING, settings.trainingBytes(), settings.seed(), heldOut))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("choose another seed");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_000_001, Long.MAX_VALUE})
  void sizesOutOfRangeAreRefused(long bytes) {
    assertThatThrownBy(() -> new FablesSettings(1, bytes, 1, OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training")
        .hasMessageContaining(Long.toString(bytes));
    assertThatThrownBy(() -> new FablesSettings(1, 1, bytes, OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validation");
  }

  private static List<String> fables(String text) {
    return Arrays.asList(text.stripTrailing().split("\n\n", -1));
  }
}
