package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;
import static io.sluice.suite.language.LanguageSamples.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.run.Json;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunLock;
import io.sluice.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: one clear sentence, and nothing is lost. */
class LanguageRefusalsTest {

  @TempDir static Path shared;
  private static LanguageRecipe recipe;

  /** A run that was stopped half-way. */
  private static Path interrupted;

  @TempDir Path folder;
  private TextSources sources;
  private Path run;

  @BeforeAll
  static void trainHalfWay() {
    recipe = LanguageSamples.recipe(LanguageSamples.text(shared), 6, 2);
    interrupted = shared.resolve("interrupted");
    LanguageSamples.trainUntil(3, recipe, LanguageSamples.sources(shared), interrupted);
  }

  @BeforeEach
  void copy() throws IOException {
    sources = LanguageSamples.sources(folder);
    run = folder.resolve("run");
    Files.createDirectory(run);
    for (Map.Entry<String, List<Byte>> file : content(interrupted).entrySet()) {
      Files.copy(interrupted.resolve(file.getKey()), run.resolve(file.getKey()));
    }
  }

  private static Map<String, List<Byte>> content(Path folder) throws IOException {
    Map<String, List<Byte>> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Byte[] bytes = new Byte[(int) Files.size(file)];
        byte[] read = Files.readAllBytes(file);
        Arrays.setAll(bytes, i -> read[i]);
        content.put(file.getFileName().toString(), List.of(bytes));
      }
    }
    return content;
  }

  private static AbstractStringAssert<?> assertRefused(ThrowingCallable call) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal).isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class);
    assertThat(refusal.getMessage()).hasSizeBetween(20, 500).doesNotContain("\n", "Exception");
    return assertThat(refusal.getMessage());
  }

  /** Refused, and every file of the run is as it was. */
  private AbstractStringAssert<?> assertResumeRefused() throws IOException {
    Map<String, List<Byte>> before = content(run);
    AbstractStringAssert<?> message = assertRefused(() -> resume(sources, run));
    assertThat(content(run)).isEqualTo(before);
    return message;
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(run.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(run.resolve(file), text.replace(from, to));
  }

  private void flip(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve(file));
    bytes[bytes.length * 3 / 4] ^= 4;
    Files.write(run.resolve(file), bytes);
  }

  @Test
  void theCopyItselfIsGood() throws IOException {
    resume(sources, run);
    Path undisturbed = folder.resolve("undisturbed");
    train(recipe, sources, undisturbed);
    FinishedRun.assertSame(run, undisturbed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seed\"      | \"sead\"         | seed",
        "\"seed\" : 7  | \"seed\" : 7, \"extra\" : 1 | extra",
        "\"seed\" : 7  | \"seed\" : null  | seed",
        "\"seed\" : 7  | \"seed\" : \"x\" | seed",
        "\"seed\" : 7, | ''               | seed",
        "\"batch\" : 4 | \"batch\" : 0    | batch 0",
        "\"steps\" : 6 | \"steps\" : -6   | steps",
        "swiglu        | swigloo          | swiglu",
        "rotary        | rotten           | rotary",
        "fp32          | fp31             | fp32",
        "characters    | charakters       | characters"
      })
  void aConfigurationThatIsNotRightIsRefused(String from, String to, String named)
      throws IOException {
    edit("config.json", from, to);
    assertResumeRefused().contains("config.json").contains(named);
  }

  @Test
  void aDamagedConfigurationIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve("config.json"));
    Files.write(run.resolve("config.json"), Arrays.copyOf(bytes, bytes.length / 2));
    assertResumeRefused().contains("config.json");
    Files.write(run.resolve("config.json"), new byte[] {(byte) 0xff, 0, 1});
    assertResumeRefused().contains("config.json");
  }

  @Test
  void aForeignConfigurationIsRefused() throws IOException {
    Json.write(run.resolve("config.json"), recipe);
    assertResumeRefused().contains("config.json").contains("provenance");
  }

  @Test
  void aTextThatChangedIsRefused() throws IOException {
    Path text = Path.of(recipe.corpus().text().orElseThrow());
    byte[] before = Files.readAllBytes(text);
    try {
      Files.write(text, Arrays.copyOf(before, before.length - 1));
      assertResumeRefused().contains("has changed since the run began").contains(text.toString());
      Files.delete(text);
      assertResumeRefused().contains(text.toString());
    } finally {
      Files.write(text, before);
    }
  }

  @Test
  void anotherTokenizerIsRefused() throws IOException {
    sources
        .tokenize(recipe.corpus(), TokenizerChoice.of("bytes"))
        .tokenizer()
        .save(run.resolve("tokenizer.json"));
    assertResumeRefused().contains("tokenizer").contains("has changed since the run began");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"type\": \"strange\"}", "[]"})
  void aDamagedTokenizerIsRefused(String content) throws IOException {
    Files.writeString(run.resolve("tokenizer.json"), content);
    assertResumeRefused().contains("tokenizer.json");
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    flip("training-state.safetensors");
    assertResumeRefused().contains("training-state.safetensors is damaged");
  }

  @Test
  void aCheckpointOfAnotherModelIsRefused() throws IOException {
    edit("config.json", "\"layers\" : 2", "\"layers\" : 1");
    assertResumeRefused().contains("training-state.safetensors").contains("another model");
  }

  @Test
  void damagedMetricsBeforeTheCheckpointAreRefused() throws IOException {
    edit("metrics.jsonl", "\"step\":2", "\"stop\":2");
    assertResumeRefused().contains("metrics.jsonl");
  }

  @Test
  void aDamagedResultOfAFinishedRunIsRefused() throws IOException {
    resume(sources, run);
    Files.writeString(run.resolve("result.json"), "{}");
    assertResumeRefused().contains("result.json");
  }

  @Test
  void aRunThatSomebodyIsTrainingIsRefused() throws IOException {
    try (RunLock lock = RunDirectory.open(run).lock()) {
      assertResumeRefused().contains("is being written by another training");
    }
  }

  @Test
  void aFolderInUseIsRefused() throws IOException {
    Map<String, List<Byte>> before = content(run);
    assertRefused(() -> train(recipe, sources, run)).contains("already in use: it holds a run");
    assertThat(content(run)).isEqualTo(before);
    Path letters = Files.createDirectory(folder.resolve("letters"));
    Files.writeString(letters.resolve("letter.txt"), "dear");
    assertRefused(() -> train(recipe, sources, letters)).contains("it holds letter.txt");
    assertThat(content(letters)).containsOnlyKeys("letter.txt");
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    assertRefused(() -> resume(sources, folder.resolve("nowhere"))).contains("does not exist");
    assertRefused(() -> resume(sources, folder)).contains("holds no run");
    assertRefused(() -> TrainedModel.open(folder, LanguageSamples.SETTINGS))
        .contains("holds no run");
  }

  @Test
  void aModelThatIsMissingDamagedOrForeignIsRefused() throws IOException {
    flip("model.safetensors");
    assertRefused(() -> TrainedModel.open(run, LanguageSamples.SETTINGS))
        .contains("model.safetensors is damaged");
    Files.copy(run.resolve("training-state.safetensors"), run.resolve("copy"));
    Files.move(
        run.resolve("copy"), run.resolve("model.safetensors"), StandardCopyOption.REPLACE_EXISTING);
    assertRefused(() -> TrainedModel.open(run, LanguageSamples.SETTINGS))
        .contains("model.safetensors belongs to another model");
    Files.delete(run.resolve("model.safetensors"));
    assertRefused(() -> TrainedModel.open(run, LanguageSamples.SETTINGS))
        .contains("has no checkpoint yet");
  }

  @Test
  void aTextThatTheModelCannotReadIsRefused() throws IOException {
    Path text = folder.resolve("greek.txt");
    Files.writeString(text, "the heron stood by the water. ".repeat(20) + "ῥεῖ ".repeat(20));
    try (TrainedModel model = TrainedModel.open(run, LanguageSamples.SETTINGS)) {
      assertRefused(() -> model.evaluate(sources, CorpusChoice.file(text, 0.5))).contains("ῥ");
    }
  }

  /** What is wrong with a text shows before a folder is made. */
  private AbstractStringAssert<?> assertTextRefused(byte[] content, double share)
      throws IOException {
    Path text = folder.resolve("own.txt");
    Files.write(text, content);
    return assertTextRefused(CorpusChoice.file(text, share));
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
    assertTextRefused(CorpusChoice.file(missing, 0.1)).contains(missing.toString());
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
        .contains("the text has 32 tokens and one window needs 33");
  }

  @Test
  void aValidationTextWithNothingToPredictIsRefused() throws IOException {
    assertTextRefused(utf8("abcdefghij".repeat(100)), 0.001).contains("validation");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
  void aValidationShareOutOfRangeIsRefused(double share) throws IOException {
    assertTextRefused(utf8("abcdefghij".repeat(100)), share);
  }

  @Test
  void unknownNamesAreRefusedWithTheLegalOnes() {
    assertRefused(() -> LanguageRecipes.named("modern-char"))
        .contains("unknown recipe")
        .contains(LanguageRecipes.ALL.keySet());
    assertTextRefused(CorpusChoice.named("tiny-shakespear")).contains("tiny-shakespear");
  }

  @Test
  void aCorpusChoiceIsOneOrTheOther() {
    assertRefused(
        () -> new CorpusChoice(Optional.empty(), Optional.empty(), OptionalDouble.empty()));
    assertRefused(
        () ->
            new CorpusChoice(
                Optional.of("fables"), Optional.of("text.txt"), OptionalDouble.of(0.1)));
    assertRefused(
        () -> new CorpusChoice(Optional.empty(), Optional.of("text.txt"), OptionalDouble.empty()));
  }

  @Test
  void aDamagedTokenFileIsMadeAgain() throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    train(recipe, sources, undisturbed);
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    resume(sources, run);
    FinishedRun.assertSame(run, undisturbed);
    assertThat(Json.read(run.resolve("result.json"), RunResult.class).steps()).isEqualTo(6);
  }
}
