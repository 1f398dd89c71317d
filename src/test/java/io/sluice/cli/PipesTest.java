package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read may be a pipe that nobody writes into, or a device without an end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such files")
class PipesTest {

  private static final Duration MOST = Duration.ofSeconds(30);

  @TempDir Path home;

  @BeforeEach
  void pipe() throws Exception {
    Typed.homeWithCorpus(home);
    pipe(home.resolve("pipe"));
    pipe(home.resolve("table.csv"));
    pipe(home.resolve("table.tra"));
  }

  private static void pipe(Path path) throws Exception {
    Files.createDirectories(path.getParent());
    assumeTrue(new ProcessBuilder("mkfifo", path.toString()).start().waitFor() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --text pipe",
        "train --text /dev/zero",
        "train --corpus tiny --tokenizer pipe",
        "corpus prepare --text pipe",
        "corpus prepare tiny --tokenizer pipe",
        "compare pipe",
        "compare --text pipe",
        "vision compare pipe",
        "vision train --weights pipe",
        "mlp compare pipe",
        "mlp compare --data table.csv",
        "mlp train --data table.csv",
        "mlp train --data table.tra(inputs=1,outputs=1)",
        "train --corpus tiny --out pipe",
        "activations plot relu --out pipe",
      })
  void aPipeOrDeviceInPlaceOfAFileIsRefused(String line) throws Exception {
    String[] words =
        Stream.of(line.split(" ", -1))
            .map(word -> word.matches("pipe|table.*") ? home.resolve(word).toString() : word)
            .toArray(String[]::new);
    Typed typed = assertTimeoutPreemptively(MOST, () -> Typed.in(home, words));
    assertThat(typed.exit()).as(typed.err()).isIn(Exit.FAILED, Exit.WRONG_USE);
    assertThat(typed.err()).doesNotContain("internal error").hasLineCount(1);
    assertThat(typed.err()).containsPattern("is a (pipe|device|file), not a|is a file: name a");
    assertThat(home.resolve("eval")).doesNotExist();
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.map(Path::getFileName)).doesNotContain(Path.of("config.json"));
    }
  }

  @Test
  void soIsOneInPlaceOfAFileOfARun() throws Exception {
    Path run = home.resolve("run");
    List<String> words = List.of("mlp", "train", "--hidden", "1", "--iterations", "1", "--out");
    Typed trained =
        Typed.in(
            home, Stream.concat(words.stream(), Stream.of(run.toString())).toArray(String[]::new));
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    for (String name : List.of("config.json", "model.safetensors")) {
      Path file = run.resolve(name);
      Path kept = home.resolve("kept");
      Files.move(file, kept);
      pipe(file);
      Typed typed =
          assertTimeoutPreemptively(MOST, () -> Typed.in(home, "mlp", "evaluate", run.toString()));
      assertThat(typed.exit()).as(name).isIn(Exit.FAILED, Exit.WRONG_USE);
      assertThat(typed.err()).contains(name).doesNotContain("internal error").hasLineCount(1);
      Files.delete(file);
      Files.move(kept, file);
    }
  }

  @Test
  void soIsOneInPlaceOfAStudysResults() throws Exception {
    pipe(home.resolve("eval/mine/results.csv"));
    Typed.write(
        home.resolve("eval/mine/study.yaml"),
        "data: [bumps]\nhidden: [1]\nalgorithms: [owo-bp]\niterations: 1\nfolds: 2\nseeds: [1]\n");
    Typed typed =
        assertTimeoutPreemptively(
            MOST,
            () ->
                Typed.in(home, "mlp", "compare", home.resolve("eval/mine/study.yaml").toString()));
    assertThat(typed.exit()).isIn(Exit.FAILED, Exit.WRONG_USE);
    assertThat(typed.err()).contains("results.csv is a pipe").hasLineCount(1);
  }
}
