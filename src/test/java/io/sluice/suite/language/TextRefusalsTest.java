package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.train;
import static io.sluice.suite.language.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpus.TokenizerChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and names that nothing can be trained with. */
class TextRefusalsTest {
  @TempDir Path folder;
  private TextSources sources;
  private LanguageRecipe recipe;

  @BeforeEach
  void open() {
    sources = LanguageSamples.sources(folder);
    recipe = LanguageSamples.recipe(folder.resolve("unused.txt"), 6, 2);
  }

  /** What is wrong with a text shows before a folder is made. */
  private AbstractStringAssert<?> assertTextRefused(byte[] content, double share)
      throws IOException {
    Path text = folder.resolve("own.txt");
    Files.write(text, content);
    return assertTextRefused(CorpusChoice.file(text, share, OptionalDouble.empty()));
  }

  private AbstractStringAssert<?> assertTextRefused(CorpusChoice choice) {
    Path out = folder.resolve("out");
    AbstractStringAssert<?> message =
        assertRefused(
            () -> train(recipe.withText(choice, TokenizerChoice.of("bytes")), sources, out));
    assertThat(out).doesNotExist();
    return message;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aMissingTextIsRefused() {
    Path missing = folder.resolve("missing.txt");
    assertTextRefused(CorpusChoice.file(missing, 0.1, OptionalDouble.empty()))
        .contains(missing.toString());
  }

  @Test
  void aTextThatIsNoneIsRefused() throws IOException {
    assertTextRefused(utf8(""), 0.1).contains("own.txt");
    assertTextRefused(utf8("heron\0".repeat(1000)), 0.1).contains("own.txt");
    assertTextRefused("café ".repeat(1000).getBytes(StandardCharsets.ISO_8859_1), 0.1)
        .contains("own.txt")
        .contains("UTF-8");
  }

  @Test
  void aTextShorterThanOneWindowIsRefused() throws IOException {
    // 36 characters, of which 32 are for training: one short of a window.
    assertTextRefused(utf8("abcdefghijkl".repeat(3)), 0.1)
        .contains(
            "the training text has 32 tokens and the recipe's context of 32 needs at least 33");
  }

  @Test
  void aValidationTextWithNothingToPredictIsRefused() throws IOException {
    assertTextRefused(utf8("abcdefghij".repeat(100)), 0.001).contains("validation");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
  void aValidationShareOutOfRangeIsRefused(double share) {
    assertRefused(() -> CorpusChoice.file(Path.of("own.txt"), share, OptionalDouble.empty()))
        .contains("validation_share is " + share);
  }

  @Test
  void unknownNamesAreRefusedWithTheLegalOnes() {
    assertRefused(() -> LanguageRecipes.RECIPES.named("modern-char"))
        .contains("unknown recipe")
        .contains(LanguageRecipes.RECIPES.shipped().keySet());
    assertTextRefused(CorpusChoice.named("tiny-shakespear")).contains("tiny-shakespear");
  }

  @Test
  void aCorpusChoiceIsOneOrTheOther() {
    assertRefused(
        () ->
            new CorpusChoice(
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    assertRefused(
        () ->
            new CorpusChoice(
                Optional.of("fables"),
                Optional.of("text.txt"),
                OptionalDouble.of(0.1),
                OptionalDouble.empty()));
    assertRefused(
            () ->
                new CorpusChoice(
                    Optional.of("fables"),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(0.1)))
        .contains("a corpus has a split of its own");
    assertRefused(() -> CorpusChoice.file(Path.of("own.txt"), 0.5, OptionalDouble.of(0.5)))
        .contains("test_share is 0.5");
    assertRefused(
        () ->
            new CorpusChoice(
                Optional.empty(),
                Optional.of("text.txt"),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
  }
}
