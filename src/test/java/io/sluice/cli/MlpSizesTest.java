package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that no small network has, in every place where one can be written. */
class MlpSizesTest {

  private static final List<String> VALUES =
      List.of("0", "-1", "2147483647", "2147483648", "99999999999999999999", "1e300");

  /** Values of those that are meant. */
  private static final Set<String> LEGAL =
      Set.of(
          "train --seed -1 ",
          "--seed 0 ",
          "--seed 2147483647 ",
          "--seed 2147483648 ",
          "--ridge 0 ");

  @TempDir Path home;

  /** Command lines in which # is a number, and a part of the sentence that refuses it. */
  static Stream<Arguments> commands() {
    List<String> keys =
        List.of(
            "train --hidden # --iterations 1|'#'",
            "train --iterations #|'#'",
            "train --seed # --iterations 1|'#'",
            "train --ridge # --iterations 1|ridge",
            "train --test fold(1,#)|fold",
            "train --test fold(#,10)|fold",
            "train --test hold-out(#)|hold-out(",
            "train --algorithm adam(batch=#)|batch",
            "train --algorithm adam(learning-rate=#)|learning rate",
            "train --algorithm adact(pwl(#))|pwl",
            "train --data FILE(inputs=#,outputs=1)|inputs",
            "train --data FILE(inputs=1,outputs=#)|outputs",
            "train --data FILE(inputs=1,classes=#)|class",
            "compare --hidden #|'#'",
            "compare --iterations #|'#'",
            "compare --folds #|'#'",
            "compare --seeds #|'#'",
            "compare --ridge # --folds 2 --iterations 1 --data sine --algorithms cg|ridge",
            "compare --algorithms adam(batch=#),cg|batch",
            "hinges --hinges #|'#'",
            "hinges --folds #|'#'",
            "sine --iterations #|'#'",
            "sine --seed # --iterations 1|'#'");
    List<Arguments> all = new ArrayList<>();
    for (String key : keys) {
      for (String value : VALUES) {
        int bar = key.indexOf('|');
        all.add(
            Arguments.of(
                key.substring(0, bar).replace("#", value),
                key.substring(bar + 1).replace("#", value)));
      }
    }
    all.add(Arguments.of("train --data FILE(inputs=2,outputs=1) --hidden 10001", "'10001'"));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void sizesInOptionsAreRefusedByNameAndLeaveNothing(String line, String part) throws IOException {
    Path file = Files.writeString(home.resolve("x.tra"), "1 2 3 4 5 6 7 8 9 10 11 12\n");
    List<String> words = new ArrayList<>(List.of("mlp"));
    for (String word : line.split(" ", -1)) {
      words.add(word.replace("FILE", file.toString()));
    }
    Typed typed = Typed.in(home, words.toArray(String[]::new));
    if (LEGAL.stream().anyMatch((line + " ")::contains)) {
      assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
      return;
    }
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains(part).doesNotContain("internal", "heap", "Exception");
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(home.resolve("checkpoints")).doesNotExist();
    assertThat(home.resolve("eval")).doesNotExist();
  }

  /** Keys of a plan with their values. */
  static Stream<Arguments> plans() {
    return Stream.of(
            "hidden: [#]",
            "iterations: #",
            "folds: #",
            "ridge: #",
            "seeds: [#]",
            "algorithms: [\"adam(batch=#)\"]",
            "algorithms: [\"adact(pwl(#))\"]",
            "data: [\"FILE(inputs=1, classes=#)\"]")
        .flatMap(key -> VALUES.stream().map(value -> Arguments.of(key, value)));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void sizesInPlansAreRefusedByNameAndLeaveNothing(String key, String value) throws IOException {
    Path file = Files.writeString(home.resolve("x.tra"), "1 2 3 4 5 6 7 8 9 10 11 12\n");
    Path plan = home.resolve("eval/tiny/study.yaml");
    Files.createDirectories(plan.getParent());
    String name = key.substring(0, key.indexOf(':'));
    StringBuilder text = new StringBuilder();
    for (String usual :
        List.of(
            "data: [sine]",
            "hidden: [2]",
            "algorithms: [cg]",
            "iterations: 1",
            "folds: 2",
            "seeds: [1]")) {
      text.append(usual.startsWith(name + ":") ? "" : usual + "\n");
    }
    text.append(key.replace("#", value).replace("FILE", file.toString())).append('\n');
    Files.writeString(plan, text.toString());
    Typed typed = Typed.in(home, "mlp", "compare", plan.toString());
    boolean legal =
        (key.startsWith("ridge") && value.equals("0"))
            || (key.startsWith("seeds") && value.matches("\\d{1,10}"));
    if (legal) {
      assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
      return;
    }
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).doesNotContain("internal", "heap", "Exception");
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains(plan.toString(), "'" + name);
    assertThat(home.resolve("checkpoints")).doesNotExist();
    assertThat(plan.getParent()).isDirectoryNotContaining("glob:**/results.csv");
  }

  /** Numbers of a run's own configuration. */
  static Stream<Arguments> configurations() {
    return Stream.of(
            "\"hidden\" : 2|\"hidden\" : #",
            "\"iterations\" : 1|\"iterations\" : #",
            "\"ridge\" : 0.0|\"ridge\" : #",
            "\"hold-out(0.2)\"|\"hold-out(#)\"",
            "\"hold-out(0.2)\"|\"fold(1, #)\"",
            "\"hold-out(0.2)\"|\"fold(#, 3)\"",
            "\"adam(relu)\"|\"adam(relu, batch=#)\"",
            "\"adam(relu)\"|\"adact(pwl(#))\"",
            "\"absolute\" : 1.0E-12|\"absolute\" : #")
        .flatMap(key -> VALUES.stream().map(value -> Arguments.of(key, value)));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void sizesInARunsConfigurationAreRefusedByName(String key, String value) throws IOException {
    Path run = home.resolve("run");
    Typed trained =
        Typed.in(
            home,
            List.of(
                    "mlp",
                    "train",
                    "--hidden",
                    "2",
                    "--iterations",
                    "1",
                    "--data",
                    "sine",
                    "--algorithm",
                    "cg",
                    "--out",
                    run.toString())
                .toArray(String[]::new));
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    Path config = run.resolve("config.json");
    int bar = key.indexOf('|');
    String text =
        Files.readString(config)
            .replace("\"cg(sigmoid)\"", "\"adam(relu)\"")
            .replaceFirst(",\\s*\"identity\" : \"[0-9a-f]{64}\"", "");
    assertThat(text).contains(key.substring(0, bar)).doesNotContain("\"identity\"");
    // Nothing else is left, so that it is the size that is refused and not the edited file.
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(
        config, text.replace(key.substring(0, bar), key.substring(bar + 1).replace("#", value)));
    boolean legal = value.equals("0") && (key.contains("ridge") || key.contains("absolute"));
    Typed resumed = Typed.in(home, "mlp", "resume", run.toString());
    if (legal) {
      assertThat(resumed.exit()).as(resumed.err()).isEqualTo(Exit.DONE);
      return;
    }
    assertThat(resumed.exit()).as(resumed.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(resumed.err()).doesNotContain("internal", "heap", "Exception");
    assertThat(resumed.err().lines().filter(line -> !line.startsWith("note: "))).hasSize(1);
    Files.createFile(run.resolve("DONE"));
    Typed evaluated = Typed.in(home, "mlp", "evaluate", run.toString());
    assertThat(evaluated.exit()).as(evaluated.err()).isIn(Exit.WRONG_USE, Exit.FAILED);
    assertThat(evaluated.err()).doesNotContain("internal", "heap", "Exception");
  }

  @Test
  void aNetworkThatDoesNotFitIntoMemoryLeavesNothing() throws IOException {
    StringBuilder header = new StringBuilder("c0");
    StringBuilder row = new StringBuilder("0.5");
    for (int i = 1; i < 60_000; i++) {
      header.append(",c").append(i);
      row.append(i % 7 == 0 ? ",1" : ",2");
    }
    Path file =
        Files.writeString(home.resolve("wide.csv"), header + "\n" + row + "\n" + row + "\n");
    Typed typed = Typed.in(home, "mlp", "train", "--data", file.toString(), "--hidden", "2");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err())
        .contains("adact trains 2 hidden units on 1 rows of 59,999 inputs and 1 outputs")
        .contains("take columns or rows out of the table");
    assertThat(home.resolve("checkpoints")).doesNotExist();
  }
}
