package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.picture.Picture;
import io.sluice.report.MlpReport;
import io.sluice.report.SineReport;
import io.sluice.report.StudyReport;
import io.sluice.report.VisionReport;
import io.sluice.run.AttackRow;
import io.sluice.run.MlpRow;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.SineRow;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionRow;
import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code eval} says is what its results say: each report is made again and is the same. */
class EvaluationsTest {

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("eval"))) {
      return all.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aReportIsThatOfItsResults(Path folder) throws IOException {
    Assumptions.assumeTrue(Picture.obstacle().isEmpty(), "no letters to draw with");
    String made = report(folder).markdown();
    assertThat(made).isEqualTo(Files.readString(folder.resolve(StudyReport.NAME)));
    for (String line : made.lines().filter(line -> line.startsWith("![")).toList()) {
      String picture = line.replaceAll(".*\\((.*)\\)", "$1");
      assertThat(folder.resolve(picture)).isNotEmptyFile();
    }
  }

  /** The report for a terminal. */
  static String text(Path folder, int columns) throws IOException {
    return report(folder).text().apply(columns);
  }

  /** A report in its two forms. */
  private record Made(String markdown, IntFunction<String> text) {}

  /** What has no plan is a demonstration, whose results say all themselves. */
  private static Made report(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("study.yaml"))) {
      SineReport report =
          SineReport.of(new RecordCsv<>(SineRow.class).read(folder.resolve(StudyFolder.RESULTS)));
      return new Made(report.markdown(), report::text);
    }
    if (hasKey(folder, "algorithms")) {
      return mlp(folder);
    }
    return isVision(folder) ? vision(folder) : language(folder);
  }

  private static boolean hasKey(Path folder, String key) throws IOException {
    return Files.readAllLines(folder.resolve("study.yaml")).stream()
        .anyMatch(line -> line.startsWith(key + ":"));
  }

  private static Made mlp(Path folder) {
    MlpStudy study = MlpStudy.read(folder.resolve("study.yaml"));
    MlpReport report =
        MlpReport.of(
            MlpComparisonRun.question(study, folder.getFileName().toString()),
            new RecordCsv<>(MlpRow.class).read(folder.resolve(StudyFolder.RESULTS)));
    return new Made(report.markdown(), report::text);
  }

  private static boolean isVision(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("study.yaml")).stream()
        .filter(line -> line.startsWith("recipe:"))
        .anyMatch(line -> VisionRecipes.ALL.containsKey(line.substring(7).strip()));
  }

  private static Made vision(Path folder) {
    VisionStudy study = VisionStudy.read(folder.resolve("study.yaml"));
    Path attacks = folder.resolve(StudyFolder.ATTACKS);
    List<AttackRow> attacked =
        Files.exists(attacks) ? new RecordCsv<>(AttackRow.class).read(attacks) : List.of();
    VisionReport report =
        VisionReport.of(
            VisionComparisonRun.question(study, folder.getFileName().toString()),
            new RecordCsv<>(VisionRow.class).read(folder.resolve(StudyFolder.RESULTS)),
            sites(folder),
            attacked);
    return new Made(report.markdown(), report::text);
  }

  private static Made language(Path folder) {
    Study study = Study.read(folder.resolve("study.yaml"));
    String name = folder.getFileName().toString();
    StudyReport report =
        StudyReport.of(
                StudyQuestion.of(new StudyFlags.Asked(study, name, folder)),
                new RecordCsv<>(ResultRow.class).read(folder.resolve(StudyFolder.RESULTS)))
            .withSites(sites(folder));
    Path overhead = folder.resolve(StudyFolder.OVERHEAD);
    StudyReport whole =
        Files.exists(overhead)
            ? report.withOverhead(new RecordCsv<>(OverheadRow.class).read(overhead))
            : report;
    return new Made(whole.markdown(), whole::text);
  }

  private static List<SiteRow> sites(Path folder) {
    Path file = folder.resolve(StudyFolder.SITES);
    return Files.exists(file) ? new RecordCsv<>(SiteRow.class).read(file) : List.of();
  }
}
