package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.experiment.Report;
import io.sluice.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlpSineCommandTest {

  @TempDir Path home;

  @BeforeEach
  void letters() {
    Assumptions.assumeTrue(Picture.obstacle().isEmpty(), "no letters to draw with");
  }

  private Typed sine(String... more) {
    String[] words =
        Stream.concat(Stream.of("mlp", "sine", "--iterations", "4"), Stream.of(more))
            .toArray(String[]::new);
    return Typed.in(home, words);
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        content.put(
            file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  @Test
  void itWritesResultsWhoseReportIsTheOneItPrints() throws Exception {
    Typed typed = sine();
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    Path folder = home.resolve("eval/adact-sine");
    assertThat(content(folder).keySet())
        .containsExactly(
            "curves.csv",
            "errors.png",
            "errors.svg",
            "fit.png",
            "fit.svg",
            "hinges.png",
            "hinges.svg",
            "report.html",
            "report.md",
            "results.csv");
    Report report = new KeptStudy(folder).report();
    assertThat(folder.resolve("report.md")).hasContent(report.markdown());
    assertThat(typed.out()).isEqualTo(report.text(Terminal.COLUMNS));
    assertThat(typed.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    assertThat(typed.out().lines().filter(line -> line.startsWith("sin 2x  "))).hasSize(5);
    assertThat(typed.err()).contains("kept in ").contains("adact-sine");
    for (String picture : new String[] {"errors.png", "fit.png", "hinges.png"}) {
      assertThat(ImageIO.read(folder.resolve(picture).toFile()).getWidth()).isEqualTo(1500);
    }
  }

  @Test
  void theSameCallWritesTheSameBytesAndReplacesThem() throws Exception {
    sine();
    Path folder = home.resolve("eval/adact-sine");
    Map<String, String> first = content(folder);
    Files.writeString(folder.resolve("report.md"), "old");
    assertThat(sine().exit()).isEqualTo(Exit.DONE);
    assertThat(content(folder)).isEqualTo(first);
  }

  @Test
  void jsonHasARowANetwork() {
    Typed typed = sine("--seed", "2", "--name", "other", "--json");
    JsonNode rows = typed.json();
    assertThat(rows).hasSize(10);
    assertThat(rows.get(9).get("study").asText()).isEqualTo("other");
    assertThat(rows.get(9).get("activation").asText()).isEqualTo("pwl(17, range=-2:3, zero=free)");
    assertThat(rows.get(9).get("conditions").get("seed").asLong()).isEqualTo(2);
    assertThat(rows.get(9).get("conditions").get("iterations").asLong()).isEqualTo(4);
    assertThat(rows.get(9).get("error").asDouble())
        .isLessThan(rows.get(9).get("first_error").asDouble());
    assertThat(home.resolve("eval/other/results.csv")).isRegularFile();
    assertThat(home.resolve("eval/adact-sine")).doesNotExist();
  }

  @Test
  void theFolderOfAnotherStudyIsLeftAlone() throws Exception {
    Path plan = Typed.write(home.resolve("eval/gates/study.yaml"), "recipe: quick\n");
    Typed typed = sine("--name", "gates");
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err())
        .contains("gates holds a study of another kind: choose another --name")
        .hasLineCount(1);
    assertThat(content(plan.getParent()).keySet()).containsExactly("study.yaml");
  }

  @Test
  void aFileIsNoFolder() {
    Typed.write(home.resolve("eval/taken"), "kept");
    Typed typed = sine("--name", "taken");
    assertThat(typed.exit()).isEqualTo(Exit.FAILED);
    assertThat(typed.err()).contains("taken cannot be made a folder: choose another --name");
  }
}
