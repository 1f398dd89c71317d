package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sluice.engine.LaunchEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {

  private static final List<Command> COMMANDS = Commands.ALL;
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir Path home;

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void helpShowsEveryOptionAndExample(Command command) {
    List<String> words = new ArrayList<>(List.of(command.name().split(" ", -1)));
    words.add("--help");
    Typed typed = Typed.in(home, words.toArray(String[]::new));
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).startsWith("Usage: ./sluice " + command.name());
    command.usage().flags().forEach(flag -> assertThat(typed.out()).contains("  " + flag.usage()));
    assertThat(command.usage().examples()).isNotEmpty();
    command
        .usage()
        .examples()
        .forEach(example -> assertThat(typed.out()).contains("  " + example + "\n"));
    assertThat(typed.out().lines().filter(line -> !line.startsWith("  ./")))
        .allMatch(line -> line.length() <= 100);
  }

  static Stream<String> examples() {
    return COMMANDS.stream().flatMap(command -> command.usage().examples().stream());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleParses(String example) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(example); word.find(); ) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    assertThat(words.remove(0)).isEqualTo("./sluice");
    assertThatCode(
            () -> {
              Commands.Call call = Commands.find(words);
              assertThat(example).startsWith("./sluice " + call.command().name());
              Arguments.parse(call.command(), call.rest());
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCanBePasted(String example) throws Exception {
    Process shell = new ProcessBuilder("bash", "-n", "-c", example).inheritIO().start();
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void overviewNamesEveryCommandAndExitCode() {
    for (String word : List.of("--help", "-h", "help")) {
      Typed typed = Typed.in(home, word);
      assertThat(typed.exit()).isEqualTo(Exit.DONE);
      COMMANDS.forEach(command -> assertThat(typed.out()).contains("  " + command.name() + " "));
      String codes = typed.out().substring(typed.out().indexOf("Exit code:"));
      for (Exit exit : Exit.values()) {
        assertThat(codes).contains(" " + exit.code() + " ");
      }
    }
  }

  @Test
  void withoutACommandTheOverviewIsAnError() {
    Typed typed = Typed.in(home);
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains("Usage: ./sluice COMMAND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluate | (default 0.1) | (default: all of it)",
        "evaluate | (default fp32) | (default: the run's)",
        "vision train | RECIPE-VARIANT | named by recipe, net, activation and seed",
        "vision mnist-depth | the recipe's | (default: all of the study's)",
        "vision transfer | the recipe's | (default: the study's)",
      })
  void helpSaysWhatThisCommandDoesWithoutAnOption(String command, String others, String own) {
    String help = Typed.in(home, ("help " + command).split(" ")).out().replaceAll("\\s+", " ");
    assertThat(help).contains(own).doesNotContain(others);
  }

  @Test
  void helpOfAGroupListsItsCommandsOnly() {
    Typed typed = Typed.in(home, "corpus", "--help");
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    assertThat(typed.out()).contains("corpus list", "corpus prepare").doesNotContain("generate");
    assertThat(Typed.in(home, "vision", "data", "--help").out())
        .startsWith("Usage: ./sluice vision data COMMAND")
        .contains("vision data list", "vision data fetch");
    assertThat(Typed.in(home, "help", "vision").out()).contains("vision data fetch");
  }

  @Test
  void helpTakesACommand() {
    assertThat(Typed.in(home, "help", "corpus", "info"))
        .isEqualTo(Typed.in(home, "corpus", "info", "--help"));
  }

  @Test
  void versionIsThePoms() {
    assertThat(Typed.in(home, "--version").out()).matches("sluice \\d+\\.\\d+\\.\\d+\\R");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "trian | unknown command 'trian': did you mean train? Legal: doctor, corpus",
        "corpus | corpus needs one of its commands: corpus list, corpus info, corpus prepare",
        "corpus lst | unknown command 'corpus lst': did you mean corpus list?",
        "train --stpes 3 | unknown option of train '--stpes': did you mean --steps?",
        "train -x | unknown option of train '-x'",
        "train --steps | --steps needs a value: --steps N",
        "train --steps --json | --steps needs a value: --steps N",
        "train --steps 3 --steps 4 | --steps is given twice",
        "train --json --json | --json is given twice",
        "train --json=yes | --json takes no value: leave =yes out",
        "train --corpus tiny --steps 20 --warm-up 50 | a warm-up of 50 steps does not end in a run of"
            + " 20: give a --warm-up of at most the --steps",
        "train --text absent.txt | absent.txt does not exist: give its path with --text",
        "train --set colour=red | a recipe has no key 'colour': ./sluice recipe show quick prints",
        "vision train --set colour=red | ./sluice recipe show shapes-cnn prints all of them",
        "mlp train --from nowhere | nowhere does not exist",
        "train --steps x | --steps 'x': give a whole number of at least 1",
        "train --steps 0 | --steps '0': give a whole number of at least 1",
        "train --steps 99999999999999999999 | give a whole number of at least 1",
        "train --seed 1.5 | --seed '1.5': give a whole number",
        "train --threads 5000 | --threads '5000': give a whole number of at least 0 and at most"
            + " 1024",
        "train extra | train does not take 'extra'",
        "train --recipe quik | unknown recipe 'quik': did you mean quick?",
        "train --device gpuu | --device 'gpuu': did you mean gpu? Legal: cpu, gpu, auto",
        "train --precision fp16 | legal: fp32, bf16, auto",
        "train --feed-forward swigl | unknown feed-forward variant 'swigl': did you mean swiglu?",
        "train --feed-forward gated(silo) | silo",
        "train --tokenizer wrds | unknown tokenizer 'wrds': did you mean words?",
        "train --corpus tinny | unknown corpus 'tinny': did you mean tiny?",
        "train --corpus tiny --text a | --corpus and --text exclude each other",
        "train --validation-share 0.2 | --validation-share belongs to --text",
        "train --corpus absent | needs nowhere/at-all.txt",
        "resume | resume needs RUN: the folder of a run",
        "resume nowhere | nowhere does not exist",
        "evaluate nowhere | nowhere does not exist",
        "generate nowhere | nowhere does not exist",
        "generate a b | generate does not take 'b'",
        "generate a --temperature -1 | temperature -1.0: give --temperature at least 0",
        "generate a --temperature hot | --temperature 'hot': give a number such as 0.8",
        "generate a --temperature 1e-400 | --temperature '1e-400': give 0, or a number from 1e-320",
        "generate a --top-p 2 | top-p 2.0: give --top-p above 0 and at most 1",
        "generate a --attention none | legal: cached, recomputed",
        "compare --factor base | --factor 'base': give a name and values, as in base=silu,mish",
        "compare --factor base=silu,,mish | --factor 'silu,,mish': a value between two commas is",
        "compare --factor base=silu,silu | --factor 'silu,silu': silu is there twice",
        "compare --factor Base=silu | --factor: the factor 'Base' cannot be named in braces",
        "compare --factor a=1 --factor a=2 | the factor a is given twice",
        "compare --factor base=silu | 'factors.base': no line of 'feed_forward' has {base} in it",
        "compare --feed-forward gated({b}) | names an unknown factor b: give its values under",
        "compare --feed-forward gated({B}) | --feed-forward: 'gated({B})': braces hold the name",
        "compare --overhead-steps 0 | --overhead-steps '0': give a whole number of at least 1",
        "bench --width 385 | width 385 with 6 heads",
        "bench --feed-forward swiglu,,geglu | a value between two commas is missing",
        "bench --feed-forward swiglu,swiglu | swiglu is there twice",
        "bench --width 2000000000 | a whole number of at least 1 and at most 1048576",
        "corpus info | corpus info needs NAME",
        "corpus info nope | unknown corpus 'nope'",
        "corpus prepare | either the name of a corpus or --text FILE",
        "corpus prepare tiny --text a | either the name of a corpus or --text FILE",
        "compare nowhere.yaml | nowhere.yaml does not exist: give a study.yaml, its folder, or",
        "vision compare nowhere | nowhere does not exist: give a study.yaml, its folder, or",
        "mlp compare nowhere | nowhere does not exist: give a study.yaml, its folder, or",
        "compare --seeds 0 | --seeds '0': give a whole number of at least 1",
        "compare --marks 10,5x | --marks '5x': give a whole number",
        "compare --marks 10 --steps 5 | marks",
        "compare --baseline relu | 'baseline' is relu",
        "compare --name a/b | the name 'a/b' cannot be a folder",
        "activations | activations needs one of its commands: activations list, activations show",
        "activations show mihs | unknown activation 'mihs': did you mean mish?",
        "activations show | activations show needs NOTATION: an activation",
        "activations show relu gelu | activations show does not take 'gelu'",
        "activations plot | activations plot needs NOTATION or --family",
        "activations plot relu rleu | unknown activation 'rleu': did you mean relu?",
        "activations plot relu relu | relu is there twice",
        "activations plot relu --from 3 --to -3 | --from 3 --to -3: give two numbers",
        "activations plot relu --to 1e9 | give two numbers from -10000 to 10000",
        "activations plot relu --alpha 1,2 | --alpha belongs to --family",
        "activations plot --family dyn(relu) | dyn(dyn(relu)): dyn(relu) learns itself",
        "activations plot --family relu,relu | relu is there twice",
        "activations plot --family relu --beta -0.5,much | --beta 'much': give a number",
        "activations analyse nowhere | nowhere does not exist",
        "mlp sien | unknown command 'mlp sien': did you mean mlp sine?",
        "mlp sine --iterations 0 | --iterations '0': give a whole number of at least 1",
        "mlp sine --seed -1 | --seed '-1': give a whole number of at least 0",
        "mlp sine --name a/b | the name 'a/b' cannot be a folder",
        "vision | vision needs one of its commands: vision data list, vision data fetch",
        "vision data | vision data needs one of its commands: vision data list",
        "vision data lits | unknown command 'vision data lits': did you mean vision data list?",
        "vision dat list | unknown command 'vision dat': legal: vision data list, vision data"
            + " fetch",
        "vision data fetch | vision data fetch needs NAME: a data set",
        "vision data fetch cifar-10 | unknown data set 'cifar-10': did you mean cifar10? Legal:"
            + " mnist,",
        "vision data fetch shapes | shapes is generated when it is wanted: there is nothing to"
            + " fetch",
      })
  void wrongUseGetsOneSentence(String line, String sentence) {
    Typed.homeWithCorpus(home);
    Typed typed = Typed.in(home, line.split(" ", -1));
    assertThat(typed.err()).startsWith("sluice: ").contains(sentence);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).doesNotContain("Exception", "java.", "io.sluice");
    assertThat(typed.out()).isEmpty();
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "missing.txt | does not exist",
        "empty.txt | is empty",
        "binary.bin | looks binary",
        "latin1.txt | is not UTF-8",
        ". | is a folder",
        "short.txt | ",
      })
  void aTextThatCannotBeUsedGetsOneSentenceAndLeavesNothing(String name, String sentence)
      throws Exception {
    Typed.write(home.resolve("empty.txt"), "");
    Typed.write(home.resolve("binary.bin"), "a\0b");
    Typed.write(home.resolve("short.txt"), "Too short for one window.");
    Files.write(home.resolve("latin1.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});
    Path out = home.resolve("out");
    Typed typed =
        Typed.in(home, "train", "--text", home.resolve(name).toString(), "--out", out.toString());
    assertThat(typed.exit()).isIn(Exit.WRONG_USE, Exit.FAILED);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains(sentence == null ? "tokens" : sentence);
    assertThat(out).doesNotExist();
  }

  @Test
  void stackTracesOnlyOnRequest() {
    assertThat(Typed.in(home, "resume", "nowhere", "--debug").err())
        .contains("nowhere does not exist", "\tat io.sluice");
  }

  @Test
  void aJvmWithoutTheLauncherIsToldOnceWhatItMisses() {
    assertThat(warning(Map.of(), "train", "--json"))
        .contains("OMP_WAIT_POLICY is not set", "./sluice")
        .hasLineCount(1);
    assertThat(warning(Map.of(), "doctor", "--json")).isEmpty();
    assertThat(warning(Map.of(), "train", "--help")).isEmpty();
    Map<String, String> complete =
        Stream.of(LaunchEnvironment.values())
            .collect(Collectors.toMap(LaunchEnvironment::name, variable -> "set"));
    assertThat(warning(complete, "train", "--json")).isEmpty();
  }

  private static String warning(Map<String, String> environment, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Main.warn(environment, words, Terminal.unwatched(stream, stream));
    return err.toString(StandardCharsets.UTF_8);
  }
}
