package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, nothing of somebody else's goes by it, and nothing of a run. */
class OutputOptionsTest {

  private static final String DEAR = "dear to somebody";

  @TempDir Path home;
  private Path run;

  @BeforeEach
  void run() {
    Assumptions.assumeTrue(Picture.obstacle().isEmpty(), "no letters to draw with");
    run = home.resolve("checkpoints/small");
    done("mlp", "train", "--hidden", "1", "--iterations", "1", "--out", run.toString());
  }

  private Typed done(String... words) {
    Typed typed = Typed.in(home, words);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    return typed;
  }

  /** Refused in one sentence, after which everything is as it was. */
  private String refused(String... words) throws IOException {
    Map<String, Integer> before = content();
    Typed typed = Typed.in(home, words);
    assertThat(typed.exit()).as(String.join(" ", words)).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).hasLineCount(1).doesNotContain("internal error");
    assertThat(typed.out()).isEmpty();
    assertThat(content()).isEqualTo(before);
    return typed.err();
  }

  /** Everything by its sum, but for the locks of studies and the cache of encoded text. */
  private Map<String, Integer> content() throws IOException {
    Map<String, Integer> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        int sum = Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) : 0;
        content.put(home.relativize(file).toString(), sum);
      }
    }
    content.keySet().removeIf(name -> name.matches("checkpoints/(mine|tokens).*"));
    return content;
  }

  /** A new option that writes belongs into a test below. */
  @Test
  void theseOptionsWrite() {
    List<String> writing =
        Commands.ALL.stream()
            .flatMap(
                command ->
                    command.usage().flags().stream()
                        .filter(flag -> List.of("out", "predictions").contains(flag.name()))
                        .map(flag -> command.name() + " --" + flag.name()))
            .toList();
    assertThat(writing)
        .containsExactly(
            "train --out",
            "activations plot --out",
            "activations analyse --out",
            "vision train --out",
            "mlp train --out",
            "mlp evaluate --predictions");
    assertThat(
            Commands.ALL.stream()
                .filter(command -> command.usage().flags().contains(Flags.OVERWRITE))
                .map(Command::name))
        .containsExactly("activations plot", "activations analyse", "mlp evaluate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.safetensors",
        "training-state.safetensors",
        "config.json",
        "new.csv",
        "not/there/yet.csv",
        "../small/model.safetensors",
        "missing/../model.safetensors"
      })
  void predictionsNeverGoIntoARun(String name) throws IOException {
    for (String more : new String[] {"--json", "--overwrite"}) {
      assertThat(
              refused(
                  "mlp",
                  "evaluate",
                  run.toString(),
                  "--predictions",
                  run.resolve(name).toString(),
                  more))
          .contains("--predictions ", " lies in the run ");
    }
  }

  @Test
  void neitherDoTheyThroughLinks() throws IOException {
    Path link = link("out.csv", run.resolve("model.safetensors"));
    Path folder = link("folder", run);
    Path inside = run.resolve("out.csv");
    Files.createSymbolicLink(inside, home.resolve("elsewhere.csv"));
    for (Path file : List.of(link, folder.resolve("x.csv"), inside)) {
      refused("mlp", "evaluate", run.toString(), "--predictions", file.toString(), "--overwrite");
    }
  }

  private Path link(String name, Path target) {
    try {
      return Files.createSymbolicLink(home.resolve(name), target);
    } catch (UnsupportedOperationException | IOException e) {
      return Assumptions.abort("this platform grants no symbolic links: " + e);
    }
  }

  @Test
  void predictionsReplaceAFileOnlyIfTheyMay() throws IOException {
    Path file = Files.writeString(home.resolve("out.csv"), DEAR);
    String[] words = {"mlp", "evaluate", run.toString(), "--predictions", file.toString()};
    assertThat(refused(words)).contains("out.csv is there already", "add --overwrite");
    done(Stream.concat(Stream.of(words), Stream.of("--overwrite")).toArray(String[]::new));
    assertThat(file).content().startsWith("y,predicted y\n");
    assertThat(refused("mlp", "evaluate", run.toString(), "--predictions", home.toString()))
        .contains("is a folder: name a file");
    assertThat(refused("mlp", "evaluate", run.toString(), "--overwrite"))
        .contains("--overwrite belongs to --predictions");
  }

  @Test
  void devicesAreNotReplaced() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/null")), "there is no /dev/null");
    refused("mlp", "evaluate", run.toString(), "--predictions", "/dev/null", "--overwrite");
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"activations.csv", "activations.png", "slopes.svg"})
  void picturesReplaceNothingOfOthers(String name) throws IOException {
    Files.writeString(Files.createDirectory(home.resolve("activations")).resolve(name), DEAR);
    assertThat(refused("activations", "plot", "relu"))
        .contains(name + " was not made by this command", "--overwrite");
  }

  @Test
  void picturesReplaceTheirOwnUntilSomebodyChangesThem() throws IOException {
    Path file = Typed.write(home.resolve("activations/activations.csv"), DEAR);
    done("activations", "plot", "relu", "--overwrite");
    assertThat(file).content().startsWith("x,notation,value,slope\n-5,relu");
    done("activations", "plot", "gelu");
    assertThat(file).content().startsWith("x,notation,value,slope\n-5,gelu");
    Files.writeString(file, "changed by hand");
    assertThat(refused("activations", "plot", "relu")).contains("or changed since");
  }

  @Test
  void picturesFollowNoLinkUnasked() throws IOException {
    Path out = Files.createDirectory(home.resolve("pictures"));
    Files.createSymbolicLink(out.resolve("slopes.png"), run.resolve("model.safetensors"));
    refused("activations", "plot", "relu", "--out", out.toString());
    byte[] weights = Files.readAllBytes(run.resolve("model.safetensors"));
    Typed typed =
        Typed.in(home, "activations", "plot", "relu", "--out", out.toString(), "--overwrite");
    assertThat(typed.exit()).isEqualTo(Exit.FAILED);
    assertThat(typed.err()).contains("it is a link into the run").hasLineCount(1);
    assertThat(run.resolve("model.safetensors")).hasBinaryContent(weights);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "analysis", "new/folder"})
  void picturesNeverGoIntoARun(String name) throws IOException {
    assertThat(
            refused(
                "activations",
                "plot",
                "relu",
                "--overwrite",
                "--out",
                run.resolve(name).toString()))
        .contains("lies in the run");
  }

  @Test
  void anAnalysisLiesInAFolderOfItsRunOrOutsideOfAll() throws IOException {
    Path analysed =
        AnalysedRun.make(home.resolve("run"), "dynactglu", AnalysedRun.dynRecords(2, 10, 30));
    String[] words = {"activations", "analyse", analysed.toString()};
    for (Path out : List.of(analysed, analysed.resolve("other"), run, run.resolve("analysis"))) {
      refused("activations", "analyse", analysed.toString(), "--out", out.toString());
    }
    done(words);
    done("activations", "analyse", analysed.toString(), "--out", analysed + "/analysis");
    Files.writeString(analysed.resolve("analysis/analysis.csv"), DEAR);
    refused(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "inside", "missing/../inside"})
  void noRunIsMadeInARun(String name) throws IOException {
    String out = run.resolve(name).toString();
    Path text = Typed.text(home);
    refused("mlp", "train", "--hidden", "1", "--iterations", "1", "--out", out);
    refused("train", "--text", text.toString(), "--steps", "1", "--out", out);
    refused("vision", "train", "--training-images", "100", "--test-images", "10", "--out", out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"results.csv", "curves.csv", "report.md", "fit.png", "hinges.png", "errors.svg"})
  void theSinesReplaceNothingOfOthers(String name) throws IOException {
    Typed.write(home.resolve("eval/adact-sine").resolve(name), DEAR);
    assertThat(refused("mlp", "sine", "--iterations", "2"))
        .contains(name + " was not made by this command: move it away");
  }

  @Test
  void aStudyWritesNeitherOverOthersNorIntoARun() throws IOException {
    String plan =
        "data: [bumps]\nhidden: [1]\nalgorithms: [owo-bp]\niterations: 1\nfolds: 2\nseeds: [1]\n";
    Path study = Typed.write(home.resolve("eval/mine/study.yaml"), plan);
    Path report = Files.writeString(study.resolveSibling("report.md"), DEAR);
    assertThat(refused("mlp", "compare", study.toString()))
        .contains("report.md was not made by this study", "move it away");
    Files.delete(report);
    done("mlp", "compare", study.toString());
    done("mlp", "compare", study.toString());
    Path inRun = Typed.write(run.resolve("study.yaml"), plan);
    Typed typed = Typed.in(home, "mlp", "compare", inRun.toString());
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(run.resolve("results.csv")).doesNotExist();
    assertThat(refused("vision", "data", "fetch", "mnist", "--data", run.toString()))
        .contains("lies in the run");
  }
}
