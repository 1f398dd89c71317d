package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import io.sluice.run.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command that takes a run, on runs of every suite: whole ones and damaged ones. */
class RunCommandsTest {

  /** Commands that find out whose run they are given. */
  private static final Pattern FINDS_THE_SUITE = Pattern.compile("(evaluate|resume) RUN.*");

  private static final Pattern LINES_OF_TIME = Pattern.compile("(?m)^.*(\\d (s|ms)\\b|/s\\b).*$");

  @TempDir static Path home;
  private static final Map<SuiteRuns, Path> RUNS = new EnumMap<>(SuiteRuns.class);

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    for (SuiteRuns suite : SuiteRuns.values()) {
      RUNS.put(suite, suite.train(home, 1));
    }
  }

  /** Finished or not, a run of another suite is refused before anything else is said. */
  @ParameterizedTest
  @EnumSource
  void theCommandOfAnotherSuiteRefusesAtOnce(SuiteRuns suite) {
    Path unfinished = SuiteRuns.copy(RUNS.get(suite), folder.resolve("unfinished"));
    SuiteRuns.unfinish(unfinished);
    for (SuiteRuns other : SuiteRuns.values()) {
      for (String command : other.commands()) {
        for (Path run : List.of(RUNS.get(suite), unfinished)) {
          if (suite.commands().contains(command) || FINDS_THE_SUITE.matcher(command).matches()) {
            continue;
          }
          Typed typed = SuiteRuns.type(home, command, run);
          assertThat(typed.exit()).as(command).isEqualTo(Exit.WRONG_USE);
          assertThat(typed.out()).as(command).isEmpty();
          assertThat(typed.err()).as(command).hasLineCount(1).contains(run + " is a");
        }
      }
    }
  }

  /** Without the suite's word in front they are the suite's own. */
  @ParameterizedTest
  @EnumSource
  void evaluateAndResumeTakeRunsOfAllSuites(SuiteRuns suite) {
    for (String command : List.of("evaluate RUN", "resume RUN")) {
      Typed typed = SuiteRuns.type(home, command, RUNS.get(suite));
      assertThat(typed.exit()).as(command + typed.err()).isEqualTo(Exit.DONE);
      Typed own =
          SuiteRuns.type(
              home,
              (suite == SuiteRuns.LANGUAGE ? "" : suite.name().toLowerCase(Locale.ROOT) + " ")
                  + command,
              RUNS.get(suite));
      assertThat(LINES_OF_TIME.matcher(typed.out()).replaceAll(""))
          .isNotBlank()
          .isEqualTo(LINES_OF_TIME.matcher(own.out()).replaceAll(""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSuitesOwnCommandsTakeIt(SuiteRuns suite) {
    for (String command : suite.commands()) {
      Path run = SuiteRuns.copy(RUNS.get(suite), folder.resolve(command.replaceAll("\\W+", "-")));
      Typed typed = SuiteRuns.type(home, command, run);
      assertThat(typed.exit()).as(command + typed.err()).isEqualTo(Exit.DONE);
      assertThat(typed.err()).as(command).doesNotContain("note:");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFinishedRunIsFinishedOnlyWithAWholeModel(SuiteRuns suite) throws IOException {
    Path run = SuiteRuns.copy(RUNS.get(suite), folder.resolve("run"));
    Path model = run.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length * 3 / 4] ^= 4;
    Files.write(model, bytes);
    assertNotFinished(suite, run, model + " is damaged");
    Files.delete(model);
    assertNotFinished(suite, run, model + " does not exist");
  }

  private static void assertNotFinished(SuiteRuns suite, Path run, String sentence) {
    Typed typed = SuiteRuns.type(home, suite.resume(), run);
    assertThat(typed.exit()).isEqualTo(Exit.FAILED);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).hasLineCount(1).contains(sentence);
  }

  /** With the checksum of a file of ours, and without one as other programs write. */
  @ParameterizedTest
  @EnumSource
  void weightsThatAreNoNumbersAreRefusedByName(SuiteRuns suite) throws IOException {
    for (boolean sealed : new boolean[] {true, false}) {
      Path run = SuiteRuns.copy(RUNS.get(suite), folder.resolve("run-" + sealed));
      String tensor = spoil(run.resolve("model.safetensors"), sealed);
      List<String> readers = new ArrayList<>(suite.modelReaders());
      readers.add(suite.resume());
      for (String command : readers) {
        Typed typed = SuiteRuns.type(home, command, run);
        assertThat(typed.exit()).as(command).isNotEqualTo(Exit.DONE);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
            .as(command)
            .hasLineCount(1)
            .contains(run.resolve("model.safetensors").toString(), tensor, "NaN");
      }
    }
  }

  @Test
  void soAreThoseOfAGivenFile() throws IOException {
    Path run = SuiteRuns.copy(RUNS.get(SuiteRuns.VISION), folder.resolve("run"));
    Path file = run.resolve("model.safetensors");
    String tensor = spoil(file, false);
    Typed given =
        Typed.in(
            home,
            "vision",
            "train",
            "--weights",
            file.toString(),
            "--net",
            "mlp(2, width=4)",
            "--training-images",
            "200",
            "--test-images",
            "50",
            "--out",
            folder.resolve("new").toString());
    assertThat(given.exit()).as(given.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(given.err()).contains(file.toString(), tensor, "NaN");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  /** A folder with a configuration would be in the way of the next attempt. */
  @ParameterizedTest
  @EnumSource
  void noRunIsBegunFromThem(SuiteRuns suite) throws IOException {
    Path run = SuiteRuns.copy(RUNS.get(suite), folder.resolve("run"));
    Path file = run.resolve("model.safetensors");
    String tensor = spoil(file, false);
    Path out = folder.resolve("new");
    Typed given = suite.train(home, out, "--from", file.toString());
    assertThat(given.exit()).as(given.err()).isNotEqualTo(Exit.DONE);
    assertThat(given.err()).contains(file.toString(), tensor, "NaN");
    assertThat(out).doesNotExist();
  }

  /** Writes the file again with a NaN in its first tensor, whose name it returns. */
  private static String spoil(Path file, boolean sealed) throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    Map<String, String> metadata;
    String first;
    try (Safetensors old = Safetensors.open(file)) {
      first = old.names().iterator().next();
      metadata = new HashMap<>(old.metadata());
      for (String name : old.names()) {
        ByteBuffer data = old.data(name);
        if (name.equals(first) && old.type(name) == TensorType.F64) {
          data.putDouble(0, Double.NaN);
        } else if (name.equals(first)) {
          data.putFloat(0, Float.NaN);
        }
        tensors.add(TensorSource.of(name, old.type(name), old.shape(name), () -> data));
      }
    }
    List.of("format", "writer", "sha256").forEach(metadata::remove);
    Safetensors.write(file, sealed ? metadata : Map.of(), tensors);
    if (!sealed) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      String other = text.replace("\"writer\"", "\"author\"").replace("\"sha256\"", "\"sha257\"");
      Files.writeString(file, other, StandardCharsets.ISO_8859_1);
    }
    return first;
  }
}
