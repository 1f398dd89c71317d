package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for people, on terminals of several widths. */
class NarrowTerminalTest {

  private static final List<Integer> WIDTHS = List.of(40, 70, 100);

  @TempDir Path folder;

  /** A line that is longer than the terminal is one word, which nobody could copy in two pieces. */
  private static void assertFits(String text, int columns) {
    assertThat(text.lines().filter(line -> line.length() > columns))
        .as("lines of more than " + columns + " columns of\n" + text)
        .allMatch(line -> !line.strip().contains(" "));
  }

  private static void assertAllFit(String text, int columns) {
    assertThat(text.lines()).allMatch(line -> line.length() <= columns);
  }

  /** The same words in the same order, whatever the width. */
  private static String words(String text) {
    return text.replace(" \\\n", "").replaceAll("\\s+", "");
  }

  static Stream<String> commands() {
    return Commands.ALL.stream().map(Command::name);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpFits(String name) throws Exception {
    Command command = Commands.find(List.of(name.split(" ", -1))).command();
    String wide = new Help(OptionalInt.empty()).of(command);
    for (int columns : WIDTHS) {
      String help = new Help(OptionalInt.of(columns)).of(command);
      assertAllFit(help, columns);
      assertThat(words(help)).isEqualTo(words(wide));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 70, 100})
  void theOverviewsFit(int columns) {
    Help help = new Help(OptionalInt.of(columns));
    assertAllFit(help.overview(), columns);
    commands()
        .flatMap(NarrowTerminalTest::groups)
        .distinct()
        .forEach(group -> assertAllFit(help.group(group), columns));
  }

  private static Stream<String> groups(String command) {
    List<String> words = List.of(command.split(" ", -1));
    return IntStream.range(1, words.size()).mapToObj(n -> String.join(" ", words.subList(0, n)));
  }

  static Stream<List<String>> shown() {
    return Stream.of(
            "corpus list",
            "corpus info tiny",
            "corpus info nowhere",
            "vision data list",
            "mlp data list",
            "activations list",
            "activations show mish",
            "activations show dyn(gelu)",
            "activations show pwl(9)",
            "doctor",
            "train --steps 1 --text TEXT --threads 1 --out RUN",
            "mlp train --iterations 2 --out RUN",
            "vision train --training-images 64 --test-images 10 --epochs 1 --threads 1 --out RUN",
            "vision data fetch shapes",
            "train --recipe somethingelse",
            "mlp sine --iterations 1",
            "bench --layers 1 --width 32 --heads 2 --context 16 --batch 2 --vocabulary 64 --steps 1"
                + " --threads 1")
        .map(line -> List.of(line.split(" ", -1)));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void everyOutputFits(List<String> words) {
    for (int columns : WIDTHS) {
      Path home = folder.resolve(Integer.toString(columns));
      Typed.homeWithCorpus(home);
      List<String> asked = new ArrayList<>();
      for (String word : words) {
        asked.add(
            word.replace("TEXT", Typed.text(home).toString())
                .replace("RUN", home.resolve("run").toString()));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Terminal terminal =
          new Terminal(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              true,
              Width.of(columns),
              Width.of(columns));
      new Main(new Home(home), terminal, new Interruption()).run(asked);
      assertThat(out.size() + err.size()).isPositive();
      assertFits(out.toString(StandardCharsets.UTF_8), columns);
      for (String drawn : err.toString(StandardCharsets.UTF_8).split("\r", -1)) {
        assertFits(drawn, columns);
      }
    }
  }

  static List<Path> studies() throws Exception {
    return EvaluationsTest.folders();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyStudyFits(Path study) throws Exception {
    for (int columns : WIDTHS) {
      assertFits(EvaluationsTest.text(study, columns), columns);
    }
  }
}
