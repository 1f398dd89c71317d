package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
}
