package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.Report;
import io.sluice.report.html.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of studies of each suite are made of what {@code eval} keeps, and of nothing else. */
class ReportCommandTest {
  private static final List<String> STUDIES = List.of("quick", "fgsm", "adact-sine");

  @TempDir private Path home;

  /** What git keeps of the studies, without their reports and pictures. */
  private void results(List<String> studies) throws IOException {
    for (String study : studies) {
      Path folder = Files.createDirectories(home.resolve("eval").resolve(study));
      try (Stream<Path> files = Files.list(Path.of("eval", study))) {
        for (Path file : files.toList()) {
          if (file.toString().endsWith(".csv") || file.endsWith("study.yaml")) {
            Files.copy(file, folder.resolve(file.getFileName()));
          }
        }
      }
    }
  }

  @Test
  void neitherRunsNorLibtorchAreNeeded() throws Exception {
    results(STUDIES);
    Path loaded = home.resolve("loaded.txt");
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true",
                    "-Xlog:class+load:file=" + loaded,
                    "-Dsluice.home=" + home,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.sluice.cli.Main",
                    "report"),
                STUDIES.stream())
            .toList();
    Path printed = home.resolve("printed.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
    assertThat(Files.readString(printed)).contains("After 300 steps geglu", "sin 2x");
    for (String study : STUDIES) {
      assertThat(home.resolve("eval").resolve(study).resolve(Report.NAME))
          .hasSameTextualContentAs(Path.of("eval", study, Report.NAME));
    }
    assertThat(home.resolve("eval/fgsm/fgsm.png")).isNotEmptyFile();
    for (String study : STUDIES) {
      assertPage(home.resolve("eval").resolve(study).resolve(ReportPage.NAME));
    }
    // Of DJL nothing is loaded that would load libtorch.
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes).anyMatch(line -> line.contains("io.sluice.experiment.Analysis"));
    assertThat(classes)
        .noneMatch(line -> line.contains("ai.djl.pytorch"))
        .noneMatch(line -> line.contains("ai.djl.engine.Engine "));
    assertThat(home.resolve("checkpoints")).doesNotExist();
  }

  /**
   * It holds what the report holds, asks for nothing, and another process writes the same bytes.
   */
  private void assertPage(Path file) throws IOException {
    byte[] written = Files.readAllBytes(file);
    Document page = Jsoup.parse(Files.readString(file));
    String markdown = Files.readString(file.resolveSibling(Report.NAME));
    assertThat(page.select("section h2").eachText())
        .containsAll(
            markdown
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3, 4).toUpperCase(Locale.ROOT) + line.substring(4))
                .toList());
    assertThat(page.select("[src], iframe, object, embed, form, base")).isEmpty();
    assertThat(page.select("[href]"))
        .extracting(link -> link.attr("href"))
        .allMatch(address -> address.startsWith("#") || address.equals("data:,"));
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    KeptStudy study = new KeptStudy(file.getParent());
    study.write(new Home(home), study.report());
    assertThat(file).hasBinaryContent(written);
  }

  @Test
  void allStudiesAreListedAndKeepTheirDates() throws Exception {
    results(List.of("quick"));
    Typed first = Typed.in(home, "report", "--all");
    assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
    assertThat(first.out())
        .startsWith("quick: loss against swiglu after 300 steps: within noise with");
    Path index = home.resolve("eval/README.md");
    assertThat(index)
        .content()
        .containsPattern(
            "\\| \\[quick]\\(quick/report.md\\) \\| Does .* \\| 20\\d\\d-\\d\\d-\\d\\d \\|")
        .contains("9 runs, ");
    Files.writeString(
        index, Files.readString(index).replaceAll("20\\d\\d-\\d\\d-\\d\\d", "2001-02-03"));
    results(List.of("adact-sine"));
    assertThat(Typed.in(home, "report", "--all").exit()).isEqualTo(Exit.DONE);
    assertThat(Files.readAllLines(index))
        .anyMatch(line -> line.startsWith("| [quick]") && line.contains("| 2001-02-03 |"))
        .anyMatch(line -> line.startsWith("| [adact-sine]") && !line.contains("2001"));
  }

  @Test
  void oneThatIsDamagedDoesNotKeepTheOthersFromTheList() throws Exception {
    results(List.of("quick", "fgsm"));
    Files.writeString(home.resolve("eval/fgsm/results.csv"), "damaged\n");
    Typed all = Typed.in(home, "report", "--all");
    assertThat(all.exit()).isEqualTo(Exit.FAILED);
    assertThat(all.err()).contains("results.csv:1");
    assertThat(home.resolve("eval/README.md")).content().contains("quick").doesNotContain("fgsm");
  }

  @Test
  void whatIsNoStudyIsRefused() {
    assertThat(Typed.in(home, "report", "nowhere").err())
        .contains("eval/nowhere has no results.csv: name the folder of a study");
    assertThat(Typed.in(home, "report").err()).contains("name one, or give --all");
    assertThat(Typed.in(home, "report", "--all", "quick").exit()).isEqualTo(Exit.WRONG_USE);
  }
}
