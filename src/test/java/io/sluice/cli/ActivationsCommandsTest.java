package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.activation.Activation;
import io.sluice.activation.ActivationNotation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationsCommandsTest {

  @TempDir Path home;

  @Test
  void listHasEveryActivationWithItsFacts() {
    JsonNode list = Typed.in(home, "activations", "list", "--json").json();
    assertThat(list.findValuesAsText("notation"))
        .isEqualTo(
            ActivationNotation.names().stream()
                .map(name -> Activation.of(name).notation())
                .toList());
    JsonNode relu = list.get(0);
    assertThat(relu.get("notation").asText()).isEqualTo("relu");
    assertThat(relu.get("parameters")).isEmpty();
    assertThat(relu.get("slope_infimum").asDouble()).isZero();
    assertThat(relu.get("lipschitz").asDouble()).isEqualTo(1);
    assertThat(relu.get("second_moment").asDouble()).isBetween(0.4999999, 0.5000001);
    assertThat(relu.get("gain").asDouble()).isBetween(1.4142135, 1.4142136);
    assertThat(relu.get("monotone").asBoolean()).isTrue();
  }

  @Test
  void whatIsUnboundedIsLeftOutOfJsonAndInfiniteInText() {
    JsonNode squared = Typed.in(home, "activations", "show", "relu-squared", "--json").json();
    assertThat(squared.get("facts").has("slope_infimum")).isTrue();
    assertThat(squared.get("facts").has("slope_supremum")).isFalse();
    assertThat(squared.get("facts").has("lipschitz")).isFalse();
    assertThat(Typed.in(home, "activations", "show", "relu-squared").out())
        .contains("slope          from 0.0000 to ∞\n", "Lipschitz      ∞\n");
    JsonNode zero = Typed.in(home, "activations", "show", "dyn(silu, start=0:0)", "--json").json();
    assertThat(zero.get("facts").has("gain")).isFalse();
  }

  @Test
  void listIsATable() {
    List<String> lines = Typed.in(home, "activations", "list").out().lines().toList();
    assertThat(lines)
        .hasSize(1 + ActivationNotation.names().size() + 2 + ActivationNotation.options().size())
        .contains("  prelu: start, granularity, rate, freeze");
    assertThat(lines.get(0))
        .matches("notation +learns +slope from +to +Lipschitz +second moment +gain +monotone");
    assertThat(lines)
        .anyMatch(
            line -> line.matches("mish +nothing +-0.1125 +1.0885 +1.0885 +0.4523 +1.4868 +no"))
        .anyMatch(
            line -> line.matches("dyn\\(silu\\) +2 a layer +-0.0998 +1.0998 +1.0998 +0.3558 .*"));
    assertThat(lines).allMatch(line -> line.length() <= Terminal.COLUMNS);
  }

  @Test
  void showHasFormulaBoundsAndValues() {
    assertThat(Typed.in(home, "activations", "show", "hard-swish").out())
        .isEqualTo(
            """
            notation       hard-swish
            learns         nothing
            options        none
            slope          from -0.5000 to 1.5000
            Lipschitz      1.5000
            second moment  0.3316
            gain           1.7367
            monotone       no
            dyn of it      dyn(hard-swish) = (α − β)·hard-swish(x) + β·x, learns alpha 1, beta 0; one set a layer

            x       value    slope
            -4.0   0.0000   0.0000
            -3.0   0.0000   0.0000
            -2.0  -0.3333  -0.1667
            -1.0  -0.3333   0.1667
            -0.5  -0.2083   0.3333
             0.0   0.0000   0.5000
             0.5   0.2917   0.6667
             1.0   0.6667   0.8333
             2.0   1.6667   1.1667
             3.0   3.0000   1.0000
             4.0   4.0000   1.0000

            TorchScript of x:
              return torch.hardswish(x)
            """);
  }

  @Test
  void showTakesOptionsAndShowsWhatIsLearned() {
    String notation = "dyn(mish, granularity=channel, start=0.5:0.25)";
    assertThat(Typed.in(home, "activations", "show", notation).out())
        .contains(
            "learns         alpha 0.5, beta 0.25; one set a channel\n",
            "dyn of it      none, since it learns itself\n",
            "TorchScript of x, alpha, beta:\n  base = torch.mish(x)\n");
    JsonNode shown = Typed.in(home, "activations", "show", notation, "--json").json();
    assertThat(shown.get("facts").get("parameters").get(1).get("start").get(0).asDouble())
        .isEqualTo(0.25);
    assertThat(shown.get("facts").get("granularity").asText()).isEqualTo("channel");
    assertThat(shown.has("dyn")).isFalse();
    assertThat(shown.get("script").asText()).contains("torch.mish(x)");
  }

  @Test
  void rowsAreCountedAndWhatIsFixedIsNoLearning() {
    assertThat(Typed.in(home, "activations", "show", "pwl(5)").out())
        .contains(
            "learns         hinges (5 numbers, fixed), values (5 numbers); one set a layer\n");
    assertThat(Typed.in(home, "activations", "list").out())
        .containsPattern("(?m)^pwl\\(9\\) +9 a layer ");
  }

  @Test
  void plotWritesPicturesAndTheirNumbers() throws Exception {
    Typed typed = Typed.in(home, "activations", "plot", "relu", "dyn(silu, start=0.5:0.25)");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    Path folder = home.resolve("activations");
    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "activations.png", "activations.svg", "slopes.png", "slopes.svg", "activations.csv");
    assertThat(typed.out().lines()).hasSize(5).allMatch(line -> line.startsWith("wrote  "));
    assertSize(folder.resolve("activations.png"), 1200);
    assertSize(folder.resolve("slopes.png"), 1200);
    List<String> lines = Files.readAllLines(folder.resolve("activations.csv"));
    assertThat(lines.get(0)).isEqualTo("x,notation,value,slope");
    assertThat(lines).hasSize(1 + 2 * 501).contains("-5,relu,0,0", "0,relu,0,0", "5,relu,5,1");
    Activation dyn = Activation.of("dyn(silu, start=0.5:0.25)");
    String start = "1,\"dyn(silu, start=0.5:0.25)\",";
    String line = lines.get(1 + 501 + 300);
    assertThat(line).startsWith(start);
    assertThat(line.substring(start.length()).split(",", -1))
        .containsExactly(
            Double.toString(dyn.value(1, 0.5, 0.25)),
            Double.toString(dyn.derivative(1, 0.5, 0.25)));
  }

  @Test
  void plotDrawsWhereItIsToldAndReplacesItsOwn() throws Exception {
    Path out = home.resolve("pictures/here");
    String[] words = {
      "activations", "plot", "tanh", "--from", "-2", "--to", "0.5", "--out", out.toString()
    };
    assertThat(Typed.in(home, words).exit()).isEqualTo(Exit.DONE);
    byte[] first = Files.readAllBytes(out.resolve("slopes.png"));
    Files.delete(out.resolve("activations.csv"));
    Files.writeString(out.resolve("mine.txt"), "kept");
    assertThat(Typed.in(home, words).exit()).isEqualTo(Exit.DONE);
    assertThat(Files.readAllBytes(out.resolve("slopes.png"))).isEqualTo(first);
    assertThat(out.resolve("mine.txt")).hasContent("kept");
    List<String> lines = Files.readAllLines(out.resolve("activations.csv"));
    assertThat(lines.get(1)).startsWith("-2,tanh,");
    assertThat(lines.get(lines.size() - 1)).startsWith("0.5,tanh,");
  }

  @Test
  void plotDrawsTheFamilyOfEachBase() throws Exception {
    Typed typed =
        Typed.in(
            home,
            "activations",
            "plot",
            "--family",
            "mish,leaky-relu(0.2)",
            "--alpha",
            "0.5,1",
            "--beta",
            "-0.25,0");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    Path folder = home.resolve("activations");
    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "dyn-mish.png",
            "dyn-mish.svg",
            "dyn-mish-slopes.png",
            "dyn-mish-slopes.svg",
            "dyn-mish.csv",
            "dyn-leaky-relu-0.2.png",
            "dyn-leaky-relu-0.2.svg",
            "dyn-leaky-relu-0.2-slopes.png",
            "dyn-leaky-relu-0.2-slopes.svg",
            "dyn-leaky-relu-0.2.csv");
    assertSize(folder.resolve("dyn-mish.png"), 1500);
    List<String> lines = Files.readAllLines(folder.resolve("dyn-leaky-relu-0.2.csv"));
    assertThat(lines.get(0)).isEqualTo("x,base,alpha,beta,value,slope");
    assertThat(lines)
        .hasSize(1 + 4 * 501)
        .contains("5,leaky-relu(0.2),0.5,-0.25,2.5,0.5", "5,leaky-relu(0.2),1,0,5,1")
        .contains("-5,leaky-relu(0.2),1,0,-1,0.2");
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "kept");
    Typed typed = Typed.in(home, "activations", "plot", "relu", "--out", file.toString());
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains("file is a file: name a folder").hasLineCount(1);
    assertThat(file).hasContent("kept");
  }

  private static void assertSize(Path picture, int width) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isGreaterThanOrEqualTo(width == 1200 ? 800 : 300);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(WrittenFiles.NAME))
          .collect(Collectors.toSet());
    }
  }
}
