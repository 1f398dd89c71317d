package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpus.fables.FablesSettings;
import io.sluice.data.DataDirectory;
import io.sluice.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusFoldersTest {
  private static final Path SHIPPED = Path.of("corpora");
  private static final String HEAD = "description: d\nlicence: l\ntokenizer: characters\n";
  private static final String FILES = HEAD + "text:\n  files:\n    - name: set/a.txt\n";
  private static final String SPLIT = "  split:\n    validation_share: 0.5\n";

  @TempDir Path folder;
  private Path corpora;
  private Path data;

  @BeforeEach
  void folders() throws IOException {
    corpora = Files.createDirectories(folder.resolve("corpora"));
    data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(data.resolve("set"));
  }

  @Test
  void aFolderWithSettingsIsACorpus() throws IOException {
    settings("mine", FILES + SPLIT);
    Files.createDirectories(corpora.resolve("notes"));
    Files.writeString(data.resolve("set/a.txt"), "abcdef");
    assertThat(open().names()).containsExactly("mine");
    assertThat(open().missing("mine")).isEmpty();
    Corpus corpus = open().open("mine");
    assertThat(corpus.name()).isEqualTo("mine");
    assertThat(corpus.description()).isEqualTo("d");
    assertThat(corpus.training()).isEqualTo("abc");
    assertThat(corpus.validation()).isEqualTo("def");
    assertThat(corpus.defaultTokenizer().kind()).isEqualTo(TokenizerKind.CHARACTERS);
  }

  @Test
  void theCorpussOwnFolderComesFirst() throws IOException {
    settings("mine", FILES + SPLIT);
    Files.writeString(data.resolve("set/a.txt"), "abcdef");
    Files.createDirectories(corpora.resolve("mine/set"));
    Files.writeString(corpora.resolve("mine/set/a.txt"), "uvwxyz");
    assertThat(open().open("mine").training()).isEqualTo("uvw");
  }

  @Test
  void validationMayHaveFilesOfItsOwn() throws IOException {
    settings("two", FILES + "    - name: set/b.txt\n  validation_files:\n    - name: set/c.txt\n");
    Files.writeString(data.resolve("set/a.txt"), "aa");
    Files.writeString(data.resolve("set/b.txt"), "bb");
    Files.writeString(data.resolve("set/c.txt"), "cc");
    Corpus corpus = open().open("two");
    assertThat(corpus.training()).isEqualTo("aabb");
    assertThat(corpus.validation()).isEqualTo("cc");
  }

  @Test
  void aMissingFileIsNamedWithItsAddressAndWhereItWasLookedFor() throws IOException {
    settings("mine", FILES + "      address: https://example.org/a.txt\n" + SPLIT);
    String missing = open().missing("mine").orElseThrow();
    assertThat(missing)
        .contains("set/a.txt", data.toString(), "https://example.org/a.txt", "SLUICE_DATA")
        .doesNotContain("\n");
    assertThatThrownBy(() -> open().open("mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(missing);
  }

  @Test
  void anotherFileThanTheOneNamedIsRefused() throws IOException {
    String digest = Sha256.of("abcdef");
    settings("mine", FILES + "      sha256: " + digest + "\n" + SPLIT);
    Files.writeString(data.resolve("set/a.txt"), "abcdef");
    assertThat(open().open("mine").training()).isEqualTo("abc");
    Files.writeString(data.resolve("set/a.txt"), "abcdeg");
    assertThatThrownBy(() -> open().open("mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SHA-256 differs");
  }

  @Test
  void anUnknownNameGetsTheNearest() throws IOException {
    settings("shakespeare", FILES + SPLIT);
    assertThatThrownBy(() -> open().open("shakespaere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown corpus")
        .hasMessageContaining("did you mean shakespeare?");
    assertThatThrownBy(() -> Corpora.in(folder.resolve("none"), data).names())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist");
  }

  /** It has no option: nobody is told to give one. */
  @Test
  void aTextThatCannotBeUsedIsNamedAndNoOption() throws IOException {
    settings("mine", FILES + SPLIT);
    Path file = data.resolve("set/a.txt");
    Files.createFile(file);
    assertThatThrownBy(() -> open().open("mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " is empty: give a file with text in it");
    Files.writeString(file, "a");
    assertThatThrownBy(() -> open().open("mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the corpus mine cannot be split")
        .hasMessageEndingWith("or other shares (--validation-share and --test-share of a --text)");
  }

  @Test
  void settingsThatAreNotRightAreRefused() throws IOException {
    refused(HEAD, "exactly one of text and fables");
    refused(FILES, "exactly one of split and validation_files");
    refused(FILES + SPLIT + "colour: red\n", "colour");
    refused(FILES.replace("set/a.txt", "../a.txt") + SPLIT, "relative path");
    refused(FILES.replace("characters", "charakters") + SPLIT, "did you mean characters?");
    refused(FILES + SPLIT.replace("0.5", "2"), "between 0 and 1");
    refused(FILES + SPLIT + "    test_share: 0.5\n", "leaves a part for training");
    refused(FILES + SPLIT + "    test_share: 0\n", "the test share is 0.0");
    refused(FILES + SPLIT + "  test_files:\n    - name: a.txt\n", "split and test_files");
    refused(FILES + "      sha256: abc\n" + SPLIT, "64 hexadecimal digits");
    refused(HEAD + "text:\n  files: []\n" + SPLIT, "files");
    refused(
        HEAD + "fables:\n  seed: 1\n  training_bytes: 0\n  validation_bytes: 1\n",
        "1 to 1000000000");
  }

  @Test
  void aGeneratedCorpusKnowsItsEntropy() throws IOException {
    String parts = "fables:\n  seed: 7\n  training_bytes: 30\n  validation_bytes: 20\n";
    settings("tales", HEAD + parts + "  test_bytes: 25\n");
    settings("untested", HEAD + parts);
    Corpora generated =
        new Corpora(
            corpora,
            data,
            s ->
                new GeneratedText(
                    "t" + s.seed() + s.trainingBytes(),
                    new GeneratedText.Part("v" + s.validationBytes(), 12.5),
                    s.testBytes().isPresent()
                        ? Optional.of(new GeneratedText.Part("w" + s.testBytes().getAsLong(), 20))
                        : Optional.empty(),
                    String::length));
    Corpus corpus = generated.open("tales");
    assertThat(corpus.training()).isEqualTo("t730");
    assertThat(corpus.validation()).isEqualTo("v20");
    assertThat(corpus.test()).contains("w25");
    assertThat(corpus.entropyNats(HeldOut.VALIDATION, "v2")).hasValue(10.5);
    assertThat(corpus.entropyNats(HeldOut.TEST, "w")).hasValue(19);
    Corpus before = corpus.inTwoParts();
    assertThat(before.test()).isEmpty();
    assertThat(before.validation()).isEqualTo("v20");
    assertThat(before.entropyNats(HeldOut.VALIDATION, "v2")).hasValue(10.5);
    assertThat(before.fingerprint())
        .isEqualTo(generated.open("untested").fingerprint())
        .isNotEqualTo(corpus.fingerprint());
    assertThatThrownBy(() -> before.text(HeldOut.TEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tales has no test part");
  }

  @Test
  void everyCorpusThatIsShippedCanBeRead() {
    Corpora shipped = Corpora.in(SHIPPED, data);
    assertThat(shipped.names()).contains("fables");
    for (String name : shipped.names()) {
      CorpusSettings settings = shipped.settings(name);
      assertThat(settings.description()).isNotBlank();
      settings
          .text()
          .ifPresent(
              text ->
                  assertThat(text.files())
                      .as(name + ": what does not come with it can be found")
                      .allMatch(
                          f ->
                              Files.exists(SHIPPED.resolve(name).resolve(f.name()))
                                  || (f.address().isPresent() && f.sha256().isPresent())));
    }
    assertThat(shipped.settings("fables").fables())
        .contains(new FablesSettings(1, 4_000_000, 200_000, OptionalLong.of(200_000)));
  }

  @Test
  void theRealFilesAreWhatTheyAreSaidToBe() {
    String real = System.getenv(DataDirectory.VARIABLE);
    Assumptions.assumeTrue(real != null, "SLUICE_DATA is not set: the real texts are not here");
    Corpora shipped = Corpora.in(SHIPPED, Path.of(real));
    Corpus shakespeare = shipped.open("tiny-shakespeare");
    assertThat(shakespeare.training()).hasSize(1_003_854);
    assertThat(shakespeare.inTwoParts().validation()).hasSize(111_540);
    assertThat(shakespeare.validation() + shakespeare.test().orElseThrow())
        .isEqualTo(shakespeare.inTwoParts().validation());
    assertThat(shakespeare.test().orElseThrow()).hasSize(55_770);
    try (Tokenizer characters =
        shakespeare.defaultTokenizer().build(shakespeare, data, new TokenizerProofs(data))) {
      assertThat(characters.vocabularySize()).isEqualTo(65);
    }
    Corpus stories = shipped.open("tinystories");
    assertThat(stories.training()).endsWith("\n<|endoftext|>\n");
    assertThat((double) stories.validationBytes() / 2_097_152).isBetween(0.045, 0.05);
    assertThat(stories.validation()).endsWith("\n<|endoftext|>\n");
    assertThat((double) stories.testBytes() / 2_097_152).isBetween(0.045, 0.05);
    assertThat(shipped.open("wikitext-2").validation()).isNotEmpty();
  }

  private Corpora open() {
    return Corpora.in(corpora, data);
  }

  private void settings(String name, String yaml) throws IOException {
    Files.createDirectories(corpora.resolve(name));
    Files.writeString(corpora.resolve(name).resolve("corpus.yaml"), yaml);
  }

  private void refused(String yaml, String why) throws IOException {
    settings("bad", yaml);
    assertThatThrownBy(() -> open().settings("bad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("corpus.yaml");
  }
}
