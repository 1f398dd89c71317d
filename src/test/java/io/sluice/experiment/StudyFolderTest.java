package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.ResultRow;
import io.sluice.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {

  private static final Pattern FILE = Pattern.compile("\"([a-z-]+\\.(?:png|md|csv))\"");

  /** So that nothing of these names is written over unasked, whichever report makes it. */
  @Test
  void whatReportsWriteIsKnown() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/sluice/report"))) {
      for (Path file : files.filter(file -> !file.endsWith("SinePictures.java")).toList()) {
        Matcher name = FILE.matcher(Files.readString(file));
        while (name.find()) {
          written.add(name.group(1));
        }
      }
    }
    written.add(Report.NAME);
    assertThat(written).contains("accuracy.png").hasSizeGreaterThan(10);
    assertThat(StudyFolder.WRITTEN).containsAll(written);
  }

  private static final String PLAN =
      """
      question: What is C# for?
      recipe: quick
      feed_forward: [swiglu, geglu]
      baseline: swiglu
      seeds: [1, 2]
      marks: [150]
      schedule: shared
      precision: fp32
      """;

  @Test
  void commentsOfAPlanAreNotLost(@TempDir Path folder) throws IOException {
    String notes = PLAN.replace("baseline", "# the usual one\nbaseline");
    Path plan = folder.resolve("study.yaml");
    Files.writeString(plan, notes);
    open(folder, PLAN).writePlan();
    assertThat(plan).hasContent(notes);
    open(folder, PLAN.replace("[1, 2]", "[1, 2, 3]")).writePlan();
    assertThat(plan).hasContent(notes.replace("seeds: [1, 2]", "seeds:\n  - 1\n  - 2\n  - 3"));
    Files.writeString(plan, notes.replace("[1, 2]", "[1, 2] # two are few"));
    assertThatThrownBy(() -> open(folder, PLAN.replace("[1, 2]", "[1, 2, 3]")))
        .hasMessage(
            plan
                + " has comments, which would be lost if an option wrote it anew: write seeds: 1, 2, 3 into it, and run ./sluice compare "
                + plan);
    Files.writeString(plan, PLAN.replace("What is C# for?", "'Does a # or two # matter?'"));
    String grown = Files.readString(plan).replace("[1, 2]", "[1, 2, 3]");
    open(folder, grown).writePlan();
    assertThat(Study.read(plan).seeds()).containsExactly(1L, 2L, 3L);
  }

  private static StudyFolder<Study, ResultRow> open(Path folder, String plan) throws IOException {
    Path asked = folder.resolve("asked.yaml");
    Files.writeString(asked, plan);
    return StudyFolder.open(
        folder,
        Study.read(asked),
        Study.class,
        new StudyFolder.Results<>(new RecordCsv<>(ResultRow.class), row -> row),
        "compare");
  }
}
