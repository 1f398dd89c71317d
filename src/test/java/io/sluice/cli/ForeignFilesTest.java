package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No file of another run is taken for a run's own, by whichever command. */
class ForeignFilesTest {

  @TempDir static Path home;
  private static final Map<SuiteRuns, Path> ONE = new EnumMap<>(SuiteRuns.class);
  private static final Map<SuiteRuns, Path> OTHER = new EnumMap<>(SuiteRuns.class);

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    for (SuiteRuns suite : SuiteRuns.values()) {
      ONE.put(suite, suite.train(home, 1));
      OTHER.put(suite, suite.train(home, 2));
    }
  }

  /** The tokenizer is Hugging Face's format; the other two hold no number of the run. */
  @ParameterizedTest
  @EnumSource
  void everyFileOfARunSaysWhoseItIs(SuiteRuns suite) throws IOException {
    Path run = ONE.get(suite);
    String config = Files.readString(run.resolve("config.json"));
    Matcher noted = Pattern.compile("\"identity\" : \"([0-9a-f]{64})\"").matcher(config);
    assertThat(noted.find()).isTrue();
    try (Stream<Path> files = Files.list(run)) {
      assertThat(files)
          .filteredOn(
              file ->
                  !List.of("tokenizer.json", "DONE", "run.lock")
                      .contains(file.getFileName().toString()))
          .hasSizeGreaterThan(4)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .contains(noted.group(1)));
    }
    assertThat(Files.readString(OTHER.get(suite).resolve("config.json")))
        .doesNotContain(noted.group(1));
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsNotTakenForAnothers(SuiteRuns suite) throws IOException {
    Path run = SuiteRuns.copy(ONE.get(suite), folder.resolve("run"));
    Path model = run.resolve("model.safetensors");
    String text = Files.readString(model, StandardCharsets.ISO_8859_1);
    int digit = text.indexOf("\"identity\":\"") + 12;
    char other = text.charAt(digit) == '0' ? '1' : '0';
    Files.writeString(
        model,
        text.substring(0, digit) + other + text.substring(digit + 1),
        StandardCharsets.ISO_8859_1);
    for (String command : suite.modelReaders()) {
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).isEqualTo(Exit.FAILED);
      assertThat(typed.err()).hasLineCount(1).contains(model + " is damaged");
    }
  }

  /** A file of a run, and a command that reads or replaces it. */
  static Stream<Arguments> filesAndTheirReaders() {
    List<Arguments> all = new ArrayList<>();
    for (SuiteRuns suite : SuiteRuns.values()) {
      for (String command : suite.modelReaders()) {
        all.add(Arguments.of(suite, "model.safetensors", command, true));
      }
      all.add(Arguments.of(suite, "model.safetensors", suite.resume(), true));
      all.add(Arguments.of(suite, "result.json", suite.resume(), true));
      for (String file : List.of("training-state", "model", "initial-activations")) {
        if (suite == SuiteRuns.VISION || !file.startsWith("initial")) {
          all.add(Arguments.of(suite, file + ".safetensors", suite.resume(), false));
        }
      }
      all.add(Arguments.of(suite, "metrics.jsonl", suite.resume(), false));
      if (suite != SuiteRuns.MLP) {
        all.add(
            Arguments.of(suite, "metrics.jsonl", "activations analyse RUN --out PICTURES", true));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("filesAndTheirReaders")
  void aFileOfAnotherSeedIsRefused(SuiteRuns suite, String file, String command, boolean finished)
      throws IOException {
    Path run = SuiteRuns.copy(ONE.get(suite), folder.resolve("run"));
    if (!finished) {
      SuiteRuns.unfinish(run);
    }
    replace(OTHER.get(suite), run, file);
    Map<String, String> before = SuiteRuns.content(run);

    Typed typed = SuiteRuns.type(home, command, run);

    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err())
        .hasLineCount(1)
        .contains(run.resolve(file) + " belongs to another run")
        .contains("put this run's own file back, or train anew with another --out");
    if (!file.equals("result.json")) {
      assertThat(typed.err()).contains("whose seed is 2 where").contains("config.json has 1");
    }
    assertThat(SuiteRuns.content(run)).isEqualTo(before);
    assertThat(folder.resolve("run-new")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void theConfigurationOfAnotherSeedIsFoundOut(SuiteRuns suite) throws IOException {
    for (String command : suite.commands()) {
      Path run = SuiteRuns.copy(ONE.get(suite), folder.resolve(command.replaceAll("\\W+", "-")));
      replace(OTHER.get(suite), run, "config.json");
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).as(command).isEqualTo(Exit.WRONG_USE);
      assertThat(typed.err())
          .hasLineCount(1)
          .contains(run.resolve("config.json") + " belongs to another run than the files beside it")
          .contains("seed is 2, and 1 in m");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConfigurationThatWasEditedIsFoundOut(SuiteRuns suite) throws IOException {
    for (String command : suite.commands()) {
      Path run = SuiteRuns.copy(ONE.get(suite), folder.resolve(command.replaceAll("\\W+", "-")));
      Path config = run.resolve("config.json");
      String text = Files.readString(config);
      Files.writeString(config, text.replace("\"seed\" : 1", "\"seed\" : 9"));
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).as(command).isEqualTo(Exit.WRONG_USE);
      assertThat(typed.err())
          .hasLineCount(1)
          .contains(config + " has been changed since the run began, seed is 9, and 1 in model");
      // How it is written, and where it was made, is nobody's business.
      Files.writeString(
          config, text.replace(" : ", ":").replaceAll("\"java\":\"[^\"]*", "\"java\":\"x"));
      Typed spaced = SuiteRuns.type(home, command, run);
      assertThat(spaced.exit()).as(command + spaced.err()).isEqualTo(Exit.DONE);
    }
  }

  @Test
  void anotherTokenizerIsRefused() throws IOException {
    Path bytes = ONE.get(SuiteRuns.LANGUAGE);
    Path characters = home.resolve("characters");
    Typed.in(
        home,
        "train",
        "--text",
        Typed.text(home).toString(),
        "--tokenizer",
        "characters",
        "--steps",
        "1",
        "--out",
        characters.toString());
    for (String command : SuiteRuns.LANGUAGE.commands()) {
      if (command.startsWith("activations")) {
        continue;
      }
      Path run = SuiteRuns.copy(bytes, folder.resolve(command.replaceAll("\\W+", "-")));
      replace(characters, run, "tokenizer.json");
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).as(command).isEqualTo(Exit.WRONG_USE);
      assertThat(typed.out()).isEmpty();
      assertThat(typed.err())
          .hasLineCount(1)
          .contains(run.resolve("tokenizer.json") + " belongs to another run")
          .contains("put this run's own file back");
    }
  }

  @Test
  void aTextThatIsNotTheRunsIsRefusedBeforeItIsEncoded() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("home"));
    Path run = SuiteRuns.copy(ONE.get(SuiteRuns.LANGUAGE), folder.resolve("run"));
    Path foreign = Typed.write(folder.resolve("foreign.txt"), "Somebody else's text. ".repeat(500));
    Path config = run.resolve("config.json");
    String own = Typed.text(home).toString();
    Files.writeString(config, Files.readString(config).replace(own, foreign.toString()));
    for (String command : List.of("evaluate RUN", "resume RUN")) {
      Typed typed = SuiteRuns.type(elsewhere, command, run);
      assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
      assertThat(typed.err())
          .hasLineCount(1)
          .contains("the text of " + run + " has changed since the run began")
          .contains("restore " + foreign + " as it was, or");
      assertThat(elsewhere.resolve("checkpoints")).doesNotExist();
      if (command.startsWith("evaluate")) {
        SuiteRuns.unfinish(run);
      }
    }
    // The same text in another place is the run's own.
    Path moved = Typed.write(folder.resolve("moved/text.txt"), Files.readString(Path.of(own)));
    Files.writeString(
        config, Files.readString(config).replace(foreign.toString(), moved.toString()));
    assertThat(SuiteRuns.type(elsewhere, "resume RUN", run).exit()).isEqualTo(Exit.DONE);
  }

  private static void replace(Path from, Path to, String file) throws IOException {
    Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }
}
