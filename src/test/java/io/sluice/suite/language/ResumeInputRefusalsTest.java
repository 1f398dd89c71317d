package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.resume;
import static io.sluice.suite.language.LanguageSamples.train;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.run.Json;
import io.sluice.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run is made of must be what it was. */
class ResumeInputRefusalsTest extends InterruptedRunTest {

  @Test
  void theCopyItselfIsGood() throws IOException {
    resume(sources, run.folder());
    Path undisturbed = folder.resolve("undisturbed");
    train(run.recipe(), sources, undisturbed);
    FinishedRun.assertSame(run.folder(), undisturbed);
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
        "\"batch\" : 4 | \"batch\" : 0    | batch is 0",
        "\"steps\" : 6 | \"steps\" : -6   | steps",
        "swiglu        | swigloo          | swiglu",
        "rotary        | rotten           | rotary",
        "fp32          | fp31             | fp32",
        "characters    | charakters       | characters"
      })
  void aConfigurationThatIsNotRightIsRefused(String from, String to, String named)
      throws IOException {
    run.edit("config.json", from, to);
    run.assertResumeRefused(sources).contains("config.json").contains(named);
  }

  @Test
  void aDamagedConfigurationIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(run.file("config.json"));
    Files.write(run.file("config.json"), Arrays.copyOf(bytes, bytes.length / 2));
    run.assertResumeRefused(sources).contains("config.json");
    Files.write(run.file("config.json"), new byte[] {(byte) 0xff, 0, 1});
    run.assertResumeRefused(sources).contains("config.json");
  }

  @Test
  void aForeignConfigurationIsRefused() throws IOException {
    Json.write(run.file("config.json"), run.recipe());
    run.assertResumeRefused(sources).contains("config.json").contains("provenance");
  }

  @Test
  void aTextThatChangedIsRefused() throws IOException {
    Path text = Path.of(run.recipe().corpus().text().orElseThrow());
    byte[] before = Files.readAllBytes(text);
    try {
      Files.write(text, Arrays.copyOf(before, before.length - 1));
      run.assertResumeRefused(sources)
          .contains("has changed since the run began")
          .contains(text.toString());
      Files.delete(text);
      run.assertResumeRefused(sources).contains(text.toString());
    } finally {
      Files.write(text, before);
    }
  }

  @Test
  void anotherTokenizerIsRefused() throws IOException {
    sources
        .tokenize(run.recipe().corpus(), TokenizerChoice.of("bytes"))
        .tokenizer()
        .save(run.file("tokenizer.json"));
    run.assertResumeRefused(sources)
        .contains("tokenizer")
        .contains("has changed since the run began");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"type\": \"strange\"}", "[]"})
  void aDamagedTokenizerIsRefused(String content) throws IOException {
    Files.writeString(run.file("tokenizer.json"), content);
    run.assertResumeRefused(sources).contains("tokenizer.json");
  }

  @Test
  void aDamagedTokenFileIsMadeAgain() throws IOException {
    Path undisturbed = folder.resolve("undisturbed");
    train(run.recipe(), sources, undisturbed);
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    resume(sources, run.folder());
    FinishedRun.assertSame(run.folder(), undisturbed);
    assertThat(Json.read(run.file("result.json"), RunResult.class).steps()).isEqualTo(6);
  }
}
