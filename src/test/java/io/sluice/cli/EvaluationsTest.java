package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.Report;
import io.sluice.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code eval} says is what its results say: each report is made again and is the same. */
class EvaluationsTest {
  private static final Map<Path, Report> REPORTS = new ConcurrentHashMap<>();

  static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("eval"))) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void theStudiesOfAllSuitesAreThere() throws IOException {
    assertThat(folders())
        .extracting(folder -> folder.getFileName().toString())
        .contains("quick", "dynactglu", "mnist-depth", "fgsm", "adact-hinges", "adact-sine");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aReportIsThatOfItsResults(Path folder) throws IOException {
    String kept = Files.readString(folder.resolve(Report.NAME));
    // A machine without letters to draw with makes the same report without its pictures.
    assertThat(report(folder).markdown())
        .isEqualTo(Picture.obstacle().isEmpty() ? kept : withoutPictures(kept));
    for (String line : kept.lines().filter(EvaluationsTest::isPicture).toList()) {
      assertThat(folder.resolve(line.replaceAll(".*\\((.*)\\)", "$1"))).isNotEmptyFile();
    }
  }

  /** All of them, with the answers that the numbers give. */
  @Test
  void theListIsThatOfTheStudies() throws IOException {
    StudyIndex index = new StudyIndex(Path.of("eval"));
    List<StudyIndex.Entry> entries =
        index.studies().stream()
            .map(study -> new StudyIndex.Entry(study, report(study.folder())))
            .toList();
    assertThat(entries).hasSameSizeAs(folders());
    List<String> made =
        withoutCost(index.text(entries, "not yet listed: run ./sluice report --all"));
    List<String> kept = withoutCost(Files.readString(Path.of("eval", StudyIndex.NAME)));
    assertThat(made).hasSameSizeAs(kept);
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i).startsWith("| [quick](")) {
        Remade.assertLine(made.get(i), kept.get(i));
      } else {
        assertThat(made.get(i)).isEqualTo(kept.get(i));
      }
    }
  }

  /** Whoever has called ./sluice compare has other times in eval/quick than those of the list. */
  private static List<String> withoutCost(String index) {
    assertThat(index).contains("| training ").contains(" runs, ").contains("\n| [quick](");
    return index
        .replaceAll("(?m)\\|[^|]*\\|$", "|")
        .replaceAll("-{3,}", "---")
        .replaceAll(" {2,}", " ")
        .lines()
        .toList();
  }

  @Test
  void theReadmeShowsWhatTheDefaultStudyPrints() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("\nquick: Does") + 1;
    String shown = readme.substring(start, readme.indexOf("...\n```", start));
    Remade.assertBeginning(text(Path.of("eval/quick"), Terminal.COLUMNS), shown);
  }

  private static boolean isPicture(String line) {
    return line.startsWith("![");
  }

  private static String withoutPictures(String markdown) {
    return markdown
        .lines()
        .filter(line -> !isPicture(line))
        .collect(Collectors.joining("\n", "", "\n"))
        .replaceAll("\n\n\n+", "\n\n");
  }

  /** The report for a terminal. */
  static String text(Path folder, int columns) {
    return report(folder).text(columns);
  }

  /** Made once: equal rows give equal reports. */
  private static Report report(Path folder) {
    return REPORTS.computeIfAbsent(folder, each -> new KeptStudy(each).report());
  }
}
