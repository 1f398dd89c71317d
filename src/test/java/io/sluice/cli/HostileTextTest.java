package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, cells and values of others that would clear the screen or forge a line of their own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such names of files")
class HostileTextTest {

  private static final String HOSTILE = "é\u001b[2J\nsluice: done\r\u202eb";
  private static final String LONG = "9".repeat(200_000) + "x";

  @TempDir Path home;

  @BeforeEach
  void files() {
    Typed.homeWithCorpus(home);
  }

  private Typed typed(String line) {
    return Typed.in(
        home,
        Stream.of(line.split(" ", -1))
            .map(word -> word.replace("HOME", home.toString()).replace("EVIL", HOSTILE))
            .toArray(String[]::new));
  }

  private static void steersNothing(Typed typed) {
    assertThat(typed.out() + typed.err()).doesNotContain("\u001b", "\r", "\u202e");
    assertThat((typed.out() + "\n" + typed.err()).lines())
        .noneMatch(line -> line.startsWith("sluice: done"));
  }

  private static void oneSentence(Typed typed) {
    assertThat(typed.exit()).as(typed.err()).isIn(Exit.FAILED, Exit.WRONG_USE);
    steersNothing(typed);
    assertThat(typed.err()).startsWith("sluice: ").hasLineCount(1).hasSizeLessThan(4000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EVIL",
        "train EVIL",
        "train --EVIL",
        "train --steps EVIL",
        "train --recipe EVIL",
        "train --device EVIL",
        "train --text EVIL",
        "train --corpus EVIL",
        "train --tokenizer HOME/EVIL",
        "train --feed-forward gated(EVIL)",
        "train --feed-forward gated(dyn(silu,EVIL=1))",
        "evaluate EVIL",
        "corpus info EVIL",
        "compare EVIL",
        "compare --name EVIL",
        "compare --feed-forward gated({b}) --factor b=EVIL",
        "activations show EVIL",
        "activations plot relu --from EVIL",
        "vision train --net EVIL",
        "vision train --activation EVIL",
        "vision train --images EVIL",
        "vision train --weights HOME/EVIL",
        "vision data fetch EVIL",
        "vision cifar --name EVIL",
        "mlp train --data HOME/EVIL.csv",
        "mlp train --data HOME/EVIL",
        "mlp train --algorithm EVIL",
        "mlp evaluate EVIL --predictions HOME/EVIL",
      })
  void valuesOfOptions(String line) {
    oneSentence(typed(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,EVIL\n2,3\n3,4\n",
        "a,\"EVIL\"\n1,2\n2,z\n3,4\n",
        "a,\"EVIL\",\"EVIL\"\n1,2,3\n2,3,4\n",
        "a,b\n1,LONG\n2,3\n3,4\n",
        "LONG,LONG\n1,2\n2,3\n3,4\n",
      })
  void cellsOfTables(String text) {
    Typed.write(
        home.resolve("t.csv"),
        text.replace("EVIL", HOSTILE.replace("\u001b", "\u009b")).replace("LONG", LONG));
    Typed typed = typed("mlp train --hidden 1 --iterations 1 --data HOME/t.csv");
    steersNothing(typed);
    if (typed.exit() != Exit.DONE) {
      oneSentence(typed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"EVIL\"}",
        "{\"version\": \"EVIL\", \"model\": {\"type\": \"EVIL\", \"vocab\": {}}}",
        "{\"EVIL\": 1}",
        "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"EVIL\": \"EVIL\"}, \"merges\": [\"EVIL\"]}}",
        "EVIL"
      })
  void tokenizersOfOthers(String json) {
    Path file =
        Typed.write(
            home.resolve("tokenizer.json"),
            json.replace("EVIL", "\\u001b[2J\\nsluice: done\\r\\u202e\u202e"));
    oneSentence(typed("train --corpus tiny --steps 1 --tokenizer " + file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recipe", "seed", "algorithms", "data", "question", "EVIL"})
  void studies(String key) {
    Typed.write(
        home.resolve("study.yaml"),
        "\"%s\": \"%s\"\n"
            .formatted(key, "EVIL")
            .replace("EVIL", "\\e[2J\\nsluice: done\\r\\u202e"));
    for (String command : new String[] {"compare", "vision compare", "mlp compare"}) {
      oneSentence(typed(command + " HOME/study.yaml"));
    }
  }

  @Test
  void aRunWithAHostileNameAndConfiguration() throws IOException {
    Path run = home.resolve(HOSTILE);
    Typed trained = typed("mlp train --hidden 1 --iterations 1 --out HOME/EVIL");
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    steersNothing(trained);
    Typed evaluated = typed("mlp evaluate HOME/EVIL");
    assertThat(evaluated.exit()).as(evaluated.err()).isEqualTo(Exit.DONE);
    steersNothing(evaluated);
    steersNothing(typed("mlp resume HOME/EVIL"));
    oneSentence(typed("mlp train --hidden 1 --iterations 1 --out HOME/EVIL"));
    String config = Files.readString(run.resolve("config.json"));
    for (String value : new String[] {"\"bumps\"", "\"squared\"", "\"standard\""}) {
      assertThat(config).contains(value);
      Files.writeString(
          run.resolve("config.json"),
          config.replace(value, "\"\\u001b[2J\\nsluice: done\\r\\u202e\""));
      oneSentence(typed("mlp evaluate HOME/EVIL"));
    }
  }

  @Test
  void namesOfCorpora() throws IOException {
    Files.move(home.resolve("corpora/absent"), home.resolve("corpora").resolve(HOSTILE));
    steersNothing(typed("corpus list"));
    steersNothing(typed("corpus list --json"));
    oneSentence(typed("train --corpus EVIL"));
  }

  @Test
  void stackTraces() {
    steersNothing(typed("train --text EVIL --debug"));
  }
}
