package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlpCommandsTest {

  @TempDir Path home;

  @Test
  void aNetworkIsTrainedAndMeasured() throws IOException {
    Typed trained = Typed.in(home, "mlp", "train", "--iterations", "10");
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    assertThat(trained.err())
        .contains("bumps: 5 inputs, 1 target; 800 rows to train on, 200 to measure on")
        .contains("10 hidden units, pwl(9), by adact, 10 iterations")
        .contains("iteration 5 ")
        .contains("iteration 10 ");
    assertThat(trained.out()).contains("test error", "test RMS", "in the unit of the target");
    String run = "bumps-adact-pwl-9-10-seed-1";
    Typed again = Typed.in(home, "mlp", "resume", run, "--json");
    assertThat(again.err()).contains("is finished: nothing was left to do");

    Path file = home.resolve("out.csv");
    JsonNode measured =
        Typed.in(home, "mlp", "evaluate", run, "--predictions", file.toString(), "--json").json();
    assertThat(measured.get("root_mean_square"))
        .isEqualTo(again.json().get("test_root_mean_square"));
    assertThat(measured.get("explained_share").asDouble()).isBetween(0.5, 1.0);
    assertThat(Files.readAllLines(file)).hasSize(201).first().isEqualTo("y,predicted y");
    assertThat(Typed.in(home, "mlp", "evaluate", run, "--data", "sine").err())
        .contains("was trained on the inputs");
    assertThat(Typed.in(home, "vision", "evaluate", run).err())
        .contains("is a small network, not an image classifier: use ./sluice mlp resume");
    assertThat(Typed.in(home, "activations", "analyse", run).err()).contains("is a small network");
    assertThat(Typed.in(home, "evaluate", run, "--json").json()).isEqualTo(measured);
    assertThat(Typed.in(home, "resume", run).err()).contains("nothing was left to do");
  }

  @Test
  void wordsMayBeClasses() throws IOException {
    Path file = home.resolve("fruit.csv");
    StringBuilder text = new StringBuilder("weight,colour,fruit\n");
    for (int i = 0; i < 60; i++) {
      text.append(i)
          .append(i % 2 == 0 ? ",red," : ",green,")
          .append(i < 30 ? "berry\n" : "apple\n");
    }
    Files.writeString(file, text.toString());
    Typed trained = Typed.in(home, "mlp", "train", "--data", file.toString(), "--hidden", "3");
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    assertThat(trained.err()).contains("3 inputs, 2 classes; 48 rows to train on");
    assertThat(trained.out()).contains("told wrongly", "of 12 test rows").doesNotContain("RMS");
  }

  @Test
  void allRowsOfAPatternFileAreTrainedOn() throws IOException {
    Path file = home.resolve("x.tra");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(Math.sin(i)).append(' ').append(i % 2 + 1).append('\n');
    }
    Files.writeString(file, text.toString());
    Path run = home.resolve("run");
    String data = file + "(inputs=1, classes=2)";
    String[] train = {
      "mlp",
      "train",
      "--data",
      data,
      "--test",
      "none",
      "--hidden",
      "2",
      "--iterations",
      "2",
      "--out",
      run.toString()
    };
    Typed trained = Typed.in(home, train);
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    assertThat(trained.err())
        .contains("30 rows to train on, none to measure on")
        .containsPattern("iteration 2 +training error [0-9.]+, [0-9.]+ % told wrongly")
        .doesNotContain("test");
    assertThat(trained.out()).contains("% of the training rows").doesNotContain("test");
    JsonNode result = Typed.in(home, "mlp", "resume", run.toString(), "--json").json();
    assertThat(result.get("training_patterns").asInt()).isEqualTo(30);
    assertThat(result.has("test_error")).isFalse();
    assertThat(Typed.in(home, "mlp", "evaluate", run.toString()).err())
        .contains("has no test rows: name the rows to measure by --data");
    assertThat(Typed.in(home, "mlp", "evaluate", run.toString(), "--data", data).out())
        .contains("30 of x.tra");
    assertThat(Typed.in(home, "mlp", "train", "--output-reset", "fresh").err())
        .contains("output reset fresh with the loss squared: it goes with --loss squared-reset");
    String[] adam = {
      "mlp", "train", "--data", data, "--algorithm", "adam", "--output-reset", "accumulated"
    };
    assertThat(Typed.in(home, adam).err())
        .contains("with adam", "write --output-reset fresh, or leave it out");
  }

  @Test
  void theRateOfAdamIsTold() {
    String line = "mlp train --data sine --hidden 2 --iterations 1 --algorithm ";
    Typed adam = Typed.in(home, (line + "adam(learning-rate=0.02,batch=100000)").split(" "));
    assertThat(adam.err()).containsPattern("learning rate +0.02 at its highest, batches of \\d+\n");
    assertThat(adam.err()).doesNotContain("100,000");
    assertThat(Typed.in(home, (line + "cg").split(" ")).err()).doesNotContain("learning rate");
  }

  @Test
  void aTrainingErrorWithTheRidgesPartIsTold() {
    String[] plain = {
      "mlp",
      "train",
      "--data",
      "sine",
      "--hidden",
      "2",
      "--iterations",
      "1",
      "--out",
      home.resolve("plain").toString()
    };
    assertThat(Typed.in(home, plain).out()).contains("training error").doesNotContain("ridge");
    String[] ridge = {
      "mlp",
      "train",
      "--data",
      "sine",
      "--hidden",
      "2",
      "--iterations",
      "1",
      "--ridge",
      "0.1",
      "--out",
      home.resolve("ridge").toString()
    };
    assertThat(Typed.in(home, ridge).out())
        .containsPattern("training error +[0-9.]+, with the ridge's part\n")
        .containsPattern("test error +[0-9.]+\n");
  }

  @Test
  void aTargetThatDoesNotVaryIsTold() throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 20; i++) {
      // One row alone differs, which some fold or part has to itself.
      text.append(i).append(',').append(i * i).append(i == 13 ? ",8\n" : ",7\n");
    }
    Path file = Files.writeString(home.resolve("same.csv"), text.toString());
    String told = "y: this target does not vary in the rows trained on";
    List<Boolean> notices = new ArrayList<>();
    for (int fold = 1; fold <= 4; fold++) {
      String[] train = {
        "mlp",
        "train",
        "--data",
        file.toString(),
        "--test",
        "fold(" + fold + ",4)",
        "--hidden",
        "1",
        "--iterations",
        "1",
        "--scaling",
        fold % 2 == 0 ? "none" : "standard",
        "--out",
        home.resolve("run" + fold).toString()
      };
      Typed trained = Typed.in(home, train);
      assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
      notices.add(trained.err().contains(told));
      assertThat(trained.err())
          .startsWith("note: the first line of " + file + " names the columns: a, b, y");
    }
    assertThat(notices).containsOnlyOnce(true);
    String[] compare = {
      "mlp",
      "compare",
      "--data",
      file.toString(),
      "--algorithms",
      "cg,owo-molf",
      "--folds",
      "4",
      "--iterations",
      "1",
      "--hidden",
      "1"
    };
    Typed compared = Typed.in(home, compare);
    assertThat(compared.exit()).as(compared.err()).isEqualTo(Exit.DONE);
    assertThat(compared.err()).containsOnlyOnce(told).containsOnlyOnce("names the columns");
  }

  @Test
  void algorithmsAreComparedAndHingesSwept() throws IOException {
    Typed compared =
        Typed.in(
            home,
            "mlp",
            "compare",
            "--data",
            "sine",
            "--folds",
            "3",
            "--iterations",
            "5",
            "--algorithms",
            "adact,owo-molf(relu),cg");
    assertThat(compared.exit()).as(compared.err()).isEqualTo(Exit.DONE);
    assertThat(compared.out()).contains("adact(pwl(9))", "owo-molf(relu)", "cg(sigmoid)");
    String name = studies("mlp-compare-sine-").get(0);
    Path folder = home.resolve("eval").resolve(name);
    assertThat(folder.resolve("report.md")).exists();
    assertThat(folder.resolve("iterations.png")).isNotEmptyFile();
    Typed again =
        Typed.in(home, "mlp", "compare", folder.resolve("study.yaml").toString(), "--json");
    assertThat(again.err()).contains("9 runs, 9 of them finished before");
    assertThat(again.json().get("study").asText()).isEqualTo(name);
    for (String given : List.of(folder.toString(), name)) {
      assertThat(Typed.in(home, "mlp", "compare", given, "--json").out()).isEqualTo(again.out());
    }
    assertThat(
            Typed.in(
                    home, "mlp", "compare", folder.resolve("study.yaml").toString(), "--folds", "4")
                .err())
        .contains("folds is 3 there and 4 here");

    Typed swept =
        Typed.in(
            home,
            "mlp",
            "hinges",
            "--data",
            "sine",
            "--folds",
            "3",
            "--iterations",
            "5",
            "--hinges",
            "3,5");
    assertThat(swept.exit()).as(swept.err()).isEqualTo(Exit.DONE);
    String hinges = studies("mlp-hinges-sine-").get(0);
    assertThat(home.resolve("eval").resolve(hinges).resolve("hinges.png")).isNotEmptyFile();
  }

  /** Two studies without names do not meet in one folder. */
  @Test
  void otherOptionsAreAnotherStudy() throws IOException {
    for (String folds : List.of("2", "3")) {
      Typed typed =
          Typed.in(
              home,
              "mlp",
              "compare",
              "--data",
              "sine",
              "--iterations",
              "1",
              "--algorithms",
              "cg",
              "--hidden",
              "1",
              "--folds",
              folds);
      assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    }
    assertThat(studies("mlp-compare-sine-")).hasSize(2);
  }

  private List<String> studies(String prefix) throws IOException {
    try (Stream<Path> folders = Files.list(home.resolve("eval"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(study -> study.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatCannotBeAStudyIsToldSo() {
    assertThat(Typed.in(home, "mlp", "compare", "/study.yaml").err())
        .contains("a study is named by its folder");
    assertThat(Typed.in(home, "mlp", "compare", "--name", "../../away").err())
        .contains("cannot be a folder");
    assertThat(Typed.in(home, "mlp", "train", "--ridge", "-1").err())
        .contains("ridge -1.0: give --ridge 0 to 1000000");
    assertThat(home.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void tablesAreListed() {
    Typed listed = Typed.in(home, "mlp", "data", "list", "--data-folder", home.toString());
    assertThat(listed.out())
        .contains("concrete", "1,030 rows, 8 inputs, 1 target; not on this machine")
        .contains("500 rows, 1 input, 1 target")
        .contains("a file of your own: FILE.csv");
    assertThat(
            Typed.in(home, "mlp", "train", "--data", "concrete", "--data-folder", "nowhere").err())
        .contains("concrete needs regression/concrete.csv");
    assertThat(Typed.in(home, "mlp", "train", "--algorithm", "adakt").err())
        .contains("did you mean adact");
  }
}
